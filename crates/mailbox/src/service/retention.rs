// SPDX-License-Identifier: EUPL-1.2
//! How long a thread stays, and its way out: its persons are told in time, then it leaves the portal, then the inbox. Nothing goes
//! that somebody has not read, on which a unit works, against which a period may run, which is held, or in which something is disputed.

use std::time::Duration;

use protocol::statement::{Lane, RepRight};

use super::put_tray::may_a_period_run;
use super::send_message::emit;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::deadlines::Day;
use crate::error::{OrAbsent, StoreError};
use crate::ids::ThreadId;
use crate::model::{ActorKind, LetterState, RetentionClock, Stay, StayReason, Thread, WorkState};
use crate::store::tx::Tx;

const DAY: u64 = 86_400;
/// What is not due is looked at again after this time at the latest, so that another rule reaches it.
const LOOK_AGAIN: Duration = Duration::from_secs(90 * DAY);
/// What would be due and is held is looked at again after this time.
const HELD_AGAIN: Duration = Duration::from_secs(7 * DAY);

/// What a look at a clock has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// Nothing.
    Same,
    /// Its persons are told from now on.
    Noticed,
    /// They do not see it any more.
    Away,
    /// Nobody sees it any more, and it is to be deleted.
    Doomed,
}

/// How long a thread stays; none where no rule is set.
///
/// # Errors
/// [`StoreError::Absent`]; when a moment has no day.
pub fn stay(tx: &mut Tx<'_>, ctx: &Ctx, id: ThreadId) -> Result<Option<Stay>, StoreError> {
    let thread = tx.threads().lookup(id)?.or_absent()?;
    let clock = tx.threads().retention_clock(id)?.or_absent()?;
    let policy = tx.retention();
    let rule = policy.rule(&thread.matter);
    let held = tx.legal_holds().is_held(id)?;
    if rule.portal_months == 0 && rule.record_years == 0 && !held {
        return Ok(None);
    }
    let mut stay = days(tx, ctx, &thread, &clock)?;
    stay.reasons = reasons(tx, ctx, &thread)?;
    Ok(Some(stay))
}

/// Last day of a thread in the portal, as things stand.
pub(super) fn portal_until(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: ThreadId,
) -> Result<Option<Day>, StoreError> {
    let thread = tx.threads().lookup(id)?.or_absent()?;
    let clock = tx.threads().retention_clock(id)?.or_absent()?;
    Ok(days(tx, ctx, &thread, &clock)?.portal_until)
}

/// Looks at the clock of a thread, if that is due. Of several nodes one does it.
///
/// # Errors
/// When the database does not answer, or a moment has no day.
pub fn look_after(tx: &mut Tx<'_>, ctx: &Ctx, id: ThreadId) -> Result<Looked, StoreError> {
    let now = ctx.now();
    let Some(clock) = tx.threads().retention_clock(id)? else {
        return Ok(Looked::Same);
    };
    if clock.doomed_at.is_some() || clock.look_at > now {
        return Ok(Looked::Same);
    }
    keep_still(tx, id)?;
    let thread = tx.threads().lookup(id)?.or_absent()?;
    let (next, looked) = if reasons(tx, ctx, &thread)?.is_empty() {
        step(tx, ctx, &thread, &clock)?
    } else {
        // Told anew when nothing holds it any more; what has left already stays away.
        let noticed_at = clock.noticed_at.filter(|_| clock.away_at.is_some());
        let look_at = now + HELD_AGAIN;
        let next = RetentionClock {
            look_at,
            noticed_at,
            ..clock
        };
        (next, Looked::Same)
    };
    tx.threads().mark_retention(id, &next)?;
    let word = match looked {
        Looked::Same => None,
        Looked::Noticed => Some("leaving-told"),
        Looked::Away => Some("left-portal"),
        Looked::Doomed => Some("time-over"),
    };
    if let Some(word) = word {
        let system = (ActorKind::System, None);
        tx.audit()
            .record(ctx, system, word, "thread", &id.to_string())?;
    }
    let shown = (next.noticed_at, next.away_at) != (clock.noticed_at, clock.away_at);
    if shown || looked == Looked::Doomed {
        emit(tx, ctx, id, Lane::Case)?;
    }
    Ok(looked)
}

/// No rule says any more that a thread leaves.
///
/// # Errors
/// When the database does not answer.
pub(super) fn keep(tx: &mut Tx<'_>, ctx: &Ctx, id: ThreadId) -> Result<(), StoreError> {
    keep_still(tx, id)?;
    tx.threads().mark_stirred(id)?;
    let system = (ActorKind::System, None);
    tx.audit()
        .record(ctx, system, "stays", "thread", &id.to_string())?;
    emit(tx, ctx, id, Lane::Case)
}

/// Whoever writes in the thread meanwhile waits for this transaction, or this one for his.
pub(super) fn keep_still(tx: &mut Tx<'_>, id: ThreadId) -> Result<(), StoreError> {
    if let Some(head) = tx.lanes().lookup(id, Lane::Case)? {
        tx.lanes().hold(id, Lane::Case, head.epoch)?;
    }
    Ok(())
}

/// Nothing holds it: where it is on its way.
fn step(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: &Thread,
    clock: &RetentionClock,
) -> Result<(RetentionClock, Looked), StoreError> {
    let now = ctx.now();
    let latest = now + LOOK_AGAIN;
    let here = |look_at: Timestamp| RetentionClock {
        look_at: look_at.min(latest),
        noticed_at: None,
        away_at: None,
        doomed_at: None,
    };
    let notice = i32::from(tx.retention().notice_days());
    let stay = days(tx, ctx, thread, clock)?;
    let Some(portal_until) = stay.portal_until else {
        return Ok((here(latest), Looked::Same));
    };
    let today = Day::of(now)?;
    let told_on = portal_until.plus(-notice)?;
    if today < told_on {
        return Ok((here(told_on.begins()?), Looked::Same));
    }
    let leaves_at = portal_until.plus(1)?.begins()?;
    let Some(noticed_at) = clock.noticed_at else {
        let next = RetentionClock {
            noticed_at: Some(now),
            ..here(leaves_at)
        };
        return Ok((next, Looked::Noticed));
    };
    let told = RetentionClock {
        noticed_at: Some(noticed_at),
        ..here(leaves_at)
    };
    if today <= portal_until {
        return Ok((told, Looked::Same));
    }
    if stay.inbox_until.is_some_and(|last| last < today) {
        let next = RetentionClock {
            doomed_at: Some(now),
            away_at: clock.away_at.or(Some(now)),
            ..told
        };
        return Ok((next, Looked::Doomed));
    }
    let goes_at = match stay.inbox_until {
        Some(last) => last.plus(1)?.begins()?,
        None => latest,
    };
    let next = RetentionClock {
        look_at: goes_at.min(latest),
        away_at: clock.away_at.or(Some(now)),
        ..told
    };
    let looked = match clock.away_at {
        Some(_) => Looked::Same,
        None => Looked::Away,
    };
    Ok((next, looked))
}

/// The days by the rule. Between the notice and the last day in the portal there is always the time that the rule promises, whenever
/// the rule was made.
fn days(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: &Thread,
    clock: &RetentionClock,
) -> Result<Stay, StoreError> {
    let spoken = tx.threads().spoken_at(thread.id)?.or_absent()?;
    let closed = tx.threads().closed_at(thread.id)?;
    let policy = tx.retention();
    let days = policy.days(&thread.matter, closed.map_or(spoken, |at| at.max(spoken)))?;
    let told = Day::of(clock.noticed_at.unwrap_or(ctx.now()))?;
    let earliest = told.plus(i32::from(policy.notice_days()))?;
    let portal_until = days.portal_until.map(|day| day.max(earliest));
    let inbox_until = days
        .inbox_until
        .zip(portal_until)
        .map(|(day, portal)| day.max(portal));
    Ok(Stay {
        portal_until,
        inbox_until,
        record_until: days.record_until,
        soon: clock.noticed_at.is_some(),
        away: clock.away_at.is_some(),
        reasons: Vec::new(),
    })
}

/// Why a thread stays, whatever the days say.
fn reasons(tx: &mut Tx<'_>, ctx: &Ctx, thread: &Thread) -> Result<Vec<StayReason>, StoreError> {
    let mut reasons = Vec::new();
    if is_unread(tx, ctx, thread)? {
        reasons.push(StayReason::Unread);
    }
    if is_work(tx, ctx, thread)? {
        reasons.push(StayReason::Work);
    }
    if may_a_period_run(tx, thread.id, Day::of(ctx.now())?)? {
        reasons.push(StayReason::Period);
    }
    let jobs = tx.letter_jobs().of_thread(thread.id, None)?;
    let on_its_way = |state| {
        matches!(
            state,
            LetterState::Ordered | LetterState::Taken | LetterState::Printed
        )
    };
    if jobs.iter().any(|job| on_its_way(job.state)) {
        reasons.push(StayReason::Letter);
    }
    if tx.legal_holds().is_held(thread.id)? {
        reasons.push(StayReason::Hold);
    }
    if tx.disputes().is_restricted(thread.id, ctx.now())? {
        reasons.push(StayReason::Dispute);
    }
    Ok(reasons)
}

/// The insured person counts in any case, also while she cannot sign in; a representative while a representation holds.
fn is_unread(tx: &mut Tx<'_>, ctx: &Ctx, thread: &Thread) -> Result<bool, StoreError> {
    for person in tx.threads().persons(thread.id)? {
        if person.last_idx <= person.read_idx {
            continue;
        }
        let counts = person.pid == thread.subject
            || tx
                .representations()
                .may(person.pid, thread, RepRight::Read, ctx.now())?;
        if counts {
            return Ok(true);
        }
    }
    Ok(false)
}

fn is_work(tx: &mut Tx<'_>, ctx: &Ctx, thread: &Thread) -> Result<bool, StoreError> {
    let units = tx.threads().units(thread.id)?;
    let busy = units
        .iter()
        .any(|unit| unit.state != WorkState::Done || unit.clocks.resubmission.is_some());
    let codes = tx.reply_codes().of_thread(thread.id)?;
    Ok(busy
        || codes.iter().any(|code| code.is_open(ctx.now()))
        || !tx.staged().find_by_thread(thread.id)?.is_empty())
}
