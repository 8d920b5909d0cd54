// SPDX-License-Identifier: EUPL-1.2
//! Further grants for epochs that exist. Grants are unsigned, so an author can upload garbage for others;
//! therefore they are append-only and any member can grant again (ruling 6).

use protocol::statement::{Lane, RepRight};

use super::send_message::emit;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::ThreadId;
use crate::model::{Access, Actor, Member, NewGrant};
use crate::shred::KeyRing;
use crate::store::tx::Tx;

/// Stores grants for present members. A person whom somebody else grants an older epoch of lane `case` may fetch its
/// messages from then on; a representative needs the right `history` for that.
///
/// # Errors
/// [`StoreError::Absent`]; `not-a-member`, `not-entitled`, `unknown-epoch`, `too-many-grants`.
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
            let history = RepRight::History;
            let about = &access.thread;
            if !tx.representations().may(*pid, about, history, ctx.now())? {
                return Err(StoreError::Invalid("not-entitled"));
            }
            tx.threads().mark_from(thread, *pid, epoch.first_idx)?;
        }
    }
    tx.audit()
        .by(ctx, actor, "add-grants", "thread", &thread.to_string())?;
    emit(tx, ctx, thread, lane)
}
