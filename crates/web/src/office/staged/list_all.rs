// SPDX-License-Identifier: EUPL-1.2
//! `GET staged`: what waits in the own units.

use mailbox::service;

use super::wire;
use crate::api::staged::StagedLines;
use crate::common::answer::{Answer, ok};
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    let found = app
        .store
        .read("staged_of_units", move |tx| {
            service::staged_of_units(tx, &ctx, actor)
        })
        .await?;
    ok(&StagedLines {
        items: found.iter().map(wire::line).collect(),
    })
}
