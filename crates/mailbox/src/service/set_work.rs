// SPDX-License-Identifier: EUPL-1.2
//! State of a unit's work on a thread, who does it, and why nothing is to be done any more.

use protocol::statement::Lane;

use super::absence::is_away;
use super::dispute::restricted;
use super::escalation::settle;
use super::send_message::emit;
use super::work_clock::owed;
use crate::ctx::Ctx;
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::ids::{Dept, PersonId, ThreadId};
use crate::model::{Access, Actor, CloseReason, TallyKind, Via, WorkState};
use crate::store::tx::Tx;

/// What is to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkChange {
    /// In which unit.
    pub dept: Dept,
    /// The new state, if it changes.
    pub state: Option<WorkState>,
    /// Why it is closed; with state `done`, and with no other.
    pub reason: Option<CloseReason>,
    /// Of a duplicate: the thread in which it goes on.
    pub main: Option<ThreadId>,
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
/// [`StoreError::Absent`], [`StoreError::Forbidden`], [`crate::Conflict::Claimed`], [`crate::Conflict::Away`], [`crate::Conflict::Barred`], [`crate::Conflict::Disputed`]; `not-a-member` when the claim
/// is for somebody outside the unit; `close-needs-reason`, `close-reason-not-needed`, `wrong-main` when the thread that a duplicate names is
/// not one of the same person that this clerk sees and that goes on itself.
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
    check_reason(tx, ctx, actor, access.thread.subject, thread, change)?;
    if change.state == Some(WorkState::Done) {
        restricted(tx, ctx, thread)?;
    }
    if let Some(claim) = change.claimed_by {
        if let Some(pid) = claim {
            tx.units()
                .member(&change.dept, pid, ctx.now())?
                .ok_or(StoreError::Invalid("not-a-member"))?;
            if tx.barriers().is_barred(pid, thread)? {
                return Err(StoreError::Conflict(Conflict::Barred));
            }
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
    if let Some(state) = change.state.or(follows(tx, thread, change)?) {
        if state == WorkState::Done {
            tally_closed(tx, ctx, thread, &change.dept)?;
        }
        tx.threads().mark_state(thread, &change.dept, state)?;
        let (object, word) = (thread.to_string(), state.as_str());
        match change.reason {
            Some(reason) => {
                tx.threads()
                    .mark_closed(thread, &change.dept, reason, change.main, ctx.now())?;
                let why = reason.as_str();
                tx.audit()
                    .because(ctx, actor, word, ("thread", &object), why)?;
            }
            None => tx.audit().by(ctx, actor, word, "thread", &object)?,
        }
    }
    settle(tx, thread)?;
    emit(tx, ctx, thread, Lane::Case)
}

/// A case that is closed a second time went out once.
fn tally_closed(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: ThreadId,
    dept: &Dept,
) -> Result<(), StoreError> {
    let units = tx.threads().units(thread)?;
    let Some(unit) = units.iter().find(|unit| unit.dept == *dept) else {
        return Ok(());
    };
    if unit.state == WorkState::Done {
        return Ok(());
    }
    tx.tallies().add(ctx, dept, TallyKind::Closed, owed(unit))
}

/// What a claim makes of the state, where none is named: whoever takes a case works on it, and what is given back is as good as new. Nobody
/// has to open a case to know that.
fn follows(
    tx: &mut Tx<'_>,
    thread: ThreadId,
    change: &WorkChange,
) -> Result<Option<WorkState>, StoreError> {
    let Some(claim) = change.claimed_by else {
        return Ok(None);
    };
    let units = tx.threads().units(thread)?;
    let state = units
        .iter()
        .find(|unit| unit.dept == change.dept)
        .map(|unit| unit.state);
    Ok(match (claim, state) {
        (Some(_), Some(WorkState::New)) => Some(WorkState::Open),
        (None, Some(WorkState::Open)) => Some(WorkState::New),
        _ => None,
    })
}

/// A unit closes a thread for a reason, and a duplicate names the thread in which it goes on.
fn check_reason(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    subject: PersonId,
    thread: ThreadId,
    change: &WorkChange,
) -> Result<(), StoreError> {
    match (change.state == Some(WorkState::Done), change.reason) {
        (true, None) => return Err(StoreError::Invalid("close-needs-reason")),
        (false, Some(_)) => return Err(StoreError::Invalid("close-reason-not-needed")),
        _ => {}
    }
    let wrong = StoreError::Invalid("wrong-main");
    let Some(main) = change.main else {
        return match change.reason {
            Some(CloseReason::Duplicate) => Err(wrong),
            _ => Ok(()),
        };
    };
    if change.reason != Some(CloseReason::Duplicate) || main == thread {
        return Err(wrong);
    }
    let other = tx
        .threads()
        .lookup_for(actor, main, Access::Read, ctx.now())?;
    if other.is_none_or(|other| other.thread.subject != subject) {
        return Err(wrong);
    }
    // Nobody is led in a circle: what goes on elsewhere is no place to go on.
    let leads_on = tx.threads().units(main)?;
    if leads_on.iter().any(|unit| unit.done_main.is_some()) {
        return Err(wrong);
    }
    Ok(())
}
