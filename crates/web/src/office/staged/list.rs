// SPDX-License-Identifier: EUPL-1.2
//! `GET threads/{thread}/staged`: what waits in a thread, with its bytes.

use mailbox::ids::ThreadId;
use mailbox::service;

use super::wire;
use crate::api::staged::StagedItems;
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Path};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Path(thread): Path<ThreadId>) -> Answer {
    let actor = current.actor()?;
    let clearance = current.clearance(&app);
    let ctx = app.ambient.ctx();
    let items = app
        .store
        .read("staged_of_thread", move |tx| {
            service::staged_of_thread(tx, &ctx, actor, &clearance, thread)
        })
        .await?;
    ok(&StagedItems {
        items: items.into_iter().map(wire::item).collect(),
    })
}
