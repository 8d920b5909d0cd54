// SPDX-License-Identifier: EUPL-1.2
//! A decision goes by post: who orders the letter, and what follows from it. The server knows ids, days and the hash of the sealed
//! decision, and never where the person lives. How programs make letters is in [`super::make_letters`].

use protocol::statement::{Lane, MessageHeader, MessageKind};

use super::announce::consent_of;
use super::dispute::restricted;
use super::send_message::emit;
use crate::ctx::Ctx;
use crate::deadlines::{Day, Instruction, Ways};
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::ids::{LetterJobId, MessageId, PersonId, ThreadId};
use crate::model::{
    Access, Actor, ActorKind, Announcement, LetterJob, LetterReason, LetterState, LetterView,
    Thread, Via,
};
use crate::store::tx::Tx;

/// An employee gives a decision of the case to the post. Gives the id of the letter.
///
/// # Errors
/// [`StoreError::Absent`] for anybody but staff of a unit in the thread, for what is no decision in it, and for somebody whom it does not
/// concern; [`StoreError::Forbidden`] without right `write`; [`Conflict::Exists`] while a letter to her is on its way; [`Conflict::Disputed`].
pub fn order_letter(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    (mid, pid): (MessageId, PersonId),
) -> Result<LetterJobId, StoreError> {
    let access = tx
        .threads()
        .lookup_for(actor, thread, Access::Write, ctx.now())?
        .or_absent()?;
    let Via::Units { pid: clerk, .. } = access.via else {
        return Err(StoreError::Absent);
    };
    let place = tx.messages().kind_of(mid)?;
    if place != Some((thread, MessageKind::Decision)) {
        return Err(StoreError::Absent);
    }
    let rows = tx.announcements().of_decision(mid)?;
    let row = rows.iter().find(|row| row.pid == pid);
    if row.is_none() && pid != access.thread.subject {
        return Err(StoreError::Absent);
    }
    restricted(tx, ctx, thread)?;
    let reason = row.map_or(LetterReason::Ordered, reason_of);
    let id = insert(tx, ctx, (thread, mid, pid), reason, Some(clerk))?;
    if row.is_some() {
        // It is nobody's task any more, and nobody is reminded of what comes by post.
        tx.announcements().mark_tasked(mid, pid, ctx)?;
    }
    let object = mid.to_string();
    tx.audit().because(
        ctx,
        actor,
        "order-letter",
        ("message", &object),
        reason.as_str(),
    )?;
    emit(tx, ctx, thread, Lane::Case)?;
    Ok(id)
}

/// What is in the way of the announcement in the portal.
pub(super) const fn reason_of(row: &Announcement) -> LetterReason {
    if row.returned.is_some() {
        return LetterReason::Bounced;
    }
    match (&row.notified, row.failed_at, row.tasked_at) {
        (None, Some(_), _) => LetterReason::NotNotified,
        (_, _, Some(_)) if row.fetched.is_none() => LetterReason::Unread,
        _ => LetterReason::Ordered,
    }
}

/// The rule of the installation gives a decision to the post, in the transaction that would have made it a task.
///
/// # Errors
/// When the database does not answer.
pub(super) fn order_by_rule(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    row: &Announcement,
    thread: ThreadId,
    reason: LetterReason,
) -> Result<(), StoreError> {
    let live = tx.letter_jobs().of_decision(row.mid, row.pid)?;
    if !live.iter().any(|job| job.state.is_live()) {
        insert(tx, ctx, (thread, row.mid, row.pid), reason, None)?;
    }
    tx.announcements().mark_tasked(row.mid, row.pid, ctx)?;
    let object = row.mid.to_string();
    let system = (ActorKind::System, None);
    tx.audit()
        .record(ctx, system, "order-letter", "message", &object)?;
    emit(tx, ctx, thread, Lane::Case)
}

/// A decision that its author gives to the post is a message as all others, and its letter is ordered in the same transaction. Nothing is
/// announced in the portal: no notification of it begins a period.
///
/// # Errors
/// When the database does not answer.
pub(super) fn order_with(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    about: &Thread,
    header: &MessageHeader,
) -> Result<(), StoreError> {
    let view = consent_of(tx, about.subject)?;
    let reason = match (&view.newest, view.reachable) {
        (Some(word), true) if word.given => LetterReason::Ordered,
        (Some(word), false) if word.given => LetterReason::NoAddress,
        _ => LetterReason::NoConsent,
    };
    let what = (about.id, header.mid, about.subject);
    insert(tx, ctx, what, reason, Some(header.sender))?;
    Ok(())
}

fn insert(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    (thread, mid, pid): (ThreadId, MessageId, PersonId),
    reason: LetterReason,
    ordered_by: Option<PersonId>,
) -> Result<LetterJobId, StoreError> {
    let jobs = tx.letter_jobs().of_decision(mid, pid)?;
    if jobs.iter().any(|job| job.state.is_live()) {
        return Err(StoreError::Conflict(Conflict::Exists));
    }
    let job = LetterJob {
        id: LetterJobId::timed(ctx.chance(), ctx.now()),
        mid,
        pid,
        thread,
        reason,
        state: LetterState::Ordered,
        ordered_by,
        ordered_at: ctx.now(),
        taken_by: None,
        lease: None,
        document: None,
        printed_at: None,
        posted_on: None,
        ended_at: None,
        fault: None,
    };
    tx.letter_jobs().insert(&job, ctx)?;
    Ok(job.id)
}

/// The day on which the post took a decision to a recipient. What came back has not arrived.
///
/// # Errors
/// When the database does not answer.
pub(super) fn posted_on(
    tx: &mut Tx<'_>,
    mid: MessageId,
    pid: PersonId,
) -> Result<Option<Day>, StoreError> {
    let jobs = tx.letter_jobs().of_decision(mid, pid)?;
    Ok(jobs.iter().filter_map(posted).min())
}

fn posted(job: &LetterJob) -> Option<Day> {
    job.posted_on.filter(|_| job.state == LetterState::Posted)
}

/// The letters of a thread, with the days that follow from each alone: of one recipient if one is named.
///
/// # Errors
/// When the database does not answer, or a day is none.
pub fn letters(
    tx: &mut Tx<'_>,
    thread: ThreadId,
    only: Option<PersonId>,
) -> Result<Vec<LetterView>, StoreError> {
    let jobs = tx.letter_jobs().of_thread(thread, only)?;
    jobs.into_iter().map(|job| dated(tx, job)).collect()
}

fn dated(tx: &Tx<'_>, job: LetterJob) -> Result<LetterView, StoreError> {
    let policy = tx.announcement();
    let announced_on = policy.effective(&Ways {
        posted: posted(&job),
        ..Ways::default()
    })?;
    let until = |instruction| {
        announced_on
            .map(|day| policy.objection_until(day, instruction))
            .transpose()
    };
    Ok(LetterView {
        announced_on,
        month_until: until(Instruction::Complete)?,
        year_until: until(Instruction::Missing)?,
        job,
    })
}
