// SPDX-License-Identifier: EUPL-1.2
//! `POST passkeys/options`: begins a registration for the person of the session.

use crate::api::Empty;
use crate::api::sessions::CeremonyAnswer;
use crate::common::answer::{Answer, ok};
use crate::extract::{Body, Current};
use crate::state::App;
use crate::webauthn::made;

pub(crate) async fn handler(app: App, current: Current, _: Body<Empty>) -> Answer {
    let pid = current.pid()?;
    let known = app
        .store
        .read("list_passkeys", move |tx| {
            tx.passkeys().find_all_by_person(pid)
        })
        .await?
        .into_iter()
        .map(|passkey| passkey.credential_id)
        .collect();
    let made = made(current.session.new.ceremony.as_deref());
    let name = &app.config.brand.name;
    let started = app
        .passkeys()?
        .start_registration(pid.uuid(), name, known, &made)?;
    let (token, now) = (current.token_hash(), app.ambient.now());
    app.store
        .transaction("begin_passkey", move |tx| {
            tx.sessions().set_ceremony(token, &started.state, now)
        })
        .await?;
    ok(&CeremonyAnswer {
        public_key: started.options,
    })
}
