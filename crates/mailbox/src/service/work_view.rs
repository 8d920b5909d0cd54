// SPDX-License-Identifier: EUPL-1.2
//! What a clerk sees of the work: a page of a list, and the counts beside it.

use protocol::statement::Right;

use super::absence::stands_in_for;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::deadlines::Day;
use crate::error::{OrAbsent, StoreError};
use crate::ids::{Dept, PersonId};
use crate::model::{
    Actor, Cursor, DeskCounts, MemberOfUnit, ThreadPage, WorkCounts, WorkFilter, WorkScope,
    WorkSort, WorkState,
};
use crate::store::tx::Tx;

/// Days ahead in which a deadline counts as near.
pub const SOON_DAYS: u8 = 3;

/// Which page of which list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkQuery {
    /// The unit; none: all own ones, with `mine` only.
    pub dept: Option<Dept>,
    /// Only what the clerk has claimed.
    pub mine: bool,
    /// Only what this colleague has claimed, for whom the clerk stands in now.
    pub standing_in_for: Option<PersonId>,
    /// What of it.
    pub filter: WorkFilter,
    /// Place of the last line of the page before.
    pub after: Option<Cursor>,
    /// Lines at most.
    pub limit: u32,
}

/// The counts beside a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkView {
    /// What the clerk has claimed.
    pub own: DeskCounts,
    /// Her units with right `read`.
    pub units: Vec<(Dept, WorkCounts)>,
    /// For whom she stands in now.
    pub deputy: Vec<DeputyCount>,
    /// Cases in which she was mentioned and that she has not opened since.
    pub mentioned: u64,
}

/// Somebody for whom a clerk stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeputyCount {
    /// In which unit.
    pub dept: Dept,
    /// For whom.
    pub pid: PersonId,
    /// Until then.
    pub until: Timestamp,
    /// Open cases that the absent colleague has claimed; 1000 means "1000 or more".
    pub open: u64,
}

/// The end of the day that lies so many days ahead.
///
/// # Errors
/// [`StoreError::Invalid`] `bad-day` for moments that no calendar has.
pub fn day_after(now: Timestamp, days: u8) -> Result<Timestamp, StoreError> {
    Day::of(now)?.plus(i32::from(days) + 1)?.begins()
}

/// A page of a list.
///
/// # Errors
/// [`StoreError::Absent`] for a unit that is not the clerk's, and for a colleague for whom she does not stand in (any more);
/// [`StoreError::Forbidden`] without right `read`; `which-list` when it is not said which.
pub fn worklist(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    query: &WorkQuery,
) -> Result<ThreadPage, StoreError> {
    let pid = staff(actor)?;
    let of_a_desk = query.mine || query.standing_in_for.is_some();
    // Whoever closes a case is done with it: of a unit there is a list of those, of a desk there is none.
    if of_a_desk && query.filter.state == Some(WorkState::Done) {
        return Err(StoreError::Invalid("which-list"));
    }
    let units = tx.units().of_member(pid, ctx.now())?;
    let scope = match (&query.dept, query.mine, query.standing_in_for) {
        (Some(dept), mine, None) => {
            let unit = units.iter().find(|unit| unit.dept == *dept).or_absent()?;
            if !reads(unit) {
                return Err(StoreError::Forbidden);
            }
            if mine {
                WorkScope::Claimed(pid, vec![dept.clone()])
            } else {
                WorkScope::Unit(dept.clone())
            }
        }
        (Some(dept), false, Some(colleague)) => {
            let unit = units.iter().find(|unit| unit.dept == *dept).or_absent()?;
            if !reads(unit) {
                return Err(StoreError::Forbidden);
            }
            stands_in_for(tx, ctx, dept, pid)?
                .iter()
                .find(|absence| absence.pid == colleague)
                .or_absent()?;
            WorkScope::Claimed(colleague, vec![dept.clone()])
        }
        (None, true, None) => {
            let own = units.into_iter().filter(reads).map(|unit| unit.dept);
            WorkScope::Claimed(pid, own.collect())
        }
        _ => return Err(StoreError::Invalid("which-list")),
    };
    tx.worklist().page(
        &scope,
        pid,
        &query.filter,
        query.after,
        query.limit,
        ctx.now(),
    )
}

/// The counts beside the lists.
///
/// # Errors
/// [`StoreError::Absent`] for anybody but staff.
pub fn work_counts(tx: &mut Tx<'_>, ctx: &Ctx, actor: Actor) -> Result<WorkView, StoreError> {
    let pid = staff(actor)?;
    let soon = day_after(ctx.now(), SOON_DAYS)?;
    let mut depts = Vec::new();
    for unit in tx.units().of_member(pid, ctx.now())? {
        if reads(&unit) {
            depts.push(unit.dept);
        }
    }
    let own = tx.worklist().claimed_counts(pid, pid, &depts, ctx.now())?;
    let threads = tx.mentions().threads_of(pid)?;
    let mentioned = tx.worklist().count_among(&threads, pid, &depts)?;
    let mut units = Vec::new();
    let mut deputy = Vec::new();
    for dept in depts {
        for absence in stands_in_for(tx, ctx, &dept, pid)? {
            let held = tx.worklist().claimed_counts(
                absence.pid,
                pid,
                std::slice::from_ref(&dept),
                ctx.now(),
            )?;
            deputy.push(DeputyCount {
                dept: dept.clone(),
                pid: absence.pid,
                until: absence.until,
                open: held.mine,
            });
        }
        let counts = tx.worklist().counts(&dept, pid, soon, ctx.now())?;
        units.push((dept, counts));
    }
    Ok(WorkView {
        own,
        units,
        deputy,
        mentioned,
    })
}

/// A page of the cases in which a clerk was mentioned and that she has not opened since, newest first.
///
/// # Errors
/// [`StoreError::Absent`] for anybody but staff.
pub fn mentioned_page(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    after: Option<Cursor>,
    limit: u32,
) -> Result<ThreadPage, StoreError> {
    let pid = staff(actor)?;
    let units = tx.units().of_member(pid, ctx.now())?;
    let own = units.into_iter().filter(reads).map(|unit| unit.dept);
    let scope = WorkScope::Among(tx.mentions().threads_of(pid)?, own.collect());
    let filter = WorkFilter {
        sort: Some(WorkSort::Newest),
        ..WorkFilter::default()
    };
    tx.worklist()
        .page(&scope, pid, &filter, after, limit, ctx.now())
}

fn staff(actor: Actor) -> Result<PersonId, StoreError> {
    match actor {
        Actor::Staff { pid } => Ok(pid),
        Actor::Person { .. } | Actor::Agent => Err(StoreError::Absent),
    }
}

fn reads(unit: &MemberOfUnit) -> bool {
    unit.rights.contains(&Right::Read)
}
