// SPDX-License-Identifier: EUPL-1.2
//! A person leaves the portal: nobody is forced into it, and nothing is lost by leaving.

use super::block::close_access;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::{PersonId, SessionId};
use crate::model::{NewSecurityEvent, OutboxKind, PersonState, SecurityKind, SecurityWord};
use crate::store::tx::Tx;

/// Access ends as with a block, and mails end, too: the address is forgotten and gets one last one. Messages stay; the insurer
/// writes letters from now on. `here` is the session in which the person says so, which ends with the others.
///
/// The way back is a new letter, the branch or an identity provider (see [`crate::service::answer_request`]), or the desk.
///
/// # Errors
/// [`StoreError::Absent`].
pub fn leave_portal(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    here: SessionId,
) -> Result<(), StoreError> {
    let person = tx.persons().lookup(pid)?.or_absent()?;
    close_access(tx, ctx, pid, PersonState::Left)?;
    let object = pid.to_string();
    tx.audit().record(
        ctx,
        (person.kind.into(), Some(pid)),
        "leave",
        "person",
        &object,
    )?;
    tx.security_events().insert(
        &NewSecurityEvent {
            pid,
            kind: SecurityKind::Left,
            word: Some(SecurityWord::Own),
            session: Some(here),
        },
        ctx,
    )?;
    let address = tx.contacts().reachable(pid)?;
    tx.contacts().delete(pid)?;
    tx.contacts().delete_candidate(pid)?;
    if let Some(address) = address {
        tx.outbox()
            .enqueue_to(pid, OutboxKind::Moved, &address, ctx)?;
        tx.emit(Event::Outbox);
    }
    Ok(())
}
