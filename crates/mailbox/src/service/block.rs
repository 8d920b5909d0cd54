// SPDX-License-Identifier: EUPL-1.2
//! Access of a person is blocked, or given back.

use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::PersonId;
use crate::model::{ActorKind, PersonState};
use crate::store::tx::Tx;

/// Blocks all access: every session ends, nothing is deleted.
///
/// # Errors
/// [`StoreError::Absent`].
pub fn block_person(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    by: (ActorKind, Option<PersonId>),
    pid: PersonId,
) -> Result<(), StoreError> {
    tx.persons().mark_state(pid, PersonState::Blocked)?;
    tx.sessions().delete_all(pid, None)?;
    tx.audit()
        .record(ctx, by, "block", "person", &pid.to_string())?;
    tx.emit(Event::Session { pid });
    Ok(())
}

/// Gives access back.
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
    tx.audit()
        .record(ctx, by, "unblock", "person", &pid.to_string())
}
