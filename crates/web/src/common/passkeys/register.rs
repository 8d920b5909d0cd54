// SPDX-License-Identifier: EUPL-1.2
//! `POST passkeys`: ends a registration. A passkey of an activation signs nobody in before the registrar has bound the person.
//!
//! Several people may hold one letter. Passkeys belong to the activation and not to a session, so the session notes which
//! ones it made; `activation/complete` drops all others, and while a bind request waits only its own session adds more.
//! Otherwise a stranger's passkey would become the owner's together with her key.

use actix_web::http::StatusCode;
use mailbox::model::{NewSecurityEvent, Passkey, RequestKind, SecurityKind, Session, SessionState};
use mailbox::{Conflict, StoreError, Tx, service};

use crate::api::sessions::{PasskeyRegistrationAnswer, PasskeyRegistrationRequest};
use crate::common::answer::{Answer, json};
use crate::error::Code;
use crate::extract::{Body, Current};
use crate::state::App;
use crate::webauthn::{keep, made};

pub(crate) async fn handler(
    app: App,
    current: Current,
    body: Body<PasskeyRegistrationRequest>,
) -> Answer {
    let request = body.value;
    let pid = current.pid()?;
    let (token, now, valid) = (current.token_hash(), app.ambient.now(), app.ceremony_time());
    let activation = match current.session.new.state {
        SessionState::Activating => current.session.new.aid,
        _ => None,
    };
    let mut own = made(current.session.new.ceremony.as_deref());
    let before = keep(&own)?;
    let ceremony = app
        .store
        .transaction("take_ceremony", move |tx| {
            let ceremony = tx.sessions().take_ceremony(token, now, valid)?;
            tx.sessions().set_ceremony(token, &before, now)?;
            Ok(ceremony)
        })
        .await?
        .ok_or(Code::LoginRefused)?;
    let registered = app
        .passkeys()?
        .finish_registration(request.credential, &ceremony)?;
    let id = registered.credential_id.clone();
    own.push(registered.credential_id.clone());
    let after = keep(&own)?;
    let passkey = Passkey {
        credential_id: registered.credential_id,
        pid,
        method: request.method,
        passkey: registered.passkey,
        activation,
        created_at: now,
        used_at: None,
    };
    let session = current.session;
    let ctx = app.ambient.ctx();
    app.store
        .transaction("register_passkey", move |tx| {
            if activation.is_some() {
                nobody_else_waits(tx, &session)?;
            }
            tx.passkeys().insert(&passkey)?;
            if activation.is_none() {
                let event = NewSecurityEvent {
                    pid,
                    kind: SecurityKind::PasskeyAdded,
                    word: None,
                    session: Some(session.new.id),
                };
                service::tell(tx, &ctx, event)?;
            }
            tx.sessions().set_ceremony(token, &after, now)
        })
        .await?;
    json(
        StatusCode::CREATED,
        &PasskeyRegistrationAnswer {
            credential_id: id.into(),
        },
    )
}

/// While a bind request waits, passkeys are added by its own session only.
fn nobody_else_waits(tx: &mut Tx<'_>, session: &Session) -> Result<(), StoreError> {
    let Some(pid) = session.new.pid else {
        return Ok(());
    };
    if !tx.requests().is_waiting(pid, RequestKind::Bind)? {
        return Ok(());
    }
    let own = tx
        .requests()
        .newest_of_session(pid, RequestKind::Bind, session.new.id)?;
    if own.is_some_and(|request| request.state.is_pending()) {
        Ok(())
    } else {
        Err(StoreError::Conflict(Conflict::State))
    }
}
