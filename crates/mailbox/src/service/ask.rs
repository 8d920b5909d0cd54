// SPDX-License-Identifier: EUPL-1.2
//! Questions to the registrar, which pulls them.

use std::time::Duration;

use crate::ciphertext::Ciphertext;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::{PersonId, RequestId};
use crate::model::{NewRequest, RequestKind, Session, SessionState, WorkItem};
use crate::store::tx::Tx;

/// Stores a question and wakes the registrar's long poll.
pub(super) fn ask(tx: &mut Tx<'_>, ctx: &Ctx, new: &NewRequest) -> Result<(), StoreError> {
    tx.requests().insert(new, ctx.now())?;
    tx.emit(Event::Work);
    Ok(())
}

/// A person with a recovery sheet states a fact about herself, sealed to the registrar.
///
/// # Errors
/// [`StoreError::Forbidden`] unless the session is `recovering`.
pub fn ask_claims(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    session: &Session,
    claims: &Ciphertext,
) -> Result<RequestId, StoreError> {
    if session.new.state != SessionState::Recovering {
        return Err(StoreError::Forbidden);
    }
    let pid = session.new.pid.or_absent()?;
    let id = RequestId::timed(ctx.chance(), ctx.now());
    ask(
        tx,
        ctx,
        &NewRequest {
            id,
            kind: RequestKind::Claims,
            pid,
            aid: None,
            body: Some(claims.as_bytes().to_vec()),
            staged: None,
            level: Some(session.new.level),
            methods: Some(session.proofs_text()),
            session: Some(session.new.id),
        },
    )?;
    Ok(id)
}

/// Letter requests that may wait at once. Somebody who floods the page fills this, and nothing else.
const LETTER_REQUESTS: i64 = 10_000;

/// Somebody without an account asks for a letter. Who it is stands in the sealed file; the portal does not know, and the answer of the
/// registrar is the same whatever comes of it.
///
/// # Errors
/// [`StoreError::Unavailable`] while too many wait.
pub fn ask_for_letter(tx: &mut Tx<'_>, ctx: &Ctx, file: &Ciphertext) -> Result<(), StoreError> {
    let kind = RequestKind::LetterRequest;
    if tx.requests().count_waiting(kind)? >= LETTER_REQUESTS {
        return Err(StoreError::Unavailable(
            "too many letter requests wait for the registrar".to_owned(),
        ));
    }
    ask(
        tx,
        ctx,
        &NewRequest {
            id: RequestId::timed(ctx.chance(), ctx.now()),
            kind,
            pid: nobody(),
            aid: None,
            body: Some(file.as_bytes().to_vec()),
            staged: None,
            level: None,
            methods: None,
            session: None,
        },
    )
}

/// The person of whom nothing is known.
pub(super) fn nobody() -> PersonId {
    PersonId::from_bytes([0; 16])
}

/// Hands waiting questions to the registrar, for `lasting`; unanswered ones are handed out again after that.
///
/// # Errors
/// When the database does not answer.
pub fn lease_work(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    lasting: Duration,
    limit: u32,
) -> Result<Vec<WorkItem>, StoreError> {
    let leased = tx.requests().lease(ctx.now(), ctx.now() + lasting, limit)?;
    let mut items = Vec::with_capacity(leased.len());
    for request in leased {
        let keycard = match &request.new.staged {
            Some(staged) => tx
                .statements()
                .lookup(staged.keycard)?
                .map(|s| s.attested.stmt),
            None => None,
        };
        let person = tx.persons().lookup(request.new.pid)?;
        let bind = match person.and_then(|p| p.binding) {
            Some(sh) => tx.statements().lookup(sh)?.map(|s| s.attested),
            None => None,
        };
        items.push(WorkItem {
            request,
            keycard,
            bind,
        });
    }
    Ok(items)
}
