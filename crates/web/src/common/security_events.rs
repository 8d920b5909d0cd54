// SPDX-License-Identifier: EUPL-1.2
//! `GET security-events`: what happened to the own account, newest first.

use crate::api::B64u;
use crate::api::security::{SecurityEventItem, SecurityEventsAnswer, SecurityEventsQuery};
use crate::common::answer::{Answer, ok};
use crate::common::threads::row::{cursor, limit};
use crate::extract::{Current, Query};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Query(query): Query<SecurityEventsQuery>,
) -> Answer {
    let (pid, here) = (current.pid()?, current.session.new.id);
    let before = cursor(query.before.as_deref())?;
    let limit = limit(query.limit);
    let (page, devices) = app
        .store
        .read("page_security", move |tx| {
            let page = tx.security_events().page(pid, before, limit)?;
            let sessions: Vec<_> = page.rows.iter().filter_map(|e| e.new.session).collect();
            let devices = tx.session_devices().find(pid, &sessions)?;
            Ok((page, devices))
        })
        .await?;
    let items = page.rows.into_iter().map(|event| SecurityEventItem {
        id: event.id,
        at: event.at.secs(),
        kind: event.new.kind.to_string(),
        word: event.new.word.map(|word| word.to_string()),
        current: event.new.session == Some(here),
        session: event.new.session,
        device: event
            .new
            .session
            .and_then(|id| devices.get(&id).cloned().map(B64u::from)),
        told: event.new.is_told(),
    });
    ok(&SecurityEventsAnswer {
        items: items.collect(),
        next: page.next.map(|next| next.to_string()),
    })
}
