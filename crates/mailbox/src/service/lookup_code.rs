// SPDX-License-Identifier: EUPL-1.2
//! Somebody presents an activation code.

use std::time::Duration;

use protocol::Hash;
use protocol::statement::Lane;

use super::ask::ask;
use super::tell::tell;
use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::ids::{PersonId, RequestId};
use crate::model::{
    Activation, ActivationState, ActorKind, AttestedText, NewRequest, NewSecurityEvent,
    RequestKind, SecurityKind,
};
use crate::store::tx::Tx;

/// History is withheld that long after a used code was presented again.
const WITHHELD: Duration = Duration::from_secs(7 * 86_400);

/// Outcome of a lookup. Unknown, expired and used codes look alike to whoever asks; a used one is an alarm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeLookup {
    /// The code can be used.
    Usable {
        /// The code's record.
        activation: Box<Activation>,
        /// The issue statement.
        issue: Box<AttestedText>,
    },
    /// It cannot.
    Refused,
}

/// Looks a code up by the hash of its locator.
///
/// Who knows the locator of a used code knows the code. The first time that happens the registrar is told and
/// the person's history is withheld for a week; the owner is not frozen out (ruling 15).
///
/// # Errors
/// When the database does not answer.
pub fn lookup_code(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    locator_hash: Hash,
) -> Result<CodeLookup, StoreError> {
    let Some(found) = tx.activations().find_by_locator(locator_hash)? else {
        return Ok(CodeLookup::Refused);
    };
    let usable = matches!(
        found.state,
        ActivationState::Open | ActivationState::Pending
    ) && ctx.now() < found.issued.expires_at
        && found.tries_left > 0;
    if usable && let Some(issue) = tx.statements().lookup(found.issued.issue)? {
        return Ok(CodeLookup::Usable {
            activation: Box::new(found),
            issue: Box::new(issue.attested),
        });
    }
    if found.state == ActivationState::Bound {
        alarm(tx, ctx, &found)?;
    }
    Ok(CodeLookup::Refused)
}

fn alarm(tx: &mut Tx<'_>, ctx: &Ctx, found: &Activation) -> Result<(), StoreError> {
    let (aid, pid) = (found.issued.aid, found.issued.pid);
    tx.activations()
        .mark_state(aid, ActivationState::Bound, ActivationState::Reused)?;
    withhold_history(tx, pid)?;
    tx.persons().mark_quarantined(pid, ctx.now() + WITHHELD)?;
    ask(
        tx,
        ctx,
        &NewRequest {
            id: RequestId::timed(ctx.chance(), ctx.now()),
            kind: RequestKind::CodeReused,
            pid,
            aid: Some(aid),
            body: None,
            staged: None,
            level: None,
            methods: None,
            session: None,
        },
    )?;
    let event = NewSecurityEvent {
        pid,
        kind: SecurityKind::CodeReused,
        word: None,
        session: None,
    };
    tell(tx, ctx, event)?;
    tx.audit().record(
        ctx,
        (ActorKind::Nobody, None),
        "code-reused",
        "activation",
        &aid.to_string(),
    )
}

/// While the person is in quarantine she may fetch what comes from now on only.
pub(super) fn withhold_history(tx: &mut Tx<'_>, pid: PersonId) -> Result<(), StoreError> {
    for thread in tx.threads().find_by_person(pid)? {
        if let Some(head) = tx.lanes().lookup(thread, Lane::Case)? {
            tx.threads().mark_held(thread, pid, head.next_idx)?;
        }
    }
    Ok(())
}
