// SPDX-License-Identifier: EUPL-1.2
//! A browser has made keys for an activation code and asks the registrar to bind them.

use protocol::ids::Org;
use protocol::statement::{Attested, Keycard, KeycardKind, PersonRole};
use protocol::{Signed, b64};

use super::accept_statement::stored;
use super::ask::ask;
use super::put_bundle::checked_methods;
use crate::ciphertext::Ciphertext;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::RequestId;
use crate::model::{
    ActivationState, ActorKind, NewMethod, NewRequest, RequestKind, Session, SessionState, Staged,
    StatementKind,
};
use crate::store::tx::Tx;

/// What the browser sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivationCommand {
    /// The new keycard.
    pub keycard: Signed<Keycard>,
    /// Bind request, sealed to the registrar.
    pub bind_request: Ciphertext,
    /// Number of the new bundle.
    pub bundle_seq: u64,
    /// The new bundle.
    pub bundle: Ciphertext,
    /// Its unlock methods.
    pub methods: Vec<NewMethod>,
}

/// Stores the request. Keys wait beside it and take effect when the registrar has bound them; until then the
/// owner's old keys, if she has any, stay as they are. May be repeated after a refusal.
///
/// # Errors
/// [`StoreError::Forbidden`] unless the session is `activating`; [`StoreError::Absent`] when the code is not
/// valid any more; the name of whatever does not fit.
pub fn finish_activation(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    org: &Org,
    session: &Session,
    command: &ActivationCommand,
) -> Result<RequestId, StoreError> {
    if session.new.state != SessionState::Activating {
        return Err(StoreError::Forbidden);
    }
    let (pid, aid) = session.new.pid.zip(session.new.aid).or_absent()?;
    let code = tx.activations().lookup(aid)?.or_absent()?;
    let valid = matches!(code.state, ActivationState::Open | ActivationState::Pending)
        && ctx.now() < code.issued.expires_at
        && code.tries_left > 0
        && code.issued.pid == pid;
    if !valid {
        return Err(StoreError::Absent);
    }
    command
        .keycard
        .verify(org, pid)
        .map_err(|e| StoreError::Invalid(e.code()))?;
    let card = command.keycard.payload();
    // Which employees are programs says the registrar, who binds no other keycard.
    let program = code.issued.role == PersonRole::Staff && card.kind == KeycardKind::Agent;
    if card.kind != kind_of(code.issued.role) && !program {
        return Err(StoreError::Invalid("wrong-role"));
    }
    let methods = checked_methods(tx, pid, &command.methods)?;
    let attested = Attested::unlogged(command.keycard.clone()).into_untyped();
    let row = stored(
        ctx,
        &attested,
        StatementKind::Keycard,
        pid.to_string(),
        card.seq,
    )?;
    tx.statements().insert(&row)?;
    tx.requests().supersede(pid, RequestKind::Bind, ctx.now())?;
    let id = RequestId::timed(ctx.chance(), ctx.now());
    ask(
        tx,
        ctx,
        &NewRequest {
            id,
            kind: RequestKind::Bind,
            pid,
            aid: Some(aid),
            body: Some(command.bind_request.as_bytes().to_vec()),
            staged: Some(Staged {
                keycard: command.keycard.sh(),
                seq: command.bundle_seq,
                expected_seq: None,
                file: b64::url(command.bundle.as_bytes()),
                methods,
                drop_credentials: Vec::new(),
            }),
            level: Some(session.new.level),
            methods: Some(session.proofs_text()),
            session: Some(session.new.id),
        },
    )?;
    if code.state == ActivationState::Open {
        tx.activations()
            .mark_state(aid, ActivationState::Open, ActivationState::Pending)?;
    }
    let who = (ActorKind::from(code.issued.role), Some(pid));
    tx.audit()
        .record(ctx, who, "ask-bind", "activation", &aid.to_string())?;
    Ok(id)
}

const fn kind_of(role: PersonRole) -> KeycardKind {
    match role {
        PersonRole::Insured => KeycardKind::Insured,
        PersonRole::Rep => KeycardKind::Rep,
        PersonRole::Staff => KeycardKind::Staff,
    }
}
