// SPDX-License-Identifier: EUPL-1.2
//! A person's sealed address comes or changes.

use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::PersonId;
use crate::model::{ActorKind, OutboxKind};
use crate::store::contacts::Contact;
use crate::store::tx::Tx;

/// Stores an address. If anything is unread, a notification is enqueued: earlier ones may have come to nothing
/// without an address.
///
/// # Errors
/// [`StoreError::Absent`] when there is no such person.
pub fn put_contact(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    contact: &Contact,
) -> Result<(), StoreError> {
    tx.persons().lookup(pid)?.or_absent()?;
    tx.contacts().upsert(pid, contact, ctx.now())?;
    if tx.threads().has_unread(pid, ctx.now())? {
        let policy = tx.policy();
        tx.outbox().enqueue(pid, OutboxKind::Message, policy, ctx)?;
        tx.emit(Event::Outbox);
    }
    tx.audit().record(
        ctx,
        (ActorKind::Agent, None),
        "put-contact",
        "person",
        &pid.to_string(),
    )
}
