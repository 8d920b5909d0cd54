// SPDX-License-Identifier: EUPL-1.2
//! `GET threads/{thread}/openings`: which unit has opened it, when and what for. Persons are never told who it was; a clerk is, for
//! her own units.

use mailbox::ids::ThreadId;
use mailbox::service;

use super::row::{cursor, limit};
use crate::api::openings::{OpeningItem, OpeningsAnswer, OpeningsQuery};
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Path, Query};
use crate::face::Face;
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    Query(query): Query<OpeningsQuery>,
) -> Answer {
    let actor = current.actor()?;
    let before = cursor(query.before.as_deref())?;
    let limit = limit(query.limit);
    let ctx = app.ambient.ctx();
    let page = app
        .store
        .read("page_openings", move |tx| {
            service::openings_page(tx, &ctx, actor, thread, before, limit)
        })
        .await?;
    let named = app.face == Face::Office;
    let items = page.rows.into_iter().map(|opening| OpeningItem {
        at: opening.at.secs(),
        dept: opening.unit,
        purpose: opening.purpose.to_string(),
        attachment: opening.attachment,
        by: named.then_some(opening.by),
    });
    ok(&OpeningsAnswer {
        items: items.collect(),
        next: page.next.map(|next| next.to_string()),
    })
}
