// SPDX-License-Identifier: EUPL-1.2
//! `GET threads/{thread}/messages`: a page of a lane, by receipt index.

use mailbox::ids::ThreadId;
use mailbox::service;
use protocol::statement::Lane;

use super::{opening, wire};
use crate::api::threads::{MessagesAnswer, MessagesQuery};
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Path, Query};
use crate::state::App;

/// Messages of a page: unless asked, and at most.
const PAGE: u32 = 100;
const MOST: u32 = 200;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    Query(query): Query<MessagesQuery>,
) -> Answer {
    let actor = current.actor()?;
    let clearance = current.clearance(&app);
    let lane = query.lane.unwrap_or(Lane::Case);
    let after = query.after.unwrap_or(0);
    let limit = query.limit.unwrap_or(PAGE).clamp(1, MOST);
    let ctx = app.ambient.ctx();
    let items = app
        .store
        .read("page_messages", move |tx| {
            service::messages_page(tx, &ctx, actor, &clearance, thread, lane, after, limit)
        })
        .await?;
    opening::thread(&app, &current, thread, query.reason.as_deref()).await?;
    ok(&MessagesAnswer {
        items: items.into_iter().map(wire::message).collect(),
    })
}
