// SPDX-License-Identifier: EUPL-1.2
//! The desk: employees with right `register`, and leads about their rules. What they ask the registrar passes through sealed; what they see and do here is the
//! account: whether there is one, and blocking it.

use protocol::statement::{PersonRole, Right};

use super::ask::ask;
use super::block::{block_person, unblock_person};
use super::overview::leads;
use super::remove_member::member_with;
use crate::ciphertext::Ciphertext;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::{Dept, PersonId, RequestId};
use crate::model::{
    Actor, ActorKind, DeskAccess, IdleLimits, NewRequest, Person, PersonState, Request,
    RequestKind, Session,
};
use crate::store::tx::Tx;

/// Questions of one employee that may wait at once.
const WAITING: i64 = 1_000;

/// An employee asks the registrar something; who and what stands in the sealed file.
///
/// # Errors
/// [`StoreError::Absent`] outside the unit, [`StoreError::Forbidden`] without right `register`, [`StoreError::Unavailable`]
/// while too many questions of desks wait.
pub fn ask_desk(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    session: &Session,
    dept: &Dept,
    file: &Ciphertext,
) -> Result<RequestId, StoreError> {
    let pid = session.new.pid.or_absent()?;
    member_with(tx, ctx, Actor::Staff { pid }, dept, Right::Register)?;
    ask_sealed(tx, ctx, session, pid, file)
}

/// A lead says, or asks, what her unit's rules test in the register; that stands in the sealed file, and the registrar answers a lead nothing
/// else.
///
/// # Errors
/// [`StoreError::Absent`] for whoever does not lead the unit, [`StoreError::Unavailable`] as [`ask_desk`].
pub fn ask_rule_tests(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    session: &Session,
    dept: &Dept,
    file: &Ciphertext,
) -> Result<RequestId, StoreError> {
    let pid = session.new.pid.or_absent()?;
    leads(tx, ctx, Actor::Staff { pid }, dept)?;
    ask_sealed(tx, ctx, session, pid, file)
}

pub(super) fn ask_sealed(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    session: &Session,
    pid: PersonId,
    file: &Ciphertext,
) -> Result<RequestId, StoreError> {
    if tx.requests().count_waiting(RequestKind::Desk)? >= WAITING {
        return Err(StoreError::Unavailable(
            "too many questions of desks wait for the registrar".to_owned(),
        ));
    }
    let id = RequestId::timed(ctx.chance(), ctx.now());
    ask(
        tx,
        ctx,
        &NewRequest {
            id,
            kind: RequestKind::Desk,
            pid,
            aid: None,
            body: Some(file.as_bytes().to_vec()),
            staged: None,
            level: None,
            methods: None,
            session: Some(session.new.id),
        },
    )?;
    Ok(id)
}

/// Where a question of this employee stands, with the sealed answer once there is one.
///
/// # Errors
/// [`StoreError::Absent`] for a question of somebody else.
pub fn desk_reply(
    tx: &mut Tx<'_>,
    pid: PersonId,
    id: RequestId,
) -> Result<(Request, Option<Vec<u8>>), StoreError> {
    let request = tx.requests().lookup(id)?.or_absent()?;
    if request.new.kind != RequestKind::Desk || request.new.pid != pid {
        return Err(StoreError::Absent);
    }
    let file = tx.desk_replies().lookup(id, pid)?;
    Ok((request, file))
}

/// What a desk sees of somebody's access.
///
/// # Errors
/// [`StoreError::Absent`] outside the unit and for staff, [`StoreError::Forbidden`] without right `register`.
pub fn desk_access(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
    pid: PersonId,
    idle: IdleLimits,
) -> Result<DeskAccess, StoreError> {
    member_with(tx, ctx, actor, dept, Right::Register)?;
    customer(tx, pid)?;
    let person = tx.persons().access(pid, ctx.now())?;
    let ended = person
        .as_ref()
        .is_some_and(|p| p.state == PersonState::Ended);
    let sessions = if ended {
        0
    } else {
        tx.sessions().find_by_person(pid, ctx.now(), idle)?.len()
    };
    Ok(DeskAccess {
        state: person.as_ref().map(|p| p.state),
        ending: tx.endings().lookup(pid)?,
        sessions,
        quarantine_until: person
            .and_then(|p| p.quarantine_until)
            .filter(|until| *until > ctx.now()),
    })
}

/// A desk blocks somebody's access: every session ends with this transaction. It needs nothing but the right, for it protects.
///
/// # Errors
/// As [`desk_access`]; [`StoreError::Absent`] also for somebody without an account.
pub fn desk_block(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
    pid: PersonId,
) -> Result<(), StoreError> {
    member_with(tx, ctx, actor, dept, Right::Register)?;
    customer(tx, pid)?.or_absent()?;
    block_person(tx, ctx, (ActorKind::Staff, actor.pid()), pid, None)
}

/// The registrar lets a desk lift a block; with its answer it ends. Whoever is not blocked (any more) stays as she is: leaving,
/// and the end of an account, are taken back elsewhere.
pub(super) fn desk_unblock(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    desk: PersonId,
    pid: PersonId,
) -> Result<(), StoreError> {
    let person = tx.persons().lookup(pid)?;
    match person {
        Some(person) if person.kind == PersonRole::Staff => {
            Err(StoreError::Invalid("wrong-person"))
        }
        Some(person) if person.state == PersonState::Blocked => {
            unblock_person(tx, ctx, (ActorKind::Staff, Some(desk)), pid)
        }
        _ => Ok(()),
    }
}

/// An insured person or representative; staff is not a desk's business.
pub(super) fn customer(tx: &mut Tx<'_>, pid: PersonId) -> Result<Option<Person>, StoreError> {
    match tx.persons().lookup(pid)? {
        Some(person) if person.kind == PersonRole::Staff => Err(StoreError::Absent),
        found => Ok(found),
    }
}
