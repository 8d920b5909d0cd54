// SPDX-License-Identifier: EUPL-1.2
//! What becomes of decisions that do not arrive: whoever has not fetched one is reminded, a few times and without a new
//! period; one of which nobody could be notified, or that stays unread, is a task of the unit, which gives it to the post.

use std::collections::BTreeSet;

use protocol::statement::Lane;

use super::escalation::settle;
use super::letters::{order_by_rule, reason_of};
use super::send_message::emit;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::deadlines::{Day, SecondWay};
use crate::error::{OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::{MessageId, PersonId, ThreadId};
use crate::model::{
    ActorKind, Announcement, Moved, OutboxKind, Resubmission, ResubmitReason, WorkState,
};
use crate::store::tx::Tx;

/// Announcements of one round.
const BATCH: u32 = 200;

/// Announcements about which something is to be done now. Whatever is not due yet is not among them, so that it hides nothing that is.
///
/// # Errors
/// When the database does not answer.
pub fn watched(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<(MessageId, PersonId)>, StoreError> {
    let policy = tx.announcement();
    let mut due: BTreeSet<_> = tx.announcements().unnotified(BATCH)?.into_iter().collect();
    if policy.task_days > 0 {
        let since = now - days_of(policy.task_days);
        due.extend(
            tx.announcements()
                .unfetched(since, u64::from(u32::MAX), BATCH)?,
        );
    }
    let mut days = policy.reminder_days.clone();
    days.sort_unstable();
    for (reminders, days) in (1..).zip(days) {
        let since = now - days_of(days);
        due.extend(tx.announcements().unfetched(since, reminders, BATCH)?);
    }
    Ok(due.into_iter().collect())
}

/// Does what is due about one announcement. Gives whether anybody was told.
///
/// # Errors
/// When the database does not answer.
pub fn watch_decision(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    (mid, pid): (MessageId, PersonId),
) -> Result<bool, StoreError> {
    let all = tx.announcements().of_decision(mid)?;
    let Some(row) = all.iter().find(|row| row.pid == pid) else {
        return Ok(false);
    };
    if row.fetched.is_some() || row.tasked_at.is_some() {
        return Ok(false);
    }
    // Of several recipients the first to whom it comes counts.
    let mut others = all.iter().filter(|other| other.pid != pid);
    let Some(notified) = row.proof() else {
        if !row.is_unnotified() {
            return Ok(false);
        }
        if others.any(|other| other.proof().is_some() || other.fetched.is_some()) {
            tx.announcements().mark_tasked(mid, pid, ctx)?;
            return Ok(false);
        }
        if tx.announcement().second_way == SecondWay::Letter {
            let (thread, _) = tx.messages().place_of(mid)?.or_absent()?;
            order_by_rule(tx, ctx, row, thread, reason_of(row))?;
            return Ok(true);
        }
        return task(tx, ctx, row, ResubmitReason::NotNotified);
    };
    if others.any(|other| other.fetched.is_some()) {
        tx.announcements().mark_tasked(mid, pid, ctx)?;
        return Ok(false);
    }
    let policy = tx.announcement();
    let past = |days: u8| notified.at + days_of(days) <= ctx.now();
    if policy.task_days > 0 && past(policy.task_days) {
        return task(tx, ctx, row, ResubmitReason::Unread);
    }
    let due = policy.reminder_days.iter().filter(|days| past(**days));
    let due = u64::try_from(due.count()).unwrap_or(u64::MAX);
    if due <= row.reminders {
        return Ok(false);
    }
    // The mail that everything has. The day of the announcement stays where it is.
    let notify = tx.policy();
    tx.outbox().enqueue(pid, OutboxKind::Message, notify, ctx)?;
    tx.announcements().mark_reminded(mid, pid, due, ctx)?;
    tx.emit(Event::Outbox);
    Ok(true)
}

/// The case is open again for its units, and says why.
fn task(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    row: &Announcement,
    reason: ResubmitReason,
) -> Result<bool, StoreError> {
    let thread = reopen(tx, ctx, row.mid, reason)?;
    tx.announcements().mark_tasked(row.mid, row.pid, ctx)?;
    let system = (ActorKind::System, None);
    let object = row.mid.to_string();
    tx.audit()
        .record(ctx, system, "decision-by-post", "message", &object)?;
    emit(tx, ctx, thread, Lane::Case)?;
    Ok(true)
}

/// The case of a decision is open again for its units. Gives which one it is.
///
/// # Errors
/// When the database does not answer.
pub(super) fn reopen(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    mid: MessageId,
    reason: ResubmitReason,
) -> Result<ThreadId, StoreError> {
    let (thread, author) = tx.messages().place_of(mid)?.or_absent()?;
    open_again(tx, ctx, thread, author, reason)?;
    Ok(thread)
}

/// A case is open for its units, and is on their list today for a reason. `by` is whose work that is.
///
/// # Errors
/// When the database does not answer.
pub(super) fn open_again(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: ThreadId,
    by: PersonId,
    reason: ResubmitReason,
) -> Result<(), StoreError> {
    for unit in tx.threads().units(thread)? {
        let mut clocks = unit.clocks;
        // One that is on the list anyway keeps its reason.
        if clocks.resubmission.is_none_or(|one| one.rests) {
            clocks.resubmission = Some(Resubmission {
                at: Day::of(ctx.now())?.begins()?,
                by,
                reason,
                rests: false,
            });
        }
        let moved = Moved {
            state: Some(WorkState::Open).filter(|open| *open != unit.state),
            escalates: None,
        };
        tx.threads()
            .mark_clocks(thread, &unit.dept, &clocks, ctx.now(), moved)?;
    }
    settle(tx, thread)
}

pub(super) fn days_of(days: u8) -> std::time::Duration {
    std::time::Duration::from_secs(u64::from(days) * 86_400)
}
