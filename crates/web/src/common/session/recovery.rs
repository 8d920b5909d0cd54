// SPDX-License-Identifier: EUPL-1.2
//! `POST session/recovery`: the recovery sheet on a new device. It needs one more fact, which the registrar checks (ruling 12).

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use mailbox::model::{
    Level, MethodTag, NewSession, PersonState, SessionMethod, SessionState, Side, proof_of,
};
use mailbox::{Ciphertext, OrAbsent, StoreError, Timestamp, Tx, service};
use protocol::Hash;
use protocol::recovery::locator_hash;

use super::begin::Entry;
use super::passkey::{belongs, closed};
use crate::api::sessions::{PersonAnswer, RecoveryRequest};
use crate::common::answer::{Answer, json};
use crate::error::Code;
use crate::extract::{Body, Current};
use crate::state::App;

pub(crate) async fn handler(app: App, asked: HttpRequest, body: Body<RecoveryRequest>) -> Answer {
    let vouched = Current::vouched(&app, &asked).await?;
    let hash = locator_hash(body.value.locator.as_bytes());
    let claims = Ciphertext::small(body.value.claims.0)?;
    let shared = app.shared(body.value.shared)?;
    let entry = Entry {
        method: Some(SessionMethod::Recovery),
        ..Entry::new(SessionState::Recovering).at(shared)
    };
    let (token, session) = app.new_session(entry)?;
    let (ctx, side, idle) = (
        app.ambient.ctx(),
        app.side()?,
        app.idle(SessionState::Recovering),
    );
    let begun = app
        .store
        .transaction("begin_recovery", move |tx| {
            let session = match whose(tx, hash, side, session.clone(), ctx.now())? {
                Ok(session) => session,
                Err(code) => return Ok(Err(code)),
            };
            if let Some(vouched) = vouched.as_ref() {
                let pid = session.pid.or_absent()?;
                if vouched.proof.pid != pid {
                    let id = vouched.session.new.id;
                    service::refuse_other_employee(tx, &ctx, id, &vouched.proof, pid)?;
                    return Ok(Err(Code::OtherEmployee));
                }
            }
            tx.sessions().insert(&session, ctx.now())?;
            if let Some(vouched) = &vouched {
                service::carry_provider(tx, &vouched.session, session.id)?;
            }
            let live = tx
                .sessions()
                .lookup(session.token_hash, side, ctx.now(), idle)?;
            service::ask_claims(tx, &ctx, &live.or_absent()?, &claims)?;
            Ok(session.pid.ok_or(Code::CodeRefused))
        })
        .await?;
    let pid = begun?;
    let age = app.cookie_age(SessionState::Recovering, shared);
    app.with_cookie(
        json(StatusCode::ACCEPTED, &PersonAnswer { pid })?,
        &token,
        age,
    )
}

/// The session of the person whose sheet this is; refused for unknown sheets and the wrong side. Who knows the locator holds
/// the sheet, and may hear that access is blocked.
fn whose(
    tx: &mut Tx<'_>,
    hash: Hash,
    side: Side,
    mut session: NewSession,
    now: Timestamp,
) -> Result<Result<NewSession, Code>, StoreError> {
    let Some(method) = tx.methods().find_by_locator(hash)? else {
        return Ok(Err(Code::CodeRefused));
    };
    if method.new.tag != MethodTag::Rec {
        return Ok(Err(Code::CodeRefused));
    }
    let person = tx.persons().access(method.pid, now)?.or_absent()?;
    if !belongs(person.kind, side) {
        return Ok(Err(Code::CodeRefused));
    }
    match person.state {
        PersonState::Active => {}
        PersonState::Blocked | PersonState::Left | PersonState::Ended => {
            return Ok(Err(closed(person.state)));
        }
        PersonState::Pending => return Ok(Err(Code::CodeRefused)),
    }
    session.pid = Some(method.pid);
    session.proof = proof_of(SessionMethod::Recovery, method.added_at, now);
    session.level = Level::Normal;
    Ok(Ok(session))
}
