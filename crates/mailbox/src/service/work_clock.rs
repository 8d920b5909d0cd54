// SPDX-License-Identifier: EUPL-1.2
//! Clocks of the work: what starts, clears and moves them.

use protocol::statement::{Lane, MessageKind};

use super::escalation::{escalates, settle};
use super::send_message::emit;
use crate::ctx::Ctx;
use crate::deadlines::{Day, statutory};
use crate::error::{OrAbsent, StoreError};
use crate::ids::{Dept, ThreadId};
use crate::model::{
    Access, Actor, Clocks, Law, LawRule, Moved, Promise, Resubmission, ResubmitReason, TallyKind,
    Thread, Via, WorkState,
};
use crate::store::threads::UnitInThread;
use crate::store::tx::Tx;

/// How far ahead a Wiedervorlage may lie, and how long ago an application may have come, in days.
const A_YEAR: i32 = 366;

/// A message proper in lane `case` moves state and clocks of the units in the thread.
///
/// After an answer a unit waits; after a question the work is open again, or new when nobody has claimed it. A message of a person starts the
/// promise where no answer is owed yet; closing a case settles what was owed in it, so that the next message counts from itself. It also ends
/// the rest of a Wiedervorlage: somebody has to read it. A message of the unit clears the promise and never the statutory deadline.
pub(super) fn move_work(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: &Thread,
    via: &Via,
    kind: MessageKind,
) -> Result<(), StoreError> {
    for unit in tx.threads().units(thread.id)? {
        let mut clocks = unit.clocks;
        let next = match via {
            // Somebody has written, whoever brought it.
            Via::Units { .. } if kind == MessageKind::Mail => {
                tx.tallies()
                    .add(ctx, &unit.dept, TallyKind::Arrived, None)?;
                clocks.owed_since = Some(ctx.now());
                clocks.promise = Some(tx.deadlines().promise(&thread.matter, ctx.now())?);
                WorkState::New
            }
            Via::Units { depts, .. } if depts.contains(&unit.dept) => {
                if matches!(kind, MessageKind::Msg | MessageKind::Decision) {
                    if let Some(promise) = owed(&unit) {
                        tx.tallies()
                            .add(ctx, &unit.dept, TallyKind::Answered, Some(promise))?;
                    }
                    clocks.owed_since = None;
                    clocks.promise = None;
                }
                WorkState::Waiting
            }
            Via::Units { .. } => unit.state,
            Via::Person { .. } => {
                if kind == MessageKind::Msg {
                    tx.tallies()
                        .add(ctx, &unit.dept, TallyKind::Arrived, None)?;
                    if clocks.owed_since.is_none() || unit.state == WorkState::Done {
                        clocks.owed_since = Some(ctx.now());
                        clocks.promise = Some(tx.deadlines().promise(&thread.matter, ctx.now())?);
                    }
                    if let Some(one) = &mut clocks.resubmission {
                        one.rests = false;
                    }
                }
                if unit.claimed_by.is_some() {
                    WorkState::Open
                } else {
                    WorkState::New
                }
            }
        };
        // In the same statement, not by `settle`: this is the path that every message takes.
        let work = (next, unit.claimed_by.is_some());
        let moved = Moved {
            state: Some(next).filter(|next| *next != unit.state),
            escalates: Some(escalates(tx, &unit.dept, work, &clocks)?),
        };
        tx.threads()
            .mark_clocks(thread.id, &unit.dept, &clocks, ctx.now(), moved)?;
    }
    Ok(())
}

/// The promise of what a unit owes an answer to, if it owes any: closing a case has settled it.
pub(super) fn owed(unit: &UnitInThread) -> Option<Promise> {
    let promise = unit.clocks.promise?;
    (unit.state != WorkState::Done && unit.clocks.owed_since.is_some()).then_some(promise)
}

/// A unit that joins a thread takes over what is owed in it: handing a case over wins nobody time (§ 16 Abs. 2 SGB I). `before` are the
/// units that took part until now.
pub(super) fn carry(
    tx: &mut Tx<'_>,
    thread: ThreadId,
    before: &[UnitInThread],
) -> Result<(), StoreError> {
    let oldest = before
        .iter()
        .filter(|unit| unit.clocks.owed_since.is_some())
        .min_by_key(|unit| unit.clocks.owed_since);
    let owed = Clocks {
        owed_since: oldest.and_then(|unit| unit.clocks.owed_since),
        promise: oldest.and_then(|unit| unit.clocks.promise),
        law: before.iter().find_map(|unit| unit.clocks.law),
        resubmission: None,
    };
    for unit in tx.threads().units(thread)? {
        if before.iter().all(|known| known.dept != unit.dept) {
            tx.threads()
                .mark_clocks(thread, &unit.dept, &owed, unit.last_at, Moved::default())?;
        }
    }
    settle(tx, thread)
}

/// Sets or takes away a Wiedervorlage. The case rests until the day begins, and then is in the list again by the clock alone.
///
/// # Errors
/// [`StoreError::Absent`], [`StoreError::Forbidden`]; `bad-day` for a day that is not between tomorrow and in a year, `bad-reason`
/// for one that only the program gives.
pub fn set_resubmission(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    dept: &Dept,
    to: Option<(Day, ResubmitReason)>,
) -> Result<(), StoreError> {
    let unit = own(tx, ctx, actor, thread, dept)?;
    let mut clocks = unit.clocks;
    let by = actor.pid().ok_or(StoreError::Absent)?;
    clocks.resubmission = match to {
        None => None,
        Some((day, reason)) => {
            let today = Day::of(ctx.now())?;
            if day <= today || day > today.plus(A_YEAR)? {
                return Err(StoreError::Invalid("bad-day"));
            }
            if reason.is_set_by_program() {
                return Err(StoreError::Invalid("bad-reason"));
            }
            Some(Resubmission {
                at: day.begins()?,
                by,
                reason,
                rests: true,
            })
        }
    };
    tx.threads()
        .mark_clocks(thread, dept, &clocks, unit.last_at, Moved::default())?;
    tx.audit()
        .by(ctx, actor, "resubmission", "thread", &thread.to_string())?;
    emit(tx, ctx, thread, Lane::Internal)
}

/// Starts, changes or ends the statutory deadline of the application in a thread: for all its units, because there is one application.
///
/// # Errors
/// [`StoreError::Absent`], [`StoreError::Forbidden`]; `bad-day` for an application that came in the future or more than a year ago.
pub fn set_statutory(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    dept: &Dept,
    to: Option<(LawRule, Day)>,
) -> Result<(), StoreError> {
    own(tx, ctx, actor, thread, dept)?;
    let by = actor.pid().ok_or(StoreError::Absent)?;
    let law = match to {
        None => None,
        Some((rule, day)) => {
            let today = Day::of(ctx.now())?;
            if day > today || day < today.plus(-A_YEAR)? {
                return Err(StoreError::Invalid("bad-day"));
            }
            Some(Law {
                rule,
                received: day.begins()?,
                at: statutory(rule, day)?,
                by,
            })
        }
    };
    for mut unit in tx.threads().units(thread)? {
        unit.clocks.law = law;
        tx.threads().mark_clocks(
            thread,
            &unit.dept,
            &unit.clocks,
            unit.last_at,
            Moved::default(),
        )?;
    }
    settle(tx, thread)?;
    let word = if law.is_some() {
        "statutory"
    } else {
        "statutory-end"
    };
    tx.audit()
        .by(ctx, actor, word, "thread", &thread.to_string())?;
    emit(tx, ctx, thread, Lane::Internal)
}

/// A unit in the thread for which the clerk may write.
pub(super) fn own(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    dept: &Dept,
) -> Result<UnitInThread, StoreError> {
    let access = tx
        .threads()
        .lookup_for(actor, thread, Access::Write, ctx.now())?
        .or_absent()?;
    let Via::Units { depts, .. } = &access.via else {
        return Err(StoreError::Absent);
    };
    if !depts.contains(dept) {
        return Err(StoreError::Absent);
    }
    let mut units = tx.threads().units(thread)?.into_iter();
    units.find(|unit| unit.dept == *dept).or_absent()
}
