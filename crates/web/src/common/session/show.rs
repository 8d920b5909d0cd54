// SPDX-License-Identifier: EUPL-1.2
//! `GET session`: whose it is and how long it lasts; nothing where no cookie comes along, as at a first visit. Asking does not prolong it.

use crate::api::sessions::SessionAnswer;
use crate::common::answer::{Answer, no_content, ok};
use crate::error::Code;
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Option<Current>) -> Answer {
    let Some(current) = current else {
        return Ok(no_content());
    };
    let pid = current.pid()?;
    let (person, ending) = app
        .store
        .read("show_session", move |tx| {
            Ok((tx.persons().lookup(pid)?, tx.endings().lookup(pid)?))
        })
        .await?;
    let person = person.ok_or(Code::NoSession)?;
    let now = app.ambient.now();
    let session = &current.session;
    let left = |end: mailbox::clock::Timestamp| {
        i64::try_from(end.since(now).as_secs()).unwrap_or(i64::MAX)
    };
    ok(&SessionAnswer {
        id: session.new.id,
        pid,
        kind: serde_json::to_value(person.kind)
            .ok()
            .and_then(|kind| kind.as_str().map(str::to_owned))
            .ok_or(Code::Internal)?,
        level: session.new.level.to_string(),
        idle_expires_in: left(session.seen_at + app.idle(session.new.state).of(session.new.shared)),
        expires_in: left(session.new.expires_at),
        shared: session.new.shared,
        ending: ending.map(Into::into),
    })
}
