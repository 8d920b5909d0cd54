// SPDX-License-Identifier: EUPL-1.2
//! A case that nobody takes, or that stays late, becomes its lead's matter: computed with every change of its clocks and claims, so
//! that a list can sort by it. Once a working day on which there is any, the lead gets a mail that says nothing.

use protocol::statement::Right;

use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::deadlines::Day;
use crate::error::StoreError;
use crate::ids::{Dept, PersonId, ThreadId};
use crate::model::{ActorKind, Clocks, OutboxKind, WorkState};
use crate::store::tx::Tx;

use crate::event::Event;

/// Cases of a unit that one round looks at for the first time.
const BATCH: u32 = 500;

/// From when on a case is the matter of the leads of its units, after something in it has changed.
pub(super) fn settle(tx: &mut Tx<'_>, thread: ThreadId) -> Result<(), StoreError> {
    for unit in tx.threads().units(thread)? {
        let work = (unit.state, unit.claimed_by.is_some());
        let at = escalates(tx, &unit.dept, work, &unit.clocks)?;
        tx.escalations().mark(thread, &unit.dept, at)?;
    }
    Ok(())
}

/// The same for one unit, from its state, whether somebody has claimed the case, and its clocks.
pub(super) fn escalates(
    tx: &Tx<'_>,
    dept: &Dept,
    work: (WorkState, bool),
    clocks: &Clocks,
) -> Result<Option<Timestamp>, StoreError> {
    tx.escalation().at(&tx.deadlines(), dept, work, clocks)
}

/// One round for a unit: what was not looked at yet, and the mail of the day. Gives whether the lead is told now.
///
/// # Errors
/// When the database does not answer.
pub fn escalate(tx: &mut Tx<'_>, ctx: &Ctx, dept: &Dept) -> Result<bool, StoreError> {
    for thread in tx.escalations().unknown(dept, BATCH)? {
        settle(tx, thread)?;
    }
    let today = Day::of(ctx.now())?;
    if !tx.deadlines().works_on(today) || !tx.escalations().has_any(dept, ctx.now())? {
        return Ok(false);
    }
    let leads = present_leads(tx, ctx, dept)?;
    if leads.is_empty() || !tx.escalations().mark_told(dept, today)? {
        return Ok(false);
    }
    let policy = tx.policy();
    for pid in leads {
        tx.outbox()
            .enqueue(pid, OutboxKind::Escalation, policy, ctx)?;
    }
    tx.emit(Event::Outbox);
    let system = (ActorKind::System, None);
    tx.audit()
        .record(ctx, system, "escalate", "unit", dept.as_str())?;
    Ok(true)
}

/// Units in which something may have to be told.
///
/// # Errors
/// When the database does not answer.
pub fn escalating_units(tx: &mut Tx<'_>) -> Result<Vec<Dept>, StoreError> {
    let units = tx.units().list()?;
    Ok(units.into_iter().map(|unit| unit.dept).collect())
}

/// The leads who are there and have an address; all of them while every one is away.
fn present_leads(tx: &mut Tx<'_>, ctx: &Ctx, dept: &Dept) -> Result<Vec<PersonId>, StoreError> {
    let mut leads = Vec::new();
    for pid in tx.units().members(dept, ctx.now())? {
        let member = tx.units().member(dept, pid, ctx.now())?;
        let leading = member.is_some_and(|member| member.rights.contains(&Right::Grant));
        if leading && tx.contacts().reachable(pid)?.is_some() {
            leads.push(pid);
        }
    }
    let absences = tx.absences().of_unit(dept, ctx.now())?;
    let there = |pid: &PersonId| {
        let mut own = absences.iter().filter(|one| one.pid == *pid);
        own.all(|one| one.from > ctx.now())
    };
    if leads.iter().any(there) {
        leads.retain(there);
    }
    Ok(leads)
}
