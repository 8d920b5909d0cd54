// SPDX-License-Identifier: EUPL-1.2
//! The registrar says who answers a person, whatever she chooses, and which clerks never see her threads. Why is not said, and
//! nothing here knows. New threads go there at once, because her client seals to that unit; open ones are marked for whoever has them.

use protocol::statement::PersonRole;

use super::recuse::put_back;
use super::tell::tell_units;
use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::event::Event;
use crate::ids::{Dept, PersonId};
use crate::model::{Actor, ActorKind, AttestedText, NewRoute};
use crate::store::tx::Tx;

/// Keeps a word of the registrar. A person whom nobody here knows, and a word that is older than the newest, change nothing.
///
/// # Errors
/// [`crate::error::Conflict::Exists`] when a clerk comes twice.
pub fn put_route(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    new: &NewRoute,
) -> Result<(), StoreError> {
    let Some(person) = tx.persons().lookup(pid)? else {
        return Ok(());
    };
    let known = tx.routes().newest_seq(pid)?;
    if person.kind == PersonRole::Staff || known.is_some_and(|seq| seq >= new.seq) {
        return Ok(());
    }
    tx.routes().upsert(pid, new, ctx.now())?;
    if let Some(dept) = &new.dept {
        tx.profiles().delete_others(pid, dept)?;
    }
    for thread in tx.threads().find_by_subject(pid)? {
        tx.threads()
            .mark_astray(thread, new.dept.as_ref(), ctx.now())?;
        tx.barriers()
            .replace_routed(thread, &new.barred, ctx.now())?;
        for clerk in &new.barred {
            put_back(tx, thread, *clerk)?;
        }
    }
    let word = if new.dept.is_some() {
        "route"
    } else {
        "lift-route"
    };
    let agent = (ActorKind::Agent, None);
    tx.audit()
        .record(ctx, agent, word, "person", &pid.to_string())?;
    tell_units(tx, pid)?;
    for clerk in &new.barred {
        tx.emit(Event::Session { pid: *clerk });
    }
    Ok(())
}

/// The registrar says which units are shielded.
///
/// # Errors
/// [`crate::error::Conflict::Exists`] when a unit comes twice.
pub fn put_shields(tx: &mut Tx<'_>, ctx: &Ctx, all: &[Dept]) -> Result<(), StoreError> {
    tx.routes().replace_shields(all)?;
    let count = all.len().to_string();
    tx.audit()
        .by(ctx, Actor::Agent, "put-shields", "unit", &count)
}

/// The unit that answers somebody in every matter, with the newest epoch of its key; none: that of the matter. For herself and for whoever
/// may act for her: their browsers seal to it.
///
/// # Errors
/// [`StoreError::Absent`] for anybody else.
pub fn route_view(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    subject: PersonId,
) -> Result<Option<(Dept, AttestedText)>, StoreError> {
    let Actor::Person { pid } = actor else {
        return Err(StoreError::Absent);
    };
    if pid != subject {
        let held = tx.representations().holding(pid, subject, ctx.now())?;
        if held.is_empty() {
            return Err(StoreError::Absent);
        }
    }
    let Some(dept) = tx.routes().lookup(subject)? else {
        return Ok(None);
    };
    let epoch = unit_epoch(tx, &dept)?.ok_or(StoreError::Invalid("unknown-department"))?;
    Ok(Some((dept, epoch)))
}

/// The newest epoch of a unit's key.
pub(super) fn unit_epoch(tx: &mut Tx<'_>, dept: &Dept) -> Result<Option<AttestedText>, StoreError> {
    let Some(unit) = tx.units().lookup(dept)? else {
        return Ok(None);
    };
    let found = tx.statements().lookup(unit.epoch_sh)?;
    Ok(found.map(|stored| stored.attested))
}
