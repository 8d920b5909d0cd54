// SPDX-License-Identifier: EUPL-1.2
//! `GET sessions`: own sessions, newest first.

use mailbox::model::SessionState;

use crate::api::B64u;
use crate::api::sessions::{SessionItem, SessionsAnswer};
use crate::common::answer::{Answer, ok};
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let pid = current.pid()?;
    let own = current.session.new.id;
    let (now, idle) = (app.ambient.now(), app.idle(SessionState::Full));
    let (sessions, mut devices) = app
        .store
        .read("list_sessions", move |tx| {
            let sessions = tx.sessions().find_by_person(pid, now, idle)?;
            let ids: Vec<_> = sessions.iter().map(|s| s.new.id).collect();
            let devices = tx.session_devices().find(pid, &ids)?;
            Ok((sessions, devices))
        })
        .await?;
    let items = sessions
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
            device: devices.remove(&session.new.id).map(B64u::from),
        })
        .collect();
    ok(&SessionsAnswer { items })
}
