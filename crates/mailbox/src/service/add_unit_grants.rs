// SPDX-License-Identifier: EUPL-1.2
//! Department identities sealed to members, and links between epochs.

use protocol::statement::Right;

use super::remove_member::member_with;
use crate::ciphertext::Ciphertext;
use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::event::Event;
use crate::ids::Dept;
use crate::model::{Actor, ActorKind, NewUnitGrant, UnitFile};
use crate::store::tx::Tx;

/// A clerk with right `grant` seals an epoch's identity to colleagues.
///
/// # Errors
/// [`StoreError::Absent`], [`StoreError::Forbidden`]; `not-a-member`, `unknown-epoch`.
pub fn add_unit_grants(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    grants: &[NewUnitGrant],
) -> Result<(), StoreError> {
    for grant in grants {
        member_with(tx, ctx, actor, &grant.dept, Right::Grant)?;
        insert(tx, ctx, actor, grant)?;
    }
    Ok(())
}

pub(super) fn insert(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    grant: &NewUnitGrant,
) -> Result<(), StoreError> {
    tx.units()
        .member(&grant.dept, grant.pid, ctx.now())?
        .ok_or(StoreError::Invalid("not-a-member"))?;
    let unit = tx
        .units()
        .lookup(&grant.dept)?
        .ok_or(StoreError::Invalid("unknown-department"))?;
    if grant.epoch == 0 || grant.epoch > unit.epoch {
        return Err(StoreError::Invalid("unknown-epoch"));
    }
    tx.units().insert_grant(grant, actor.pid(), ctx)?;
    tx.audit()
        .by(ctx, actor, "grant-unit", "person", &grant.pid.to_string())?;
    tx.emit(Event::Key { pid: grant.pid });
    Ok(())
}

/// The custodian of department keys brings grants and links. Grants for clerks who are no members (any more) are
/// left out.
///
/// # Errors
/// When the database does not answer.
pub fn insert_custodian_grants(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    grants: &[NewUnitGrant],
    links: &[(Dept, u64, Ciphertext)],
) -> Result<(), StoreError> {
    for grant in grants {
        match insert(tx, ctx, Actor::Agent, grant) {
            Ok(()) | Err(StoreError::Invalid("not-a-member")) => {}
            Err(error) => return Err(error),
        }
    }
    for (dept, epoch, file) in links {
        let link = UnitFile {
            epoch: *epoch,
            file: file.as_bytes().to_vec(),
        };
        tx.units().insert_link(dept, &link)?;
        let object = dept.to_string();
        tx.audit()
            .record(ctx, (ActorKind::Agent, None), "link-unit", "unit", &object)?;
    }
    Ok(())
}
