// SPDX-License-Identifier: EUPL-1.2
//! Programs of the insurer make letters of decisions: they take a job for a while, say what they have given to the print shop, and what became
//! of it. A program is a member of the unit by key, as its keycard says, and does for no other unit anything.

use std::time::Duration;

use protocol::Hash;
use protocol::statement::{KeycardKind, Lane, Right};

use super::add_epoch::current_keycard;
use super::send_message::emit;
use super::watch_decisions::reopen;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::deadlines::Day;
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::ids::{LetterJobId, LetterLease, PersonId};
use crate::model::{Access, Actor, LetterJob, LetterResult, LetterState, ResubmitReason};
use crate::store::tx::Tx;

/// For how long nobody else takes what a program has taken.
pub const LETTER_LEASE: Duration = Duration::from_secs(10 * 60);

/// Whether somebody's keycard says that she is a program. Who has none yet, or is unknown, is none.
///
/// # Errors
/// When the database does not answer.
pub fn is_program(tx: &mut Tx<'_>, pid: PersonId) -> Result<bool, StoreError> {
    let person = tx.persons().lookup(pid)?;
    if person.is_none_or(|person| person.keycard.is_none()) {
        return Ok(false);
    }
    Ok(current_keycard(tx, pid)?.payload().kind == KeycardKind::Agent)
}

/// Letters of the program's units that nobody makes at the moment, oldest first.
///
/// # Errors
/// [`StoreError::Absent`] for persons; [`StoreError::Forbidden`] for employees.
pub fn letters_waiting(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
) -> Result<Vec<LetterJob>, StoreError> {
    let pid = program(tx, actor)?;
    let mut found: Vec<LetterJob> = Vec::new();
    for member in tx.units().of_member(pid, ctx.now())? {
        if !member.rights.contains(&Right::Read) {
            continue;
        }
        for job in tx.letter_jobs().waiting_in(&member.dept, ctx.now())? {
            let known = found.iter().any(|one| one.id == job.id);
            if !known && !tx.barriers().is_barred(pid, job.thread)? {
                found.push(job);
            }
        }
    }
    found.sort_by_key(|job| (job.ordered_at, job.id));
    Ok(found)
}

/// The program that asks; of employees and persons this is refused.
pub(super) fn program(tx: &mut Tx<'_>, actor: Actor) -> Result<PersonId, StoreError> {
    let Actor::Staff { pid } = actor else {
        return Err(StoreError::Absent);
    };
    if is_program(tx, pid)? {
        Ok(pid)
    } else {
        Err(StoreError::Forbidden)
    }
}

/// The job, for a program that is a member of a unit in its thread.
fn own(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    id: LetterJobId,
) -> Result<(PersonId, LetterJob), StoreError> {
    let job = tx.letter_jobs().lookup(id)?.or_absent()?;
    tx.threads()
        .lookup_for(actor, job.thread, Access::Read, ctx.now())?
        .or_absent()?;
    Ok((program(tx, actor)?, job))
}

/// Takes a letter for [`LETTER_LEASE`], and for longer when the same run asks again. Gives it with the end of that.
///
/// # Errors
/// As [`letters_waiting`]; [`StoreError::Absent`] for a job of other units; [`Conflict::Lease`] when another run has it or it was made.
pub fn take_letter(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    id: LetterJobId,
    lease: LetterLease,
) -> Result<(LetterJob, Timestamp), StoreError> {
    let (pid, job) = own(tx, ctx, actor, id)?;
    let until = ctx.now() + LETTER_LEASE;
    if !tx.letter_jobs().take(id, pid, lease, until, ctx)? {
        return Err(StoreError::Conflict(Conflict::Lease));
    }
    tx.audit()
        .by(ctx, actor, "take-letter", "message", &job.mid.to_string())?;
    emit(tx, ctx, job.thread, Lane::Internal)?;
    Ok((job, until))
}

/// The run that has a letter gives it to the print shop, made of the sealed decision with this hash. From then on nobody makes it again; the
/// same word again changes nothing.
///
/// # Errors
/// As [`take_letter`]; `wrong-object` when it is not the decision that lies here.
pub fn letter_printed(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    id: LetterJobId,
    (lease, document): (LetterLease, Hash),
) -> Result<(), StoreError> {
    let (_, job) = own(tx, ctx, actor, id)?;
    if tx.messages().sha256_of(job.mid)? != Some(document) {
        return Err(StoreError::Invalid("wrong-object"));
    }
    let held = job.lease.is_some_and(|(known, _)| known == lease);
    if held && job.state == LetterState::Printed && job.document == Some(document) {
        return Ok(());
    }
    if !tx.letter_jobs().mark_printed(id, lease, document, ctx)? {
        return Err(StoreError::Conflict(Conflict::Lease));
    }
    tx.audit()
        .by(ctx, actor, "print-letter", "message", &job.mid.to_string())?;
    emit(tx, ctx, job.thread, Lane::Case)
}

/// What became of a letter. What came back or could not be made is a task of the units.
///
/// # Errors
/// As [`letters_waiting`]; [`StoreError::Absent`] for a job of other units; [`Conflict::State`] when that cannot follow; `bad-day` for a day
/// before it was printed or after today.
pub fn letter_result(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    id: LetterJobId,
    result: LetterResult,
) -> Result<(), StoreError> {
    let (pid, job) = own(tx, ctx, actor, id)?;
    let word = match (result, job.state) {
        (LetterResult::Posted(day), LetterState::Posted) if job.posted_on == Some(day) => {
            return Ok(());
        }
        (LetterResult::Returned, LetterState::Returned) => return Ok(()),
        (LetterResult::Failed(fault), LetterState::Failed) if job.fault == Some(fault) => {
            return Ok(());
        }
        (LetterResult::Posted(day), LetterState::Printed) => {
            let printed = job.printed_at.map(Day::of).transpose()?;
            if day > Day::of(ctx.now())? || printed.is_some_and(|printed| day < printed) {
                return Err(StoreError::Invalid("bad-day"));
            }
            tx.letter_jobs().mark_posted(id, day, ctx)?;
            "post-letter"
        }
        (LetterResult::Returned, LetterState::Posted) => {
            let returned = (LetterState::Returned, None);
            tx.letter_jobs().mark_ended(id, returned, ctx)?;
            reopen(tx, ctx, job.mid, ResubmitReason::LetterReturned)?;
            "return-letter"
        }
        // Whoever lost it to another program says nothing about it any more.
        (LetterResult::Failed(_), LetterState::Taken) if job.taken_by != Some(pid) => {
            return Err(StoreError::Conflict(Conflict::Lease));
        }
        (LetterResult::Failed(fault), LetterState::Taken | LetterState::Printed) => {
            let failed = (LetterState::Failed, Some(fault));
            tx.letter_jobs().mark_ended(id, failed, ctx)?;
            reopen(tx, ctx, job.mid, ResubmitReason::LetterFailed)?;
            "fail-letter"
        }
        _ => return Err(StoreError::Conflict(Conflict::State)),
    };
    tx.audit()
        .by(ctx, actor, word, "message", &job.mid.to_string())?;
    emit(tx, ctx, job.thread, Lane::Case)
}
