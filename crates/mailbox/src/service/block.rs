// SPDX-License-Identifier: EUPL-1.2
//! Access of a person is blocked, or given back.

use super::tell::{tell, tell_units};
use super::unlock::give_tries_back;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::{PersonId, SessionId};
use crate::model::{
    ActorKind, NewSecurityEvent, PersonState, RequestKind, SecurityKind, SecurityWord,
};
use crate::store::tx::Tx;

/// Blocks all access: every session ends, nothing is deleted. `here` is the session in which the person says so
/// herself, which ends with the others.
///
/// What was asked for before must not give access back: codes that are not used yet die, and changes of keys that wait
/// are refused. A new letter or the branch does (see [`crate::service::answer_request`]).
///
/// # Errors
/// [`StoreError::Absent`].
pub fn block_person(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    by: (ActorKind, Option<PersonId>),
    pid: PersonId,
    here: Option<SessionId>,
) -> Result<(), StoreError> {
    let before = tx.persons().lookup(pid)?.or_absent()?;
    close_access(tx, ctx, pid, PersonState::Blocked)?;
    tx.audit()
        .record(ctx, by, "block", "person", &pid.to_string())?;
    // Blocked twice is told once.
    if before.state != PersonState::Blocked {
        let event = NewSecurityEvent {
            pid,
            kind: SecurityKind::Blocked,
            word: Some(who(by, pid)),
            session: here,
        };
        tell(tx, ctx, event)?;
    }
    Ok(())
}

/// The person has no access from now on; see [`end_access`].
pub(super) fn close_access(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    state: PersonState,
) -> Result<(), StoreError> {
    tx.persons().mark_state(pid, state)?;
    end_access(tx, ctx, pid)
}

/// No session is left, and nothing that was asked for before gives access back.
pub(super) fn end_access(tx: &mut Tx<'_>, ctx: &Ctx, pid: PersonId) -> Result<(), StoreError> {
    tx.sessions().delete_all(pid, None)?;
    tx.activations().end_unused(pid)?;
    for kind in [RequestKind::Carryover, RequestKind::Bind] {
        tx.requests().supersede(pid, kind, ctx.now())?;
    }
    tx.emit(Event::Session { pid });
    tell_units(tx, pid)
}

/// Gives access back, and with it the tries of methods that were blocked for wrong secrets.
///
/// # Errors
/// [`StoreError::Absent`].
pub fn unblock_person(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    by: (ActorKind, Option<PersonId>),
    pid: PersonId,
) -> Result<(), StoreError> {
    let person = tx.persons().lookup(pid)?.or_absent()?;
    let state = if person.binding.is_some() {
        PersonState::Active
    } else {
        PersonState::Pending
    };
    tx.persons().mark_state(pid, state)?;
    give_tries_back(tx, pid)?;
    tell_units(tx, pid)?;
    tx.audit()
        .record(ctx, by, "unblock", "person", &pid.to_string())?;
    if person.state.is_closed() {
        let event = NewSecurityEvent {
            pid,
            kind: SecurityKind::Unblocked,
            word: Some(who(by, pid)),
            session: None,
        };
        tell(tx, ctx, event)?;
    }
    Ok(())
}

fn who(by: (ActorKind, Option<PersonId>), pid: PersonId) -> SecurityWord {
    if by.1 == Some(pid) {
        SecurityWord::Own
    } else {
        SecurityWord::Insurer
    }
}
