// SPDX-License-Identifier: EUPL-1.2
//! `GET units/{dept}/rules`: the unit's rules, for whoever leads it.

use mailbox::ids::Dept;
use mailbox::service;

use crate::api::rules::RulesAnswer;
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Path};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Path(dept): Path<Dept>) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    let list = app
        .store
        .read("unit_rules", move |tx| {
            service::unit_rules(tx, &ctx, actor, &dept)
        })
        .await?;
    ok(&RulesAnswer::from(list))
}
