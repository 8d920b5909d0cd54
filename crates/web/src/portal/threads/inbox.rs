// SPDX-License-Identifier: EUPL-1.2
//! `GET threads`: own threads, or those of somebody whom one represents; newest first.

use mailbox::model::InboxView;
use mailbox::service;

use crate::api::threads::{InboxAnswer, InboxQuery, TrayCounts};
use crate::common::answer::{Answer, ok};
use crate::common::threads::row::{cursor, limit, rows};
use crate::error::{ApiError, Code};
use crate::extract::{Current, Query};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Query(query): Query<InboxQuery>) -> Answer {
    let pid = current.pid()?;
    let before = cursor(query.before.as_deref())?;
    let limit = limit(query.limit);
    let view = match query.view.as_deref() {
        None => InboxView::All,
        Some(word) => word
            .parse()
            .map_err(|_| ApiError::from(Code::BadRequest).detail("view"))?,
    };
    let (subject, ctx) = (query.subject.unwrap_or(pid), app.ambient.ctx());
    let found = app
        .store
        .read("page_inbox", move |tx| {
            let scope = service::perspective(tx, pid, subject, ctx.now())?;
            service::inbox_page(tx, &ctx, (pid, subject), &scope, view, before, limit)
        })
        .await?;
    ok(&InboxAnswer {
        next: found.page.next.map(|next| next.to_string()),
        items: rows(found.page.rows)?,
        pinned: rows(found.pinned)?,
        counts: found.counts.map(|counts| TrayCounts {
            unread: counts.unread,
            archive: counts.archive,
            hidden: counts.hidden,
            leaving: counts.leaving,
        }),
    })
}
