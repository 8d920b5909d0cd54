// SPDX-License-Identifier: EUPL-1.2
//! `POST session/passkey`: ends a sign-in. One refusal for everything that is not right.

use mailbox::ids::{PersonId, SessionId};
use mailbox::model::{
    NewSecurityEvent, PersonState, SecurityKind, SessionMethod, SessionState, Side, proof_of,
};
use mailbox::{OrAbsent, service};
use protocol::statement::PersonRole;

use super::begin::Entry;
use crate::api::sessions::{PasskeyLoginAnswer, PasskeyLoginRequest};
use crate::common::answer::{Answer, ok};
use crate::error::Code;
use crate::extract::{Body, Current};
use crate::state::App;
use crate::webauthn::Passkeys;

pub(crate) async fn handler(app: App, current: Current, body: Body<PasskeyLoginRequest>) -> Answer {
    let credential = body.value.credential;
    let claimed = Passkeys::claimed(&credential)?;
    let pid = PersonId::new(claimed.pid);
    let (token, now, valid) = (current.token_hash(), app.ambient.now(), app.ceremony_time());
    let side = app.side()?;
    let (ceremony, passkey, person) = app
        .store
        .transaction("take_ceremony", move |tx| {
            // The challenge is spent whatever comes of it: of many answers exactly one gets it.
            let ceremony = tx.sessions().take_ceremony(token, now, valid)?;
            let passkey = tx.passkeys().lookup(&claimed.credential_id)?;
            Ok((ceremony, passkey, tx.persons().access(pid, now)?))
        })
        .await?;
    let passkey = passkey
        .filter(|passkey| passkey.pid == pid)
        .ok_or(Code::LoginRefused)?;
    let ceremony = ceremony.ok_or(Code::LoginRefused)?;
    let counted = app
        .passkeys()?
        .finish_login(&credential, &ceremony, &passkey.passkey)?;
    // Only now that the passkey is proven may the answer say anything about the person.
    let person = person
        .filter(|person| belongs(person.kind, side))
        .ok_or(Code::LoginRefused)?;
    may_enter(person.state)?;
    let vouched = current.provider;
    if app.idp.is_some() {
        // The account at the provider and the key have to be the same employee's.
        let vouched = vouched.ok_or(Code::ProviderFirst)?;
        if vouched.pid != pid {
            let (ctx, session) = (app.ambient.ctx(), current.session.new.id);
            app.store
                .transaction("refuse_other_employee", move |tx| {
                    service::refuse_other_employee(tx, &ctx, session, &vouched, pid)
                })
                .await?;
            return Err(Code::OtherEmployee.into());
        }
    }

    let proof = proof_of(SessionMethod::Passkey, passkey.created_at, now);
    let level = app.level_after(SessionMethod::Passkey, &person, Some(&current.session));
    let entry =
        Entry::full(pid, SessionMethod::Passkey, proof, level).at(current.session.new.shared);
    let (fresh, change) = app.changed_session(entry, vouched.as_ref());
    let (begins, ctx) = (current.session.new.pid != Some(pid), app.ambient.ctx());
    let session = current.session.new.id;
    let method = passkey.method;
    let state = app
        .store
        .transaction("sign_in_passkey", move |tx| {
            // Access may have been blocked since; then no session of hers may begin.
            let state = tx.persons().access(pid, now)?.or_absent()?.state;
            if state != PersonState::Active {
                return Ok(state);
            }
            tx.passkeys()
                .mark_used(&passkey.credential_id, &counted, now)?;
            tx.sessions().rotate(token, &change, now)?;
            if begins {
                service::tell(tx, &ctx, signed_in(pid, SessionMethod::Passkey, session))?;
            }
            Ok(state)
        })
        .await?;
    may_enter(state)?;
    let age = app.cookie_age(SessionState::Full, entry.shared);
    app.with_cookie(ok(&PasskeyLoginAnswer { pid, method })?, &fresh, age)
}

/// What somebody hears who has proven who she is.
fn may_enter(state: PersonState) -> Result<(), Code> {
    match state {
        PersonState::Active => Ok(()),
        PersonState::Blocked | PersonState::Left | PersonState::Ended => Err(closed(state)),
        PersonState::Pending => Err(Code::LoginRefused),
    }
}

/// What somebody hears who has proven who she is and whose access is closed.
pub(crate) const fn closed(state: PersonState) -> Code {
    match state {
        PersonState::Left => Code::AccessLeft,
        PersonState::Ended => Code::AccessEnded,
        PersonState::Blocked | PersonState::Active | PersonState::Pending => Code::AccessBlocked,
    }
}

/// A session has begun.
pub(crate) fn signed_in(
    pid: PersonId,
    method: SessionMethod,
    session: SessionId,
) -> NewSecurityEvent {
    NewSecurityEvent {
        pid,
        kind: SecurityKind::SignIn,
        word: Some(method.into()),
        session: Some(session),
    }
}

/// The office is for staff, the portal for everybody else (ruling 30).
pub(crate) fn belongs(kind: PersonRole, side: Side) -> bool {
    (kind == PersonRole::Staff) == (side == Side::Office)
}
