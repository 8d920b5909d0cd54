// SPDX-License-Identifier: EUPL-1.2
//! Questions to the registrar, which pulls them.

use std::time::Duration;

use crate::ciphertext::Ciphertext;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::RequestId;
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
