// SPDX-License-Identifier: EUPL-1.2
//! Somebody is kept out of one thread: the insured person or staff makes the next epoch without him. His access ends with
//! this transaction, and no later epoch lets him in again.

use protocol::ids::Org;
use protocol::statement::{Lane, ThreadEpoch};

use super::add_epoch::{add_epoch, excluded_before};
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::{PersonId, ThreadId};
use crate::model::{Access, Actor, NewEpoch, ThreadAccess, Via};
use crate::shred::KeyRing;
use crate::store::tx::Tx;

/// Stores an epoch of lane `case` that excludes somebody more, without a message.
///
/// # Errors
/// [`StoreError::Absent`] for a thread that the actor does not see, [`StoreError::Forbidden`] for a representative;
/// `nothing-excluded`; the name of whatever in the epoch does not fit.
pub fn exclude(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    org: &Org,
    keys: &KeyRing,
    actor: Actor,
    id: ThreadId,
    new: &NewEpoch,
) -> Result<(), StoreError> {
    // The insured person may keep somebody out even when nothing new is written in her post any more.
    let access = match actor {
        Actor::Person { .. } => Access::Read,
        Actor::Staff { .. } | Actor::Agent => Access::Write,
    };
    let ThreadAccess { thread, via } = tx
        .threads()
        .lookup_for(actor, id, access, ctx.now())?
        .or_absent()?;
    if let Via::Person { pid, .. } = via
        && pid != thread.subject
    {
        return Err(StoreError::Forbidden);
    }
    let stmt: &ThreadEpoch = new.stmt.payload();
    if stmt.lane != Lane::Case {
        return Err(StoreError::Invalid("wrong-lanes"));
    }
    let before = excluded_before(tx, id, Lane::Case)?;
    let more: Vec<PersonId> = stmt
        .exclude
        .iter()
        .filter(|pid| !before.contains(pid))
        .copied()
        .collect();
    if more.is_empty() {
        return Err(StoreError::Invalid("nothing-excluded"));
    }
    add_epoch(tx, ctx, org, keys, &via, &thread, new)?;
    tx.audit()
        .by(ctx, actor, "exclude", "thread", &id.to_string())?;
    // Whoever is out looks again and sees nothing; the others see who is left.
    for pid in more.iter().copied().chain([thread.subject]) {
        tx.emit(Event::Represent { pid });
    }
    Ok(())
}
