// SPDX-License-Identifier: EUPL-1.2
//! `POST session/passkey/options`: begins a sign-in without asking who it is.

use mailbox::model::SessionState;

use super::begin::Entry;
use crate::api::Empty;
use crate::api::sessions::CeremonyAnswer;
use crate::common::answer::{Answer, ok};
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, _: Body<Empty>) -> Answer {
    let started = app.passkeys()?.start_login()?;
    let (token, mut session) = app.new_session(Entry::new(SessionState::Ceremony))?;
    session.ceremony = Some(started.state);
    let now = app.ambient.now();
    app.store
        .transaction("begin_ceremony", move |tx| tx.sessions().insert(&session, now))
        .await?;
    app.with_cookie(ok(&CeremonyAnswer { public_key: started.options })?, &token)
}
