// SPDX-License-Identifier: EUPL-1.2
//! Staff opens a thread, or an attachment in it: every opening is an audit entry, and what is somebody else's opens only
//! for a reason. The insured person sees the entries.
//!
//! One entry an opening: what the same session asks for within [`OPENING_LASTS`] is the same opening, because pages read again
//! whenever something happens in a thread. The time runs from the entry and is never made longer.

use std::time::Duration;

use super::absence::stands_in_for;
use super::make_letters::is_program;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::{AttachmentId, Dept, PersonId, ThreadId};
use crate::model::{
    Access, Actor, NewOpening, Opened, Opener, OpeningCursor, OpeningPage, Purpose, StageReason,
    StageState, Via, WorkState,
};
use crate::store::threads::UnitInThread;
use crate::store::tx::Tx;

/// How long an opening lasts.
pub const OPENING_LASTS: Duration = Duration::from_secs(15 * 60);

/// What has to be written down before this may be shown; `None`: it is open already, or a person asks, who is not watched.
/// It writes nothing.
///
/// # Errors
/// [`StoreError::Absent`]; [`StoreError::ReasonRequired`] when the thread is somebody else's, or done and not the clerk's, and
/// no reason was given.
pub fn opening_due(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    opener: &Opener,
    what: Opened,
) -> Result<Option<NewOpening>, StoreError> {
    let Actor::Staff { pid } = opener.actor else {
        return Ok(None);
    };
    let thread = what.thread();
    let access = tx
        .threads()
        .lookup_for(opener.actor, thread, Access::Read, ctx.now())?
        .or_absent()?;
    let Via::Units { depts, .. } = access.via else {
        return Err(StoreError::Absent);
    };
    let mut units = tx.threads().units(thread)?;
    units.retain(|unit| depts.contains(&unit.dept));
    let since = ctx.now() - OPENING_LASTS;
    let stands_in = deputy_of(tx, ctx, &units, pid)?;
    let place = Place::of(&units, |unit| {
        unit.claimed_by
            .is_some_and(|by| by == pid || stands_in.contains(&by))
    })
    .or_absent()?;
    // Whoever is to release an answer has to read what it answers: she is not asked why, and it is on record.
    let reason = opener
        .reason
        .or(releases(tx, thread, pid)?.then_some(Purpose::Release));
    // That a letter is made is a program's word, not a way around the question for an employee.
    let makes = reason == Some(Purpose::Letter);
    if makes && !is_program(tx, pid)? {
        return Err(StoreError::ReasonRequired);
    }
    let open = tx
        .openings()
        .lookup(opener.session, Opened::Thread(thread), since)?;
    let searches = opener.reason == Some(Purpose::Search);
    // Whoever looks after her browser has read for the search opens it then.
    let purpose = match (
        open.filter(|held| searches || *held != Purpose::Search),
        place.whose,
    ) {
        // Whoever has it open when a colleague takes it keeps it until the opening ends: she may be writing, and is told.
        (Some(Purpose::Search) | None, Whose::Others) | (None, Whose::Done) => reason
            .filter(|reason| reason.is_reason())
            .ok_or(StoreError::ReasonRequired)?,
        (Some(purpose), _) => purpose,
        (None, Whose::Own) if searches => Purpose::Search,
        (None, Whose::Own) if makes => Purpose::Letter,
        (None, Whose::Own) => Purpose::Work,
    };
    let known = match what {
        Opened::Thread(_) => open == Some(purpose),
        Opened::Attachment(..) => {
            tx.openings().lookup(opener.session, what, since)? == Some(purpose)
        }
    };
    Ok((!known).then_some(NewOpening {
        what,
        unit: place.unit,
        purpose,
    }))
}

/// Whose cases a clerk works on now because they are away.
fn deputy_of(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    units: &[UnitInThread],
    pid: PersonId,
) -> Result<Vec<PersonId>, StoreError> {
    let mut held = Vec::new();
    for unit in units.iter().filter(|unit| unit.claimed_by.is_some()) {
        let absences = stands_in_for(tx, ctx, &unit.dept, pid)?;
        held.extend(absences.into_iter().map(|absence| absence.pid));
    }
    Ok(held)
}

/// Whether an answer of somebody else waits in the thread for a release by this clerk, or by any.
fn releases(tx: &mut Tx<'_>, thread: ThreadId, pid: PersonId) -> Result<bool, StoreError> {
    let waiting = tx.staged().find_by_thread(thread)?;
    Ok(waiting.iter().any(|one| {
        one.reason == StageReason::Release
            && one.state == StageState::Open
            && one.header.sender != pid
            && one.asked.is_none_or(|asked| asked == pid)
    }))
}

/// Opens: writes the entry that is due, if one is.
///
/// # Errors
/// As [`opening_due`].
pub fn open_thread(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    opener: &Opener,
    what: Opened,
) -> Result<(), StoreError> {
    // An attachment is only ever opened in an open thread.
    for step in [Opened::Thread(what.thread()), what] {
        if let Some(new) = opening_due(tx, ctx, opener, step)? {
            tx.openings()
                .replace(opener.session, step, new.purpose, ctx.now())?;
            tx.audit().opened(ctx, opener, &new)?;
        }
    }
    Ok(())
}

/// In which thread an attachment is; for [`opening_due`]. Whether the asker may see it is judged there.
///
/// # Errors
/// [`StoreError::Absent`] for one that is in none.
pub fn place_of_attachment(tx: &mut Tx<'_>, aid: AttachmentId) -> Result<ThreadId, StoreError> {
    let found = tx.attachments().lookup(aid)?.or_absent()?;
    Ok(found.place.or_absent()?.0)
}

/// Who has opened a thread, newest first. Whoever may read the thread is told: the insured person and representatives all of it, a
/// clerk what was opened for her own units.
///
/// # Errors
/// [`StoreError::Absent`].
pub fn openings_page(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    before: Option<OpeningCursor>,
    limit: u32,
) -> Result<OpeningPage, StoreError> {
    let access = tx
        .threads()
        .lookup_for(actor, thread, Access::Read, ctx.now())?
        .or_absent()?;
    let own = match &access.via {
        Via::Person { .. } => None,
        Via::Units { depts, .. } => Some(depts.as_slice()),
    };
    tx.openings().page(thread, own, before, limit)
}

/// How a thread stands to a clerk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    /// Hers, or nobody's.
    Own,
    /// Somebody else has it.
    Others,
    /// Done, and nobody has it.
    Done,
}

/// For which of her units a clerk opens a thread.
struct Place {
    unit: Dept,
    whose: Whose,
}

impl Place {
    /// The unit in which it is closest to her: hers before nobody's before done before somebody else's.
    fn of(units: &[UnitInThread], mine: impl Fn(&UnitInThread) -> bool) -> Option<Self> {
        let whose = |unit: &UnitInThread| match unit.claimed_by {
            Some(_) if mine(unit) => (0, Whose::Own),
            None if unit.state != WorkState::Done => (1, Whose::Own),
            None => (2, Whose::Done),
            Some(_) => (3, Whose::Others),
        };
        units
            .iter()
            .map(|unit| (whose(unit), unit))
            .min_by_key(|((rank, _), _)| *rank)
            .map(|((_, whose), unit)| Self {
                unit: unit.dept.clone(),
                whose,
            })
    }
}
