// SPDX-License-Identifier: EUPL-1.2
//! `POST session/passkey/options`: begins a sign-in without asking who it is. A full session keeps its cookie and takes the
//! ceremony in: the passkey becomes a further proof in it. So does the session in which an employee has signed in at the identity
//! provider, where there is one.

use actix_web::HttpRequest;
use mailbox::model::SessionState;

use super::begin::Entry;
use crate::api::sessions::{CeremonyAnswer, PasskeyOptionsRequest};
use crate::common::answer::{Answer, ok};
use crate::extract::{Body, Current};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    request: HttpRequest,
    body: Body<PasskeyOptionsRequest>,
) -> Answer {
    let shared = app.shared(body.value.shared)?;
    let started = app.passkeys()?.start_login()?;
    let now = app.ambient.now();
    let answer = ok(&CeremonyAnswer {
        public_key: started.options,
    })?;
    if let Some(current) = Current::full(&app, &request).await? {
        let token = current.token_hash();
        app.store
            .transaction("begin_step_up", move |tx| {
                tx.sessions().set_ceremony(token, &started.state, now)
            })
            .await?;
        return Ok(answer);
    }
    if let Some(vouched) = Current::vouched(&app, &request).await? {
        let token = vouched.session.new.token_hash;
        app.store
            .transaction("begin_ceremony", move |tx| {
                tx.sessions().set_ceremony(token, &started.state, now)
            })
            .await?;
        return Ok(answer);
    }
    let (token, mut session) = app.new_session(Entry::new(SessionState::Ceremony).at(shared))?;
    session.ceremony = Some(started.state);
    app.store
        .transaction("begin_ceremony", move |tx| {
            tx.sessions().insert(&session, now)
        })
        .await?;
    let age = app.cookie_age(SessionState::Ceremony, shared);
    app.with_cookie(answer, &token, age)
}
