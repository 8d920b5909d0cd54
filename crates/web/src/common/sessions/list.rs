// SPDX-License-Identifier: EUPL-1.2
//! `GET sessions`: own sessions, newest first.

use mailbox::model::SessionState;

use crate::api::sessions::{SessionItem, SessionsAnswer};
use crate::common::answer::{Answer, ok};
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let pid = current.pid()?;
    let own = current.session.new.id;
    let (now, idle) = (app.ambient.now(), app.idle(SessionState::Full));
    let items = app
        .store
        .read("list_sessions", move |tx| {
            tx.sessions().find_by_person(pid, now, idle)
        })
        .await?
        .into_iter()
        .map(|session| SessionItem {
            id: session.new.id,
            method: session
                .new
                .method
                .map(|method| method.to_string())
                .unwrap_or_default(),
            created_at: session.created_at.secs(),
            seen_at: session.seen_at.secs(),
            current: session.new.id == own,
            shared: session.new.shared,
        })
        .collect();
    ok(&SessionsAnswer { items })
}
