// SPDX-License-Identifier: EUPL-1.2
//! A person changes her keys while she still has the old ones: device lost, method removed, sheet remade.

use protocol::dsse::Envelope;
use protocol::statement::{Attested, CarryoverRequest, Keycard};
use protocol::{Signed, b64};

use super::accept_statement::stored;
use super::add_epoch::current_keycard;
use super::ask::ask;
use super::put_bundle::checked_methods;
use super::tell::tell;
use crate::ciphertext::Ciphertext;
use crate::ctx::Ctx;
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::RequestId;
use crate::model::{
    ActorKind, NewMethod, NewRequest, NewSecurityEvent, RequestKind, SecurityKind, Session,
    SessionState, Staged, StatementKind,
};
use crate::store::tx::Tx;

/// What the browser sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarryoverCommand {
    /// The request, signed by the new and the old key.
    pub request: Signed<CarryoverRequest>,
    /// The new keycard.
    pub keycard: Signed<Keycard>,
    /// Number of the bundle that is replaced.
    pub expected_seq: u64,
    /// Number of the new bundle.
    pub bundle_seq: u64,
    /// The new bundle.
    pub bundle: Ciphertext,
    /// Its unlock methods.
    pub methods: Vec<NewMethod>,
    /// Credential ids of passkeys that end.
    pub drop_credentials: Vec<Vec<u8>>,
}

/// Stores the request and ends all other sessions at once (ruling 14). Keys wait beside it and take effect when
/// the registrar has bound them.
///
/// # Errors
/// [`StoreError::Forbidden`] unless the session is `full`; [`Conflict::Bundle`]; the name of whatever does not
/// fit.
pub fn carryover(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    session: &Session,
    command: &CarryoverCommand,
) -> Result<RequestId, StoreError> {
    if session.new.state != SessionState::Full {
        return Err(StoreError::Forbidden);
    }
    let pid = session.new.pid.or_absent()?;
    let person = tx.persons().lookup(pid)?.or_absent()?;
    let old = current_keycard(tx, pid)?;
    command
        .request
        .verify(&command.keycard, &old)
        .map_err(|e| StoreError::Invalid(e.code()))?;
    if command.keycard.payload().kind != old.payload().kind {
        return Err(StoreError::Invalid("wrong-role"));
    }
    let methods = checked_methods(tx, pid, &command.methods)?;
    let bundle = tx.bundles().lookup(pid)?.or_absent()?;
    if bundle.seq != command.expected_seq || command.bundle_seq <= bundle.seq {
        return Err(StoreError::Conflict(Conflict::Bundle));
    }
    let card = &command.keycard;
    let attested: Attested<Envelope> = Attested::unlogged(card.clone()).into_untyped();
    let row = stored(
        ctx,
        &attested,
        StatementKind::Keycard,
        pid.to_string(),
        card.payload().seq,
    )?;
    tx.statements().insert(&row)?;
    let ended = tx.sessions().delete_all(pid, Some(session.new.id))?;
    tx.requests()
        .supersede(pid, RequestKind::Carryover, ctx.now())?;
    let id = RequestId::timed(ctx.chance(), ctx.now());
    ask(
        tx,
        ctx,
        &NewRequest {
            id,
            kind: RequestKind::Carryover,
            pid,
            aid: None,
            body: Some(command.request.envelope().to_json()),
            staged: Some(Staged {
                keycard: card.sh(),
                seq: command.bundle_seq,
                expected_seq: Some(command.expected_seq),
                file: b64::url(command.bundle.as_bytes()),
                methods,
                drop_credentials: command
                    .drop_credentials
                    .iter()
                    .map(|c| b64::url(c))
                    .collect(),
            }),
            level: Some(session.new.level),
            methods: Some(session.proofs_text()),
            session: Some(session.new.id),
        },
    )?;
    let who = (ActorKind::from(person.kind), Some(pid));
    tx.audit()
        .record(ctx, who, "ask-carryover", "person", &pid.to_string())?;
    let event = NewSecurityEvent {
        pid,
        kind: SecurityKind::CarryoverAsked,
        word: None,
        session: Some(session.new.id),
    };
    tell(tx, ctx, event)?;
    if ended > 0 {
        let kind = SecurityKind::SessionsEnded;
        tell(tx, ctx, NewSecurityEvent { kind, ..event })?;
    }
    tx.emit(Event::Session { pid });
    Ok(id)
}
