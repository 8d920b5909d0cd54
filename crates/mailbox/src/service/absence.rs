// SPDX-License-Identifier: EUPL-1.2
//! Absence with a deputy: entered with its dates, computed at every access, over by itself. No key moves, because every member of
//! the unit holds the unit's key already; what a deputy gets is the list.

use protocol::statement::Right;

use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::{AbsenceId, Dept, PersonId};
use crate::model::{Absence, Actor, StandIn};
use crate::store::tx::Tx;

/// Longest absence, seconds: a year and a day.
const LONGEST: i64 = 366 * 86_400;

/// An absence, and who stands in at the moment it is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbsenceView {
    /// As it was entered.
    pub absence: Absence,
    /// It holds now.
    pub now: bool,
    /// Who stands in, or would at its begin.
    pub stand_in: StandIn,
}

/// An absence to enter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewAbsence {
    /// Who is away.
    pub pid: PersonId,
    /// From then on.
    pub from: Timestamp,
    /// Until then.
    pub until: Timestamp,
    /// Who stands in.
    pub deputy: Option<PersonId>,
}

/// The absences of a unit that are not over, for its members.
///
/// # Errors
/// [`StoreError::Absent`] for anybody else.
pub fn absences(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
) -> Result<Vec<AbsenceView>, StoreError> {
    let pid = actor.pid().ok_or(StoreError::Absent)?;
    tx.units().member(dept, pid, ctx.now())?.or_absent()?;
    let unit = Unit::load(tx, dept, ctx.now())?;
    Ok(unit
        .absences
        .iter()
        .map(|absence| AbsenceView {
            absence: absence.clone(),
            now: absence.from <= ctx.now(),
            stand_in: unit.after(absence, ctx.now().max(absence.from)),
        })
        .collect())
}

/// Enters an absence: one's own, or somebody's with right `grant`.
///
/// # Errors
/// [`StoreError::Absent`], [`StoreError::Forbidden`]; `not-a-member` for a person or deputy outside the unit, `deputy-self`, `bad-dates` for
/// an end that is not after now and the begin, or more than a year after it; [`Conflict::Circle`] when the deputies would stand in for each
/// other at its begin.
pub fn put_absence(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
    new: NewAbsence,
) -> Result<AbsenceId, StoreError> {
    let by = may_enter(tx, ctx, actor, dept, new.pid)?;
    let length = new.until.secs().saturating_sub(new.from.secs());
    if new.until <= ctx.now() || length <= 0 || length > LONGEST {
        return Err(StoreError::Invalid("bad-dates"));
    }
    if new.deputy == Some(new.pid) {
        return Err(StoreError::Invalid("deputy-self"));
    }
    for pid in [Some(new.pid), new.deputy].into_iter().flatten() {
        tx.units()
            .member(dept, pid, ctx.now())?
            .ok_or(StoreError::Invalid("not-a-member"))?;
    }
    let absence = Absence {
        id: AbsenceId::timed(ctx.chance(), ctx.now()),
        dept: dept.clone(),
        pid: new.pid,
        from: new.from,
        until: new.until,
        deputy: new.deputy,
        set_by: by,
    };
    tx.absences().insert(&absence, ctx.now())?;
    let unit = Unit::load(tx, dept, ctx.now())?;
    if unit.after(&absence, ctx.now().max(new.from)) == StandIn::Circle {
        return Err(StoreError::Conflict(Conflict::Circle));
    }
    tx.audit()
        .by(ctx, actor, "absence", "person", &new.pid.to_string())?;
    tell_unit(tx, ctx, dept)?;
    Ok(absence.id)
}

/// Ends an absence at once, or calls off one that has not begun.
///
/// # Errors
/// [`StoreError::Absent`], [`StoreError::Forbidden`].
pub fn end_absence(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
    id: AbsenceId,
) -> Result<(), StoreError> {
    let found = tx
        .absences()
        .lookup(id)?
        .filter(|one| one.dept == *dept && one.until > ctx.now())
        .or_absent()?;
    may_enter(tx, ctx, actor, dept, found.pid)?;
    tx.absences().mark_ended(id, ctx.now())?;
    tx.audit()
        .by(ctx, actor, "absence-end", "person", &found.pid.to_string())?;
    tell_unit(tx, ctx, dept)
}

/// Whether somebody is away from a unit now.
///
/// # Errors
/// When the database does not answer.
pub fn is_away(tx: &mut Tx<'_>, ctx: &Ctx, dept: &Dept, pid: PersonId) -> Result<bool, StoreError> {
    let unit = Unit::load(tx, dept, ctx.now())?;
    Ok(unit.absence_of(pid, ctx.now()).is_some())
}

/// For whom a clerk stands in now, in one unit.
///
/// # Errors
/// When the database does not answer.
pub fn stands_in_for(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    dept: &Dept,
    deputy: PersonId,
) -> Result<Vec<Absence>, StoreError> {
    let unit = Unit::load(tx, dept, ctx.now())?;
    let mut held: Vec<Absence> = Vec::new();
    for absence in &unit.absences {
        let counts = unit
            .absence_of(absence.pid, ctx.now())
            .is_some_and(|one| one.id == absence.id);
        if counts && unit.after(absence, ctx.now()) == StandIn::Colleague(deputy) {
            held.push(absence.clone());
        }
    }
    held.sort_by_key(|one| (one.until, one.pid));
    Ok(held)
}

fn may_enter(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
    about: PersonId,
) -> Result<PersonId, StoreError> {
    let Actor::Staff { pid } = actor else {
        return Err(StoreError::Absent);
    };
    let member = tx.units().member(dept, pid, ctx.now())?.or_absent()?;
    if pid == about || member.rights.contains(&Right::Grant) {
        Ok(pid)
    } else {
        Err(StoreError::Forbidden)
    }
}

/// The side columns of the unit's members change.
fn tell_unit(tx: &mut Tx<'_>, ctx: &Ctx, dept: &Dept) -> Result<(), StoreError> {
    for pid in tx.units().members(dept, ctx.now())? {
        tx.emit(Event::Session { pid });
    }
    Ok(())
}

/// What is known about a unit at one moment.
pub(super) struct Unit {
    members: Vec<PersonId>,
    absences: Vec<Absence>,
}

impl Unit {
    pub(super) fn load(tx: &mut Tx<'_>, dept: &Dept, now: Timestamp) -> Result<Self, StoreError> {
        Ok(Self {
            members: tx.units().members(dept, now)?,
            absences: tx.absences().of_unit(dept, now)?,
        })
    }

    /// The entry that counts for somebody at a moment: the one made last.
    pub(super) fn absence_of(&self, pid: PersonId, at: Timestamp) -> Option<&Absence> {
        self.absences
            .iter()
            .find(|one| one.pid == pid && one.from <= at && at < one.until)
    }

    /// Who stands in for somebody with this entry at a moment: her deputy, or the deputy's deputy while that one is away, and so on.
    pub(super) fn after(&self, absence: &Absence, at: Timestamp) -> StandIn {
        let mut seen = vec![absence.pid];
        let mut next = absence.deputy;
        loop {
            let Some(deputy) = next.filter(|pid| self.members.contains(pid)) else {
                return StandIn::Nobody;
            };
            if seen.contains(&deputy) {
                return StandIn::Circle;
            }
            match self.absence_of(deputy, at) {
                None => return StandIn::Colleague(deputy),
                Some(away) => next = away.deputy,
            }
            seen.push(deputy);
        }
    }
}
