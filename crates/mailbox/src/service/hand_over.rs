// SPDX-License-Identifier: EUPL-1.2
//! A unit hands a thread on: the next epochs, the keys of all earlier ones for whoever comes in, and the note of it, in one unit of
//! work. The giving clerk's client has sealed everything; nothing is readable here, and nothing is half done.

use protocol::ids::Org;
use protocol::statement::{Lane, ThreadEpoch};

use super::add_epoch::add_epoch;
use super::ask::ask;
use super::dispute::restricted;
use super::distribute::distribute;
use super::put_route::unit_epoch;
use super::send_message::emit;
use crate::ctx::Ctx;
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::{Dept, PersonId, RequestId, ThreadId};
use crate::model::{
    Access, Actor, AttestedText, Entity, HandOver, HandOverRow, JsonText, LaneHead, Member,
    NewEpoch, NewRequest, RequestKind, Thread, ThreadAccess, Unit, Via,
};
use crate::shred::KeyRing;
use crate::store::tx::Tx;

/// Hands a thread on to another unit. Of several clerks who do so at once exactly one succeeds.
///
/// # Errors
/// [`StoreError::Absent`] for a thread in which the giving unit does not take part, or the clerk not by it; [`StoreError::Forbidden`] without
/// right `write`; [`Conflict::Disputed`]; [`Conflict::Epoch`] when something else came first; `already-member`, `other-route`, `route-alone`, `unit-empty`, `wrong-lanes`, `wrong-grants`,
/// `across-needs-reason`, `across-not-needed`; the name of whatever in an epoch does not fit.
pub fn hand_over(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    org: &Org,
    keys: &KeyRing,
    actor: Actor,
    id: ThreadId,
    new: &HandOver,
) -> Result<(), StoreError> {
    let ThreadAccess { thread, via } = tx
        .threads()
        .lookup_for(actor, id, Access::Write, ctx.now())?
        .or_absent()?;
    let Via::Units { pid, depts } = &via else {
        return Err(StoreError::Absent);
    };
    if !depts.contains(&new.from) {
        return Err(StoreError::Absent);
    }
    let shielded = check_route(tx, thread.subject, new)?;
    if !shielded {
        // To the unit that protects her it goes in any case.
        restricted(tx, ctx, id)?;
    }
    if thread.depts.contains(&new.to) {
        return Err(StoreError::Invalid("already-member"));
    }
    check_receiver(tx, ctx, &new.to)?;
    check_entities(tx, new)?;
    let heads = tx.lanes().list(id)?;
    let epochs = in_order(&heads, new)?;
    check_history(tx, &heads, new)?;
    let before = thread.depts.clone();
    let thread = Thread {
        depts: after(&before, new, shielded),
        ..thread
    };
    for epoch in epochs {
        add_epoch(tx, ctx, org, keys, &via, &thread, epoch)?;
    }
    for (lane, grant) in &new.history {
        match tx.grants().insert(keys, id, *lane, grant, *pid, ctx) {
            // A unit to which the thread has come back so often has had this key all along.
            Ok(()) | Err(StoreError::Invalid("too-many-grants")) => {}
            Err(error) => return Err(error),
        }
    }
    let internal = heads.iter().find(|head| head.lane == Lane::Internal);
    let notes_from = internal.filter(|_| !new.notes).map_or(0, |h| h.next_idx);
    tx.threads().mark_notes(id, &new.to, notes_from)?;
    if !new.notes {
        // What comes with them would be sealed to a key that the new unit is not given.
        tx.reply_codes().revoke_all(id, ctx.now())?;
    }
    record(tx, ctx, actor, *pid, id, new)?;
    ask_for_profile(tx, ctx, &thread, new)?;
    distribute(tx, ctx, &thread, &new.to)?;
    emit(tx, ctx, id, Lane::Case)?;
    // Whoever is out looks again and sees nothing.
    tx.emit(Event::Thread {
        thread: id,
        persons: Vec::new(),
        depts: before,
    });
    Ok(())
}

/// Nobody keeps what goes to a shielded unit, whoever else had it.
fn after(before: &[Dept], new: &HandOver, shielded: bool) -> Vec<Dept> {
    if shielded {
        return vec![new.to.clone()];
    }
    let stay = before.iter().filter(|dept| new.stays || **dept != new.from);
    let mut depts: Vec<Dept> = stay.cloned().collect();
    depts.push(new.to.clone());
    depts.sort_unstable();
    depts
}

/// Nobody would read what goes to a unit without anybody in it. The registrar's department is one, too.
fn check_receiver(tx: &mut Tx<'_>, ctx: &Ctx, to: &Dept) -> Result<(), StoreError> {
    tx.units()
        .lookup(to)?
        .ok_or(StoreError::Invalid("unknown-department"))?;
    if tx.units().is_staffed(to, ctx.now())? {
        Ok(())
    } else {
        Err(StoreError::Invalid("unit-empty"))
    }
}

/// Threads of a person who was given a unit of her own go there and nowhere else; nothing else goes to a shielded one, which is not there
/// for whoever asks. Gives whether the receiving unit is one.
fn check_route(tx: &mut Tx<'_>, subject: PersonId, new: &HandOver) -> Result<bool, StoreError> {
    let shielded = tx.routes().is_shield(&new.to)?;
    match tx.routes().lookup(subject)? {
        None if shielded => Err(StoreError::Invalid("unknown-department")),
        Some(dept) if dept != new.to => Err(StoreError::Invalid("other-route")),
        Some(_) if new.stays => Err(StoreError::Invalid("route-alone")),
        Some(_) => Ok(true),
        None => Ok(false),
    }
}

/// What belongs to one entity goes to another one with a reason only, and with none where it stays in the house.
fn check_entities(tx: &mut Tx<'_>, new: &HandOver) -> Result<(), StoreError> {
    let from = entity(tx, &new.from)?;
    let to = entity(tx, &new.to)?;
    match (from == to, new.across) {
        (false, None) => Err(StoreError::Invalid("across-needs-reason")),
        (true, Some(_)) => Err(StoreError::Invalid("across-not-needed")),
        _ => Ok(()),
    }
}

/// A unit of which nothing is said works for the health insurance fund.
fn entity(tx: &mut Tx<'_>, dept: &Dept) -> Result<Entity, StoreError> {
    Ok(tx
        .hand_overs()
        .entity(dept)?
        .unwrap_or(Entity::Krankenkasse))
}

/// One epoch for each lane that there is, lane `case` first.
fn in_order<'n>(heads: &[LaneHead], new: &'n HandOver) -> Result<Vec<&'n NewEpoch>, StoreError> {
    let mut epochs: Vec<&NewEpoch> = new.epochs.iter().collect();
    epochs.sort_by_key(|epoch| epoch.stmt.payload().lane);
    let lanes = epochs.iter().map(|epoch| epoch.stmt.payload().lane);
    if !lanes.eq(heads.iter().map(|head| head.lane)) {
        return Err(StoreError::Invalid("wrong-lanes"));
    }
    // Before anything else is compared: whoever comes second has brought the keys of one epoch too few.
    for (epoch, head) in epochs.iter().zip(heads) {
        if Some(epoch.stmt.payload().epoch) != head.epoch.checked_add(1) {
            return Err(StoreError::Conflict(Conflict::Epoch));
        }
    }
    Ok(epochs)
}

/// Whoever comes in is given every earlier epoch of lane `case` that the giver has, and those of lane `internal` if the notes go along; and
/// nobody else is given anything by this.
fn check_history(tx: &mut Tx<'_>, heads: &[LaneHead], new: &HandOver) -> Result<(), StoreError> {
    let epoch = tx.units().lookup(&new.to)?.or_absent()?.epoch;
    let receiver = Member::Unit {
        dept: new.to.clone(),
        epoch,
    };
    if new.history.iter().any(|(_, g)| g.member != receiver) {
        return Err(StoreError::Invalid("wrong-grants"));
    }
    for lane in [Lane::Case, Lane::Internal] {
        let last = heads.iter().find(|h| h.lane == lane).map_or(0, |h| h.epoch);
        let wanted = lane == Lane::Case || new.notes;
        let mut told: Vec<u64> = new
            .history
            .iter()
            .filter(|(of, _)| *of == lane)
            .map(|(_, grant)| grant.epoch)
            .chain(new.gaps.iter().filter(|(of, _)| *of == lane).map(|g| g.1))
            .collect();
        told.sort_unstable();
        let all: Vec<u64> = (1..=last).filter(|_| wanted).collect();
        if told != all {
            return Err(StoreError::Invalid("wrong-grants"));
        }
    }
    Ok(())
}

fn case_epoch(new: &HandOver) -> Result<&NewEpoch, StoreError> {
    let is_case = |epoch: &&NewEpoch| epoch.stmt.payload().lane == Lane::Case;
    new.epochs
        .iter()
        .find(is_case)
        .ok_or(StoreError::Invalid("wrong-lanes"))
}

/// The trail: who, when, from where to where and why, with the thread and in the audit.
fn record(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    by: PersonId,
    id: ThreadId,
    new: &HandOver,
) -> Result<(), StoreError> {
    let stmt: &ThreadEpoch = case_epoch(new)?.stmt.payload();
    let row = HandOverRow {
        epoch: stmt.epoch,
        at: ctx.now(),
        by,
        from: new.from.clone(),
        to: new.to.clone(),
        stays: new.stays,
        notes: new.notes,
        reason: new.reason,
        across: new.across,
    };
    tx.hand_overs().insert(id, &row)?;
    let object = id.to_string();
    let reason = new.reason.as_str();
    tx.audit()
        .because(ctx, actor, "hand-over", ("thread", &object), reason)?;
    if let Some(across) = new.across {
        let reason = across.as_str();
        tx.audit()
            .because(ctx, actor, "hand-over-across", ("thread", &object), reason)?;
    }
    let way = format!("{} {} {object}", new.from, new.to);
    tx.audit().by(ctx, actor, "hand-over-to", "unit", &way)
}

/// The registrar seals name and birth date to the receiving unit, where it has not done so: it is shown the signed epoch by which the clerk
/// handed the person on, and need not believe the portal.
fn ask_for_profile(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: &Thread,
    new: &HandOver,
) -> Result<(), StoreError> {
    if thread.is_plain() || tx.profiles().lookup(&new.to, thread.subject)?.is_some() {
        return Ok(());
    }
    let stmt = JsonText::of(case_epoch(new)?.stmt.envelope())?;
    ask(
        tx,
        ctx,
        &NewRequest {
            id: RequestId::timed(ctx.chance(), ctx.now()),
            kind: RequestKind::Profile,
            pid: thread.subject,
            aid: None,
            body: Some(stmt.as_str().as_bytes().to_vec()),
            staged: None,
            level: None,
            methods: None,
            session: None,
        },
    )
}

/// A unit to which a thread can be handed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// The unit.
    pub dept: Dept,
    /// Its legal entity.
    pub entity: Entity,
    /// Of a shielded unit, which nobody is told of otherwise: the newest epoch of its key.
    pub shield: Option<AttestedText>,
}

/// Units with somebody in them, to which this thread can be handed; without a thread, those to which any can. A shielded unit is among them
/// for its own members, and for a thread whose person was given it: then alone.
///
/// # Errors
/// [`StoreError::Absent`] for a thread that the asker does not see, and for anybody but staff.
pub fn directory(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: Option<ThreadId>,
) -> Result<Vec<Receiver>, StoreError> {
    let Actor::Staff { pid } = actor else {
        return Err(StoreError::Absent);
    };
    let mut route = None;
    if let Some(id) = thread {
        let access = tx
            .threads()
            .lookup_for(actor, id, Access::Read, ctx.now())?
            .or_absent()?;
        route = tx.routes().lookup(access.thread.subject)?;
    }
    let shields = tx.routes().shields()?;
    let own = tx.units().of_member(pid, ctx.now())?;
    let mut out = Vec::new();
    for Unit { dept, .. } in tx.units().list()? {
        let hidden = shields.contains(&dept) && !own.iter().any(|unit| unit.dept == dept);
        let offered = match &route {
            Some(to) => *to == dept,
            None => !hidden,
        };
        if offered && tx.units().is_staffed(&dept, ctx.now())? {
            let shield = match &route {
                Some(_) => unit_epoch(tx, &dept)?,
                None => None,
            };
            let entity = entity(tx, &dept)?;
            out.push(Receiver {
                dept,
                entity,
                shield,
            });
        }
    }
    Ok(out)
}

/// The registrar says which unit works for which legal entity.
///
/// # Errors
/// [`Conflict::Exists`] when a unit comes twice.
pub fn put_entities(tx: &mut Tx<'_>, ctx: &Ctx, all: &[(Dept, Entity)]) -> Result<(), StoreError> {
    tx.hand_overs().replace_entities(all)?;
    tx.audit().by(
        ctx,
        Actor::Agent,
        "put-entities",
        "unit",
        &all.len().to_string(),
    )
}
