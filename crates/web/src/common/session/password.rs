// SPDX-License-Identifier: EUPL-1.2
//! `POST session/password`: password and browser secret. Wrong tries are counted per method, whoever makes them.

use actix_web::HttpRequest;
use mailbox::ids::{MethodId, PersonId};
use mailbox::model::{
    Level, MethodCheck, NewSession, SessionChange, SessionMethod, SessionState, Side, proof_of,
};
use mailbox::{Ctx, StoreError, Tx, chance, service};
use protocol::Hash;
use protocol::unlock::auth_hash;

use super::begin::Entry;
use super::passkey::{belongs, closed, signed_in};
use crate::api::sessions::{PasswordRequest, PersonAnswer};
use crate::common::answer::{Answer, ok};
use crate::error::{ApiError, Code};
use crate::extract::{Body, Current};
use crate::state::App;

pub(crate) async fn handler(app: App, asked: HttpRequest, body: Body<PasswordRequest>) -> Answer {
    let request = body.value;
    let pid = request.pid;
    let hash = auth_hash(request.auth.as_bytes());
    // In a full session of hers the password is a further proof; otherwise it begins one.
    let running = Current::full(&app, &asked)
        .await?
        .map(|current| current.session);
    let running = running.filter(|session| session.new.pid == Some(pid));
    // A program's secret is a key of 256 bits, and nobody sits there who could show a second factor.
    let vouched = match Current::vouched(&app, &asked).await {
        Err(error) if error.is(Code::ProviderFirst) => {
            program(&app, pid).await?.then_some(None).ok_or(error)?
        }
        other => other?,
    };
    let person = app
        .store
        .read("find_person", move |tx| tx.persons().lookup(pid))
        .await?;
    // Of nobody nothing is proven below either.
    let level = person.map_or(Level::Normal, |person| {
        app.level_after(SessionMethod::Password, &person, running.as_ref())
    });
    let shared = running
        .as_ref()
        .map_or(app.shared(request.shared)?, |session| session.new.shared);
    let entry = Entry::full(pid, SessionMethod::Password, None, level).at(shared);
    let shown = vouched.as_ref().map(|vouched| vouched.proof);
    let (token, mut session) = app.new_session(entry)?;
    session.expires_at = app.capped(session.expires_at, shown.as_ref());
    let (changed_token, change) = app.changed_session(entry, shown.as_ref());
    let running = running.map(|session| session.new.token_hash);
    let (ctx, side) = (app.ambient.ctx(), app.side()?);
    let now = ctx.now();
    let check = app
        .store
        .transaction("sign_in_password", move |tx| {
            // The count of failures is committed with the answer, so that it is a value and no error.
            let check = check(tx, &ctx, side, pid, request.method, hash)?;
            if let MethodCheck::Right(method) = &check {
                if let Some(vouched) = vouched.as_ref().filter(|one| one.proof.pid != pid) {
                    let id = vouched.session.new.id;
                    service::refuse_other_employee(tx, &ctx, id, &vouched.proof, pid)?;
                    return Ok(Err(Code::OtherEmployee));
                }
                let proof = proof_of(SessionMethod::Password, method.added_at, now);
                match running {
                    Some(old) => {
                        let change = SessionChange {
                            proof,
                            ..change.clone()
                        };
                        tx.sessions().rotate(old, &change, now)?;
                    }
                    None => {
                        let session = NewSession {
                            proof,
                            ..session.clone()
                        };
                        tx.sessions().insert(&session, now)?;
                        if let Some(vouched) = &vouched {
                            service::carry_provider(tx, &vouched.session, session.id)?;
                        }
                        let event = signed_in(pid, SessionMethod::Password, session.id);
                        service::tell(tx, &ctx, event)?;
                    }
                }
            }
            Ok(Ok(check))
        })
        .await??;
    let token = if running.is_some() {
        changed_token
    } else {
        token
    };
    match check {
        MethodCheck::Right(_) => {
            let age = app.cookie_age(SessionState::Full, shared);
            app.with_cookie(ok(&PersonAnswer { pid })?, &token, age)
        }
        MethodCheck::Wrong { tries_left } => {
            Err(ApiError::from(Code::LoginRefused).tries_left(tries_left))
        }
        MethodCheck::NoAccess { state } => Err(closed(state).into()),
        MethodCheck::Blocked { until } => {
            Err(ApiError::from(Code::TooManyTries).retry_after(until.since(now).as_secs().max(1)))
        }
    }
}

async fn program(app: &App, pid: PersonId) -> Result<bool, StoreError> {
    app.store
        .read("is_program", move |tx| service::is_program(tx, pid))
        .await
}

/// A person of the other side is tried against a method that nobody has: same work, same answer.
fn check(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    side: Side,
    pid: PersonId,
    method: MethodId,
    hash: Hash,
) -> Result<MethodCheck, StoreError> {
    let person = tx.persons().lookup(pid)?;
    let here = person.is_some_and(|person| belongs(person.kind, side));
    let method = if here {
        method
    } else {
        MethodId::new(chance::uuid_v4(ctx.chance()))
    };
    service::check_secret(tx, ctx, pid, method, hash)
}
