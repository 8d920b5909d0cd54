// SPDX-License-Identifier: EUPL-1.2
//! `GET threads`: own threads, or those of somebody whom one represents; newest first.

use mailbox::service;

use crate::api::threads::{InboxQuery, ThreadsAnswer};
use crate::common::answer::{Answer, ok};
use crate::common::threads::row::{cursor, limit, rows};
use crate::extract::{Current, Query};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Query(query): Query<InboxQuery>) -> Answer {
    let pid = current.pid()?;
    let before = cursor(query.before.as_deref())?;
    let limit = limit(query.limit);
    let (subject, now) = (query.subject.unwrap_or(pid), app.ambient.now());
    let page = app
        .store
        .read("page_inbox", move |tx| {
            let scope = service::perspective(tx, pid, subject, now)?;
            tx.inbox().page_person(pid, subject, &scope, before, limit)
        })
        .await?;
    ok(&ThreadsAnswer {
        next: page.next.map(|next| next.to_string()),
        items: rows(page.rows)?,
    })
}
