// SPDX-License-Identifier: EUPL-1.2
//! A clerk says that she must not work on a case (§§ 16, 17 SGB X), and whoever leads the unit takes that back. From then on the server gives
//! her nothing of it. She holds the unit's key as before: what refuses her is the server, and docs/THREAT-MODEL.md says so.

use protocol::statement::{Lane, Right};

use super::send_message::emit;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::event::{Doing, Event};
use crate::ids::{PersonId, ThreadId};
use crate::model::{Access, Actor, RecusalReason, Via, WorkState};
use crate::store::tx::Tx;

/// From now on the thread does not exist for the asking clerk. What she has claimed is the unit's again.
///
/// # Errors
/// [`StoreError::Absent`] for anybody but staff of the thread's units.
pub fn recuse(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    reason: RecusalReason,
) -> Result<(), StoreError> {
    let (pid, depts) = staff(tx, ctx, actor, thread)?;
    tx.barriers().insert(pid, thread, Some(reason), ctx.now())?;
    put_back(tx, thread, pid)?;
    tx.mentions().remove(pid, thread)?;
    let object = thread.to_string();
    tx.audit()
        .because(ctx, actor, "recuse", ("thread", &object), reason.as_str())?;
    tx.emit(Event::Presence {
        thread,
        depts,
        pid,
        doing: Doing::Left,
    });
    emit(tx, ctx, thread, Lane::Internal)
}

/// Takes a colleague's word back.
///
/// # Errors
/// [`StoreError::Absent`] for a thread that the asker does not see, and when the colleague has not recused herself from it;
/// [`StoreError::Forbidden`] without right `grant` in a unit of the thread.
pub fn lift_recusal(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    pid: PersonId,
) -> Result<(), StoreError> {
    let (by, _) = staff(tx, ctx, actor, thread)?;
    if !leads(tx, ctx, thread, by)? {
        return Err(StoreError::Forbidden);
    }
    if !tx.barriers().lift(pid, thread)? {
        return Err(StoreError::Absent);
    }
    let object = thread.to_string();
    tx.audit()
        .by(ctx, actor, "lift-recusal", "thread", &object)?;
    let whose = format!("{pid} {object}");
    tx.audit()
        .by(ctx, actor, "lift-recusal-of", "person", &whose)?;
    tx.emit(Event::Session { pid });
    emit(tx, ctx, thread, Lane::Internal)
}

fn staff(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
) -> Result<(PersonId, Vec<crate::ids::Dept>), StoreError> {
    let access = tx
        .threads()
        .lookup_for(actor, thread, Access::Read, ctx.now())?
        .or_absent()?;
    match access.via {
        Via::Units { pid, depts } => Ok((pid, depts)),
        Via::Person { .. } => Err(StoreError::Absent),
    }
}

/// Whether a clerk leads one of the units of a thread.
pub(super) fn leads(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: ThreadId,
    pid: PersonId,
) -> Result<bool, StoreError> {
    for unit in tx.threads().units(thread)? {
        let member = tx.units().member(&unit.dept, pid, ctx.now())?;
        if member.is_some_and(|one| one.rights.contains(&Right::Grant)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What a clerk has claimed in a thread is as good as new.
pub(super) fn put_back(tx: &mut Tx<'_>, thread: ThreadId, pid: PersonId) -> Result<(), StoreError> {
    for unit in tx.threads().units(thread)? {
        if unit.claimed_by != Some(pid) {
            continue;
        }
        tx.threads()
            .mark_claimed(thread, &unit.dept, Some(pid), None)?;
        if unit.state == WorkState::Open {
            tx.threads()
                .mark_state(thread, &unit.dept, WorkState::New)?;
        }
    }
    Ok(())
}
