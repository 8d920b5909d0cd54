// SPDX-License-Identifier: EUPL-1.2
//! A thread begins: epochs, first message, and everything that follows from it.

use protocol::Hash;
use protocol::statement::{Lane, Member as EpochMember, RepRight, Right};

use super::add_epoch::{add_epoch, is_bound};
use super::distribute::distribute;
use super::protection::{begin_class, matter};
use super::receipt::ReceiptSigner;
use super::send_message::{accept, is_reachable, may_send, needs_no_release};
use crate::ctx::Ctx;
use crate::error::{Conflict, StoreError};
use crate::ids::{Dept, PersonId};
use crate::levels::Clearance;
use crate::model::{Accepted, Actor, NewThread, Representation, Thread, Via};
use crate::shred::KeyRing;
use crate::store::tx::Tx;

/// Begins a thread. `keys` are those that [`crate::KeyStore::create`] has made for it.
///
/// An insured person begins threads of her own, a representative with right `write` those of whom he represents; a clerk with right `write` begins one for a bound person, with a
/// department of hers among the members.
///
/// # Errors
/// [`Conflict::Exists`] when the id is taken; [`StoreError::Forbidden`]; [`StoreError::ReadOnly`]; [`StoreError::StepUp`] for a class that `clearance`
/// does not reach; [`Conflict::Class`] for one below that of the matter; [`Conflict::Unreleased`] for staff in a matter of two people; the name of whatever does not fit.
pub fn create_thread(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    signer: &dyn ReceiptSigner,
    keys: &KeyRing,
    actor: Actor,
    clearance: &Clearance,
    new: &NewThread,
) -> Result<Accepted, StoreError> {
    let header = &new.message.header;
    if header.thread != new.thread
        || header.lane != Lane::Case
        || Some(header.sender) != actor.pid()
        || header.matter != new.matter
        || header.class != new.class
    {
        return Err(StoreError::Invalid("header-mismatch"));
    }
    let sha256 = Hash::of(new.message.file.as_bytes());
    if let Some(accepted) = tx.messages().find_accepted(header, sha256)? {
        return Ok(accepted);
    }
    if tx.threads().lookup(new.thread)?.is_some() {
        return Err(StoreError::Conflict(Conflict::Exists));
    }
    let bound = is_bound(tx, new.subject)?;
    let depts = departments(new, bound)?;
    let matter = matter(tx, &new.matter)?;
    let route = tx.routes().lookup(new.subject)?;
    let via = match &route {
        Some(dept) => right_to_begin(tx, ctx, actor, new, &depts, dept)?,
        None => right_to_begin(tx, ctx, actor, new, &depts, &matter.dept)?,
    };
    let barred = tx.routes().barred(new.subject)?;
    check_route(tx, &via, route.as_ref(), &barred, &depts)?;
    is_reachable(tx, ctx, &via, new.subject, header)?;
    may_send(clearance, &new.message)?;
    let thread = Thread {
        id: new.thread,
        subject: new.subject,
        matter: new.matter.clone(),
        class: new.class,
        depts,
        dirty_since: None,
        created_at: ctx.now(),
        four_eyes: matter.four_eyes,
    };
    begin_class(tx, ctx, &thread, &matter, &via, &new.message)?;
    needs_no_release(&thread, &via, header)?;
    tx.threads().insert(&thread)?;
    tx.barriers()
        .replace_routed(thread.id, &barred, ctx.now())?;
    for epoch in &new.epochs {
        if epoch.stmt.payload().lane == Lane::Internal && !via.sees_internal() {
            return Err(StoreError::Invalid("person-in-internal-lane"));
        }
        add_epoch(tx, ctx, signer.org(), keys, &via, &thread, epoch)?;
    }
    let accepted = accept(tx, ctx, signer, &thread, &via, &new.message, sha256)?;
    if matches!(via, Via::Person { .. }) {
        for dept in &thread.depts {
            distribute(tx, ctx, &thread, dept)?;
        }
    }
    Ok(accepted)
}

/// A shielded unit begins threads with whom it answers, and nobody else does: to every other clerk such a person is not there.
fn check_route(
    tx: &mut Tx<'_>,
    via: &Via,
    route: Option<&Dept>,
    barred: &[PersonId],
    depts: &[Dept],
) -> Result<(), StoreError> {
    let Via::Units { pid, depts: own } = via else {
        return Ok(());
    };
    if barred.contains(pid) {
        return Err(StoreError::Absent);
    }
    match route {
        Some(dept) if !own.contains(dept) => Err(StoreError::Absent),
        Some(dept) if depts == std::slice::from_ref(dept) => Ok(()),
        Some(_) => Err(StoreError::Invalid("wrong-department")),
        None => {
            let shields = tx.routes().shields()?;
            if depts.iter().any(|dept| shields.contains(dept)) {
                return Err(StoreError::Invalid("wrong-department"));
            }
            Ok(())
        }
    }
}

/// Departments of lane `case`; the first epoch must be there, and the subject in it, or, if she has no key, somebody
/// who represents her.
fn departments(new: &NewThread, bound: bool) -> Result<Vec<Dept>, StoreError> {
    let mut lanes: Vec<Lane> = new.epochs.iter().map(|e| e.stmt.payload().lane).collect();
    lanes.sort_unstable();
    let twice = lanes
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a == b));
    let case = new
        .epochs
        .iter()
        .find(|e| e.stmt.payload().lane == Lane::Case);
    let Some(case) = case.filter(|_| !twice) else {
        return Err(StoreError::Invalid("wrong-lanes"));
    };
    let mut depts = Vec::new();
    let (mut has_subject, mut has_person) = (false, false);
    for member in &case.stmt.payload().members {
        match member {
            EpochMember::Dept { dept, .. } => depts.push(dept.clone()),
            EpochMember::Person { pid, .. } => {
                has_person = true;
                has_subject |= *pid == new.subject;
            }
        }
    }
    match (bound, has_subject, has_person) {
        (true, false, _) => Err(StoreError::Invalid("subject-missing")),
        (false, _, false) => Err(StoreError::Invalid("subject-not-bound")),
        _ => Ok(depts),
    }
}

fn right_to_begin(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    new: &NewThread,
    depts: &[Dept],
    responsible: &Dept,
) -> Result<Via, StoreError> {
    match actor {
        Actor::Person { pid } => {
            if pid != new.subject {
                let all = tx.representations().holding(pid, new.subject, ctx.now())?;
                let may = |one: &Representation| {
                    one.covers(&new.matter) && one.has(RepRight::Read) && one.has(RepRight::Write)
                };
                if all.is_empty() {
                    return Err(StoreError::Absent);
                }
                if !all.iter().any(may) {
                    return Err(StoreError::Forbidden);
                }
            }
            if tx.endings().is_read_only(new.subject, ctx.now())? {
                return Err(StoreError::ReadOnly);
            }
            // Insured persons choose a matter, and with it the department, not departments.
            if !matches!(depts, [only] if only == responsible) {
                return Err(StoreError::Invalid("wrong-department"));
            }
            Ok(Via::Person {
                pid,
                from_idx: 1,
                read_idx: 0,
            })
        }
        Actor::Staff { pid } => {
            let own = own_of(tx, ctx, pid, depts)?;
            if own.is_empty() {
                return Err(StoreError::Forbidden);
            }
            Ok(Via::Units { pid, depts: own })
        }
        Actor::Agent => Err(StoreError::Forbidden),
    }
}

/// Those of these units in which an employee, or a program, reads and writes.
pub(super) fn own_of(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    depts: &[Dept],
) -> Result<Vec<Dept>, StoreError> {
    let units = tx.units().of_member(pid, ctx.now())?;
    Ok(units
        .into_iter()
        .filter(|unit| unit.rights.contains(&Right::Write) && unit.rights.contains(&Right::Read))
        .map(|unit| unit.dept)
        .filter(|dept| depts.contains(dept))
        .collect())
}
