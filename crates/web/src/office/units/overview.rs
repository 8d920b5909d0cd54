// SPDX-License-Identifier: EUPL-1.2
//! `GET units/{dept}/overview`: the figures of a unit, for whoever leads it.

use mailbox::ids::Dept;
use mailbox::service;

use crate::api::overview::OverviewAnswer;
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Path};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Path(dept): Path<Dept>) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    let view = app
        .store
        .read("unit_overview", move |tx| {
            service::unit_overview(tx, &ctx, actor, &dept)
        })
        .await?;
    ok(&OverviewAnswer::from(view))
}
