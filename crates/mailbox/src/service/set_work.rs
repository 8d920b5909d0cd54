// SPDX-License-Identifier: EUPL-1.2
//! State of a unit's work on a thread, and who does it.

use protocol::statement::Lane;

use super::absence::is_away;
use super::send_message::emit;
use crate::ctx::Ctx;
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::ids::{Dept, PersonId, ThreadId};
use crate::model::{Access, Actor, Via, WorkState};
use crate::store::tx::Tx;

/// What is to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkChange {
    /// In which unit.
    pub dept: Dept,
    /// The new state, if it changes.
    pub state: Option<WorkState>,
    /// Who works on it from now on, if that changes: `Some(None)` gives it back.
    pub claimed_by: Option<Option<PersonId>>,
    /// The claim is for somebody who is away, and the clerk wants it all the same.
    pub although_away: bool,
    /// Who works on it now, as the clerk's screen says.
    pub expected_claimed_by: Option<PersonId>,
}

/// Changes state or claim; of several clerks who claim at once exactly one succeeds.
///
/// # Errors
/// [`StoreError::Absent`], [`StoreError::Forbidden`], [`crate::Conflict::Claimed`], [`crate::Conflict::Away`]; `not-a-member` when the claim
/// is for somebody outside the unit.
pub fn set_work(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    change: &WorkChange,
) -> Result<(), StoreError> {
    let access = tx
        .threads()
        .lookup_for(actor, thread, Access::Write, ctx.now())?
        .or_absent()?;
    let Via::Units { depts, .. } = &access.via else {
        return Err(StoreError::Absent);
    };
    if !depts.contains(&change.dept) {
        return Err(StoreError::Absent);
    }
    if let Some(claim) = change.claimed_by {
        if let Some(pid) = claim {
            tx.units()
                .member(&change.dept, pid, ctx.now())?
                .ok_or(StoreError::Invalid("not-a-member"))?;
            if actor.pid() != Some(pid)
                && !change.although_away
                && is_away(tx, ctx, &change.dept, pid)?
            {
                return Err(StoreError::Conflict(Conflict::Away));
            }
        }
        tx.threads()
            .mark_claimed(thread, &change.dept, change.expected_claimed_by, claim)?;
        tx.audit()
            .by(ctx, actor, "claim", "thread", &thread.to_string())?;
    }
    if let Some(state) = change.state {
        tx.threads().mark_state(thread, &change.dept, state)?;
        tx.audit()
            .by(ctx, actor, state.as_str(), "thread", &thread.to_string())?;
    }
    emit(tx, ctx, thread, Lane::Case)
}
