// SPDX-License-Identifier: EUPL-1.2
//! A lead's client makes a new department epoch.

use protocol::statement::{Attested, DeptEpoch, Right};
use protocol::{Envelope, Signed};

use super::add_epoch::current_signature_key;
use super::remove_member::member_with;
use super::{accept_statement, add_unit_grants};
use crate::ciphertext::Ciphertext;
use crate::ctx::Ctx;
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::ids::Dept;
use crate::model::{Actor, NewUnitGrant, UnitFile};
use crate::store::tx::Tx;

/// What the client sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RotateUnit {
    /// The department.
    pub dept: Dept,
    /// The new epoch's statement.
    pub stmt: Attested<Envelope>,
    /// The new identity, sealed to members.
    pub grants: Vec<NewUnitGrant>,
    /// The old identity, sealed to the new epoch.
    pub link: Ciphertext,
}

/// Stores epoch, grants and link together; exactly one of several rivals succeeds.
///
/// # Errors
/// [`Conflict::Epoch`], [`StoreError::Absent`], [`StoreError::Forbidden`]; the name of whatever does not fit.
pub fn rotate_unit(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    new: &RotateUnit,
) -> Result<(), StoreError> {
    let member = member_with(tx, ctx, actor, &new.dept, Right::Grant)?;
    let pid = actor.pid().or_absent()?;
    let stmt: Signed<DeptEpoch> =
        Signed::parse(new.stmt.stmt.clone()).map_err(|e| StoreError::Invalid(e.code()))?;
    let epoch = stmt.payload();
    if epoch.dept != new.dept {
        return Err(StoreError::Invalid("wrong-place"));
    }
    let (_, sig) = current_signature_key(tx, pid)?;
    stmt.envelope()
        .verify_by(&sig)
        .map_err(|_| StoreError::Invalid("bad-signature"))?;
    let unit = tx.units().lookup(&new.dept)?.or_absent()?;
    if Some(epoch.epoch) != unit.epoch.checked_add(1) {
        return Err(StoreError::Conflict(Conflict::Epoch));
    }
    if epoch.prev != Some(unit.epoch_sh) {
        return Err(StoreError::Invalid("wrong-previous"));
    }
    let covers_self = new.grants.iter().any(|g| g.pid == pid);
    let fits = new
        .grants
        .iter()
        .all(|g| g.dept == new.dept && g.epoch == epoch.epoch);
    if !covers_self || !fits {
        return Err(StoreError::Invalid("wrong-grants"));
    }
    accept_statement::accept_clerks_epoch(tx, ctx, &new.stmt, pid)?;
    let link = UnitFile {
        epoch: unit.epoch,
        file: new.link.as_bytes().to_vec(),
    };
    tx.units().insert_link(&new.dept, &link)?;
    for grant in &new.grants {
        add_unit_grants::insert(tx, ctx, actor, grant)?;
    }
    let object = format!("{} {}", new.dept, member.cert);
    tx.audit().by(ctx, actor, "rotate-unit", "unit", &object)
}
