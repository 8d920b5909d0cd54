// SPDX-License-Identifier: EUPL-1.2
//! The figures of a unit for whoever leads it: what lies there, on whose desk and how old, what came in and went out. Figures only: a
//! lead who is no member of a thread learns nothing about it.

use protocol::statement::Right;

use super::work_view::{SOON_DAYS, day_after};
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::deadlines::Day;
use crate::error::{OrAbsent, StoreError};
use crate::ids::{Dept, PersonId};
use crate::model::{
    AGES, Actor, DayTally, DeskLoad, Load, PromiseOutcome, TallyKind, UnitOverview, WeekTally,
};
use crate::store::overview::Marks;
use crate::store::tallies::Tally;
use crate::store::tx::Tx;

/// Days that a lead looks back.
pub const OVERVIEW_DAYS: u8 = 28;
/// Weeks that a lead looks back, the current one included.
pub const OVERVIEW_WEEKS: u8 = 5;

/// The figures of a unit, as they are now.
///
/// # Errors
/// [`StoreError::Absent`] for whoever does not lead the unit.
pub fn unit_overview(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
) -> Result<UnitOverview, StoreError> {
    leads(tx, ctx, actor, dept)?;
    let today = Day::of(ctx.now())?;
    let loads = tx.overview().loads(dept, &marks(ctx.now(), today)?)?;
    let all = loads
        .iter()
        .fold(Load::default(), |sum, (_, load)| sum.plus(load));
    let first = today.plus(1 - i32::from(OVERVIEW_DAYS))?;
    let monday = today.monday()?;
    let first_week = monday.plus(7 * (1 - i32::from(OVERVIEW_WEEKS)))?;
    let tallies = tx.tallies().since(dept, first.min(first_week))?;
    Ok(UnitOverview {
        at: ctx.now(),
        all,
        desks: desks(tx, ctx, dept, &loads)?,
        days: days(&tallies, first, OVERVIEW_DAYS)?,
        weeks: weeks(&tallies, first_week, OVERVIEW_WEEKS)?,
    })
}

/// Whoever gives keys in a unit leads it. To anybody else what is the lead's does not exist.
///
/// # Errors
/// [`StoreError::Absent`].
pub(super) fn leads(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
) -> Result<PersonId, StoreError> {
    let Actor::Staff { pid } = actor else {
        return Err(StoreError::Absent);
    };
    let member = tx.units().member(dept, pid, ctx.now())?.or_absent()?;
    member
        .rights
        .contains(&Right::Grant)
        .then_some(pid)
        .or_absent()
}

/// Ages and days are those of the calendar: what came yesterday at 23:59 is a day old at midnight.
fn marks(now: Timestamp, today: Day) -> Result<Marks, StoreError> {
    let [_, ages @ ..] = AGES;
    let mut begins = [now; 4];
    for (begin, days) in begins.iter_mut().zip(ages) {
        *begin = today.plus(1 - i32::from(days))?.begins()?;
    }
    Ok(Marks {
        now,
        tomorrow: day_after(now, 0)?,
        soon: day_after(now, SOON_DAYS)?,
        ages: begins,
    })
}

/// First what nobody has claimed, then the members, then whoever has something and is a member no more.
fn desks(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    dept: &Dept,
    loads: &[(Option<PersonId>, Load)],
) -> Result<Vec<DeskLoad>, StoreError> {
    let members = tx.units().members(dept, ctx.now())?;
    let absences = tx.absences().of_unit(dept, ctx.now())?;
    let holders = loads.iter().filter_map(|(pid, _)| *pid);
    let gone: Vec<PersonId> = holders.filter(|pid| !members.contains(pid)).collect();
    let mut out = Vec::new();
    for pid in [None]
        .into_iter()
        .chain(members.into_iter().chain(gone).map(Some))
    {
        let load = loads.iter().find(|(of, _)| *of == pid);
        let away = absences
            .iter()
            .find(|one| Some(one.pid) == pid && one.from <= ctx.now());
        out.push(DeskLoad {
            pid,
            load: load.map_or_else(Load::default, |(_, load)| *load),
            away_until: away.map(|one| one.until),
        });
    }
    Ok(out)
}

fn days(tallies: &[Tally], first: Day, n: u8) -> Result<Vec<DayTally>, StoreError> {
    let count = |day: Day, what: TallyKind| -> u64 {
        let of_day = tallies
            .iter()
            .filter(|one| one.day == day && one.what == what);
        of_day.map(|one| one.n).sum()
    };
    (0..i32::from(n))
        .map(|ahead| {
            let day = first.plus(ahead)?;
            Ok(DayTally {
                day,
                arrived: count(day, TallyKind::Arrived),
                answered: count(day, TallyKind::Answered),
                closed: count(day, TallyKind::Closed),
            })
        })
        .collect()
}

fn weeks(tallies: &[Tally], first: Day, n: u8) -> Result<Vec<WeekTally>, StoreError> {
    (0..i32::from(n))
        .map(|week| {
            let from = first.plus(7 * week)?;
            let until = from.plus(7)?;
            let count = |outcome: PromiseOutcome| -> u64 {
                let of_week = tallies
                    .iter()
                    .filter(|one| from <= one.day && one.day < until && one.promise == outcome);
                of_week.map(|one| one.n).sum()
            };
            Ok(WeekTally {
                from,
                kept: count(PromiseOutcome::Kept),
                missed: count(PromiseOutcome::Missed),
            })
        })
        .collect()
}
