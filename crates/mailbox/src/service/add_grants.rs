// SPDX-License-Identifier: EUPL-1.2
//! Further grants for epochs that exist. Grants are unsigned, so an author can upload garbage for others;
//! therefore they are append-only and any member can grant again (ruling 6).

use protocol::statement::{Lane, RepRight};

use super::history::{identification, keycard_in};
use super::send_message::emit;
use crate::ctx::Ctx;
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::ids::{PersonId, ThreadId};
use crate::model::{Access, Actor, JsonText, Member, NewGrant, PersonState, ThreadAccess};
use crate::shred::KeyRing;
use crate::store::tx::Tx;

/// Stores grants for present members. A person whom somebody else grants an older epoch of lane `case` may fetch its
/// messages from then on. What she was in with an earlier key only staff gives back, and not before the waiting time
/// is over; for what she never was in, a representative needs the right `history`.
///
/// # Errors
/// [`StoreError::Absent`]; [`Conflict::Withheld`]; `not-a-member`, `not-entitled`, `unknown-epoch`,
/// `too-many-grants`.
pub fn add_grants(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    keys: &KeyRing,
    actor: Actor,
    thread: ThreadId,
    lane: Lane,
    grants: &[NewGrant],
) -> Result<(), StoreError> {
    let access = tx
        .threads()
        .lookup_for(actor, thread, Access::Read, ctx.now())?
        .or_absent()?;
    if lane == Lane::Internal && !access.via.sees_internal() {
        return Err(StoreError::Absent);
    }
    let persons = tx.threads().persons(thread)?;
    let units = tx.threads().units(thread)?;
    for grant in grants {
        let is_member = match &grant.member {
            Member::Person(pid) => lane == Lane::Case && persons.iter().any(|p| p.pid == *pid),
            Member::Unit { dept, .. } => units.iter().any(|u| u.dept == *dept),
        };
        if !is_member {
            return Err(StoreError::Invalid("not-a-member"));
        }
        let epoch = tx
            .lanes()
            .epoch(thread, lane, grant.epoch)?
            .ok_or(StoreError::Invalid("unknown-epoch"))?;
        tx.grants()
            .insert(keys, thread, lane, grant, access.via.pid(), ctx)?;
        if let Member::Person(pid) = &grant.member
            && *pid != access.via.pid()
        {
            check_history(tx, ctx, &access, *pid, &epoch.stmt)?;
            tx.threads().mark_from(thread, *pid, epoch.first_idx)?;
        }
    }
    tx.audit()
        .by(ctx, actor, "add-grants", "thread", &thread.to_string())?;
    emit(tx, ctx, thread, lane)
}

/// Whether a person may be given an epoch by somebody else, now.
fn check_history(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    access: &ThreadAccess,
    pid: PersonId,
    epoch: &JsonText,
) -> Result<(), StoreError> {
    let not_entitled = StoreError::Invalid("not-entitled");
    let named = keycard_in(epoch, pid)?;
    // Whoever was in the list has read it all along; the right is for what came before.
    let right = named.map_or(RepRight::History, |_| RepRight::Read);
    let mut representations = tx.representations();
    if !representations.may(pid, &access.thread, right, ctx.now())? {
        return Err(not_entitled);
    }
    let person = tx.persons().lookup(pid)?.or_absent()?;
    if person.state != PersonState::Active {
        return Err(StoreError::Conflict(Conflict::Withheld));
    }
    let identification = identification(tx, pid)?;
    if named.is_some_and(|kc| identification.keycards.contains(&kc)) {
        // Her present key is in the list: a grant that did not open is made again.
        return Ok(());
    }
    if identification.anew {
        if !access.via.sees_internal() {
            return Err(not_entitled);
        }
        // Giving back is more than reading: a clerk without the right to write does not.
        let clerk = Actor::Staff {
            pid: access.via.pid(),
        };
        tx.threads()
            .lookup_for(clerk, access.thread.id, Access::Write, ctx.now())?
            .or_absent()?;
    }
    match identification.opens_at {
        Some(at) if ctx.now() < at => Err(StoreError::Conflict(Conflict::Withheld)),
        _ => Ok(()),
    }
}
