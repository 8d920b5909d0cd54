// SPDX-License-Identifier: EUPL-1.2
//! A unit holds a thread: neither its time nor an order of the operator deletes it. Whoever may write sets a hold, at once; it is lifted by
//! somebody else, who leads a unit of the thread, so that nothing is deleted on one person's word.

use protocol::statement::Lane;

use super::recuse::leads;
use super::retention::keep_still;
use super::send_message::emit;
use super::work_clock::own;
use crate::ctx::Ctx;
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::ids::{Dept, LegalHoldId, ThreadId};
use crate::model::{Access, Actor, HoldReason, LegalHold, Via};
use crate::store::tx::Tx;

/// Holds in force of a thread at most.
const MOST: usize = 20;

/// Sets a hold.
///
/// # Errors
/// [`StoreError::Absent`] for anybody but staff of a unit in the thread that is `dept`; [`StoreError::Forbidden`] without right `write`;
/// `too-many-holds`.
pub fn set_hold(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    dept: &Dept,
    reason: HoldReason,
) -> Result<LegalHoldId, StoreError> {
    own(tx, ctx, actor, thread, dept)?;
    keep_still(tx, thread)?;
    let by = actor.pid().or_absent()?;
    let holds = tx.legal_holds().of_thread(thread)?;
    if holds.iter().filter(|hold| hold.lifted.is_none()).count() >= MOST {
        return Err(StoreError::Invalid("too-many-holds"));
    }
    let id = LegalHoldId::timed(ctx.chance(), ctx.now());
    tx.legal_holds().insert(&LegalHold {
        id,
        thread,
        dept: dept.clone(),
        reason,
        by,
        at: ctx.now(),
        lifted: None,
    })?;
    let object = thread.to_string();
    tx.audit()
        .because(ctx, actor, "hold", ("thread", &object), reason.as_str())?;
    emit(tx, ctx, thread, Lane::Case)?;
    Ok(id)
}

/// Lifts a hold.
///
/// # Errors
/// [`StoreError::Absent`] for a thread that the asker does not see, or a hold that it does not have; [`StoreError::Forbidden`] without right
/// `grant` in a unit of the thread, and for whoever has set it; [`Conflict::State`] when it is lifted already.
pub fn lift_hold(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    id: LegalHoldId,
) -> Result<(), StoreError> {
    let access = tx
        .threads()
        .lookup_for(actor, thread, Access::Write, ctx.now())?
        .or_absent()?;
    let Via::Units { pid, .. } = access.via else {
        return Err(StoreError::Absent);
    };
    let holds = tx.legal_holds().of_thread(thread)?;
    let hold = holds.iter().find(|hold| hold.id == id).or_absent()?;
    if hold.by == pid || !leads(tx, ctx, thread, pid)? {
        return Err(StoreError::Forbidden);
    }
    if !tx.legal_holds().lift(id, pid, ctx.now())? {
        return Err(StoreError::Conflict(Conflict::State));
    }
    let object = thread.to_string();
    let reason = hold.reason.as_str();
    tx.audit()
        .because(ctx, actor, "lift-hold", ("thread", &object), reason)?;
    emit(tx, ctx, thread, Lane::Case)
}
