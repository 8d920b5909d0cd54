// SPDX-License-Identifier: EUPL-1.2
//! `GET units/{dept}/matters/versions`: what a unit said of its matters before, for whoever leads it.

use mailbox::ids::Dept;
use mailbox::service;

use crate::api::offers::OfferVersionsAnswer;
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Path};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Path(dept): Path<Dept>) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    let versions = app
        .store
        .read("offer_versions", move |tx| {
            service::offer_versions(tx, &ctx, actor, &dept)
        })
        .await?;
    ok(&OfferVersionsAnswer::from(versions))
}
