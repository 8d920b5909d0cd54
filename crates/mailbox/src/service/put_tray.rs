// SPDX-License-Identifier: EUPL-1.2
//! A person puts a thread away, hides it, shows it again or pins it. The record stays as it is; nothing that she has not read
//! and no period that runs goes out of her sight unsaid.

use super::announce::announcements;
use super::letters::letters;
use crate::ctx::Ctx;
use crate::deadlines::Day;
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::{PersonId, ThreadId};
use crate::model::{Access, Actor, LetterState, Tray, Via};
use crate::store::inbox::MAX_PINNED;
use crate::store::tx::Tx;

/// Where it goes, and whether it stands above the others there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrayChange {
    /// Where.
    pub tray: Tray,
    /// Above the others; in the inbox only.
    pub pinned: bool,
    /// She has been told that a period against a decision in it may run.
    pub sure: bool,
}

/// How far the periods of the decisions in a thread are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Period {
    /// There is none, or it is over.
    Over,
    /// It is over unless the decision says nothing of legal remedies: then it is a year. The server cannot read which.
    Perhaps,
    /// It runs, or has not begun.
    Runs,
}

/// Puts it there, for this person alone. Saying the same again changes nothing.
///
/// # Errors
/// [`StoreError::Absent`]; [`Conflict::Unread`] while something in it is unread; [`Conflict::Period`] for hiding while the month against
/// a decision runs or has not begun; [`Conflict::PeriodOpen`] for putting it away then, and for both while a year may run, unless
/// `sure`; `too-many-pinned`, and `pinned-elsewhere` outside the inbox.
pub fn put_tray(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    thread: ThreadId,
    change: TrayChange,
) -> Result<(), StoreError> {
    let access = tx
        .threads()
        .lookup_for(Actor::Person { pid }, thread, Access::Read, ctx.now())?
        .or_absent()?;
    if !matches!(access.via, Via::Person { .. }) {
        return Err(StoreError::Absent);
    }
    let (tray, pinned_at, others) = tx.threads().tray(thread, pid)?.or_absent()?;
    if change.pinned && change.tray != Tray::Inbox {
        return Err(StoreError::Invalid("pinned-elsewhere"));
    }
    if change.tray != Tray::Inbox && change.tray != tray {
        may_leave(tx, ctx, pid, thread, change)?;
    }
    let pinned_at = match (change.pinned, pinned_at) {
        (true, None) if usize::try_from(others).is_ok_and(|n| n >= MAX_PINNED) => {
            return Err(StoreError::Invalid("too-many-pinned"));
        }
        (true, before) => Some(before.unwrap_or(ctx.now())),
        (false, _) => None,
    };
    tx.threads()
        .mark_tray(thread, pid, change.tray, pinned_at)?;
    // Her own other screens, and nobody else's.
    tx.emit(Event::Thread {
        thread,
        persons: vec![pid],
        depts: Vec::new(),
    });
    Ok(())
}

fn may_leave(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    thread: ThreadId,
    change: TrayChange,
) -> Result<(), StoreError> {
    let persons = tx.threads().persons(thread)?;
    let own = persons.iter().find(|one| one.pid == pid).or_absent()?;
    if own.last_idx > own.read_idx {
        return Err(StoreError::Conflict(Conflict::Unread));
    }
    match (period(tx, thread, Day::of(ctx.now())?)?, change.tray) {
        (Period::Runs, Tray::Hidden) => Err(StoreError::Conflict(Conflict::Period)),
        (Period::Runs | Period::Perhaps, _) if !change.sure => {
            Err(StoreError::Conflict(Conflict::PeriodOpen))
        }
        _ => Ok(()),
    }
}

/// Whether a period against a decision in the thread runs, has not begun, or may run.
pub(super) fn may_a_period_run(
    tx: &mut Tx<'_>,
    thread: ThreadId,
    today: Day,
) -> Result<bool, StoreError> {
    Ok(period(tx, thread, today)? != Period::Over)
}

/// Of all decisions in it, to whomever they went: what runs against one runs against all who act for the person.
fn period(tx: &mut Tx<'_>, thread: ThreadId, today: Day) -> Result<Period, StoreError> {
    let mut furthest = Period::Over;
    for one in announcements(tx, thread, None)? {
        let days = one
            .effective
            .map(|days| (days.month_until, days.year_until))
            .or(one.month_until.zip(one.year_until));
        furthest = furthest.max(until(days, today));
    }
    for one in letters(tx, thread, None)? {
        // What came back, or could not be made, begins nothing; another way will.
        let ended = matches!(one.job.state, LetterState::Returned | LetterState::Failed);
        let days = one.month_until.zip(one.year_until);
        if !ended {
            furthest = furthest.max(until(days, today));
        }
    }
    Ok(furthest)
}

fn until(days: Option<(Day, Day)>, today: Day) -> Period {
    match days {
        None => Period::Runs,
        Some((month, _)) if today <= month => Period::Runs,
        Some((_, year)) if today <= year => Period::Perhaps,
        Some(_) => Period::Over,
    }
}
