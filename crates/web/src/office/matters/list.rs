// SPDX-License-Identifier: EUPL-1.2
//! `GET units/{dept}/matters`: the matters that a unit answers and its words about them, for whoever leads it.

use mailbox::ids::Dept;
use mailbox::service;

use crate::api::offers::UnitMattersAnswer;
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Path};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Path(dept): Path<Dept>) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    let matters = app
        .store
        .read("unit_matters", move |tx| {
            service::unit_matters(tx, &ctx, actor, &dept)
        })
        .await?;
    ok(&UnitMattersAnswer::from(matters))
}
