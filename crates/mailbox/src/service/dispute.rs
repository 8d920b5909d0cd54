// SPDX-License-Identifier: EUPL-1.2
//! A person says that something in a thread is wrong (Art. 16 GDPR). What, stands in a message of hers, sealed as every other. From then on
//! the thread is restricted (Art. 18): staff reads it, answers in it, keeps it and settles the dispute, and nothing else. Which operations
//! that bars, and why others go on, is in docs/RETENTION.md; each of them asks [`restricted`].

use protocol::statement::Lane;

use super::escalation::settle;
use super::retention::keep_still;
use super::send_message::emit;
use super::work_clock::own;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::deadlines::Day;
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::ids::{Dept, DisputeId, MessageId, PersonId, ThreadId};
use crate::model::{Access, Actor, Dispute, DisputeEnd, DisputeOutcome, Thread, Via, WorkState};
use crate::store::tx::Tx;

/// Disputes of a thread that restrict it at the same time.
const MOST: usize = 20;
/// So many whole days the thread stays restricted after the insurer has settled a dispute: its person hears of it before (Art. 18(3)).
pub const DISPUTE_NOTICE_DAYS: u8 = 3;

/// Staff does nothing with a restricted thread that could wait. The one place that says so; whoever disputes something meanwhile waits for
/// this transaction, or this one for her.
///
/// # Errors
/// [`Conflict::Disputed`].
pub(super) fn restricted(tx: &mut Tx<'_>, ctx: &Ctx, thread: ThreadId) -> Result<(), StoreError> {
    keep_still(tx, thread)?;
    if tx.disputes().is_restricted(thread, ctx.now())? {
        return Err(StoreError::Conflict(Conflict::Disputed));
    }
    Ok(())
}

/// Something is wrong: `about` a message, or with the thread as a whole. `said` is the message in which she has written what.
///
/// # Errors
/// [`StoreError::Absent`] for anybody but a person of the thread, for a message that she cannot fetch, and when `said` is not hers;
/// [`StoreError::ReadOnly`], [`StoreError::Forbidden`] where she may not write; [`Conflict::State`] while the same is disputed, or for the
/// same `said` once more; `too-many-disputes`.
pub fn dispute(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    about: Option<MessageId>,
    said: MessageId,
) -> Result<DisputeId, StoreError> {
    let access = tx
        .threads()
        .lookup_for(actor, thread, Access::Write, ctx.now())?
        .or_absent()?;
    let Via::Person { pid, from_idx, .. } = access.via else {
        return Err(StoreError::Absent);
    };
    for mid in about.into_iter().chain([said]) {
        let idx = tx.messages().idx_in_case(mid, thread)?.or_absent()?;
        if idx < from_idx {
            return Err(StoreError::Absent);
        }
    }
    if tx.messages().place_of(said)? != Some((thread, pid)) {
        return Err(StoreError::Absent);
    }
    keep_still(tx, thread)?;
    let all = tx.disputes().of_thread(thread)?;
    let again = |one: &Dispute| one.said == said || (one.ended.is_none() && one.about == about);
    if all.iter().any(again) {
        return Err(StoreError::Conflict(Conflict::State));
    }
    if all.iter().filter(|one| one.restricts(ctx.now())).count() >= MOST {
        return Err(StoreError::Invalid("too-many-disputes"));
    }
    let id = DisputeId::timed(ctx.chance(), ctx.now());
    tx.disputes().insert(&Dispute {
        id,
        thread,
        about,
        said,
        by: pid,
        at: ctx.now(),
        ended: None,
    })?;
    to_be_done(tx, thread)?;
    tx.audit()
        .by(ctx, actor, "dispute", "thread", &thread.to_string())?;
    emit(tx, ctx, thread, Lane::Case)?;
    Ok(id)
}

/// Somebody has to settle it, also where everything was done.
fn to_be_done(tx: &mut Tx<'_>, thread: ThreadId) -> Result<(), StoreError> {
    for unit in tx.threads().units(thread)? {
        if unit.state == WorkState::Done {
            let next = match unit.claimed_by {
                Some(_) => WorkState::Open,
                None => WorkState::New,
            };
            tx.threads().mark_state(thread, &unit.dept, next)?;
        }
    }
    settle(tx, thread)
}

/// She takes it back, or, once it is settled, agrees that the restriction ends now.
///
/// # Errors
/// [`StoreError::Absent`] for anybody but who has said it and the insured person; [`Conflict::State`] when nothing is restricted for its
/// sake any more.
pub fn withdraw_dispute(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    id: DisputeId,
) -> Result<(), StoreError> {
    let access = tx
        .threads()
        .lookup_for(actor, thread, Access::Read, ctx.now())?
        .or_absent()?;
    let Via::Person { pid, .. } = access.via else {
        return Err(StoreError::Absent);
    };
    let found = find(tx, thread, id)?;
    if !is_hers(&access.thread, &found, pid) {
        return Err(StoreError::Absent);
    }
    let done = if found.ended.is_none() {
        let end = ends(DisputeOutcome::Withdrawn, pid, ctx.now(), ctx.now());
        tx.disputes().end(id, &end)?
    } else {
        tx.disputes().lift(id, ctx.now())?
    };
    if !done {
        return Err(StoreError::Conflict(Conflict::State));
    }
    let word = match found.ended {
        None => "withdraw-dispute",
        Some(_) => "agree-dispute",
    };
    tx.audit()
        .by(ctx, actor, word, "thread", &thread.to_string())?;
    emit(tx, ctx, thread, Lane::Case)
}

/// What a representative has said is the insured person's to take back, too.
fn is_hers(thread: &Thread, dispute: &Dispute, pid: PersonId) -> bool {
    dispute.by == pid || thread.subject == pid
}

/// An employee of the unit has looked into it and answered: it is corrected, or stays as it is. The restriction ends some days later, so
/// that the person hears of it before.
///
/// # Errors
/// [`StoreError::Absent`] for anybody but staff of a unit in the thread that is `dept`, and for what is not disputed in it;
/// [`StoreError::Forbidden`] without right `write`; [`Conflict::Unanswered`] while no employee has answered since;
/// [`Conflict::State`] when it has ended already; `bad-outcome`.
pub fn settle_dispute(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    (thread, id): (ThreadId, DisputeId),
    dept: &Dept,
    outcome: DisputeOutcome,
) -> Result<(), StoreError> {
    own(tx, ctx, actor, thread, dept)?;
    let by = actor.pid().or_absent()?;
    if outcome == DisputeOutcome::Withdrawn {
        return Err(StoreError::Invalid("bad-outcome"));
    }
    let found = find(tx, thread, id)?;
    let said = tx.messages().idx_in_case(found.said, thread)?.or_absent()?;
    if !tx.messages().is_answered_behind(thread, said)? {
        return Err(StoreError::Conflict(Conflict::Unanswered));
    }
    let last = Day::of(ctx.now())?.plus(i32::from(DISPUTE_NOTICE_DAYS))?;
    let end = ends(outcome, by, ctx.now(), last.plus(1)?.begins()?);
    if !tx.disputes().end(id, &end)? {
        return Err(StoreError::Conflict(Conflict::State));
    }
    let object = thread.to_string();
    let word = outcome.as_str();
    tx.audit()
        .because(ctx, actor, "settle-dispute", ("thread", &object), word)?;
    emit(tx, ctx, thread, Lane::Case)
}

fn find(tx: &mut Tx<'_>, thread: ThreadId, id: DisputeId) -> Result<Dispute, StoreError> {
    let all = tx.disputes().of_thread(thread)?;
    all.into_iter().find(|one| one.id == id).or_absent()
}

const fn ends(
    outcome: DisputeOutcome,
    by: PersonId,
    at: Timestamp,
    restricted_until: Timestamp,
) -> DisputeEnd {
    DisputeEnd {
        outcome,
        by,
        at,
        restricted_until,
    }
}
