// SPDX-License-Identifier: EUPL-1.2
//! A clerk leaves a department.

use protocol::statement::Right;

use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::{Dept, PersonId, RequestId};
use crate::model::{Actor, MemberOfUnit, NewRequest, RequestKind};
use crate::store::tx::Tx;

use super::ask::ask;

/// The acting clerk's membership, if it names the right.
pub(super) fn member_with(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
    right: Right,
) -> Result<MemberOfUnit, StoreError> {
    let Actor::Staff { pid } = actor else {
        return Err(StoreError::Absent);
    };
    let member = tx.units().member(dept, pid, ctx.now())?.or_absent()?;
    if member.rights.contains(&right) {
        Ok(member)
    } else {
        Err(StoreError::Forbidden)
    }
}

/// Ends a clerk's access to a department at once and asks the registrar to revoke the certificate. A lead's client
/// makes a new department epoch afterwards.
///
/// # Errors
/// [`StoreError::Absent`], [`StoreError::Forbidden`] without right `grant`.
pub fn remove_member(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
    pid: PersonId,
) -> Result<(), StoreError> {
    member_with(tx, ctx, actor, dept, Right::Grant)?;
    let leaving = tx.units().member(dept, pid, ctx.now())?.or_absent()?;
    tx.units().mark_removed(dept, pid, ctx.now())?;
    let body = serde_json::json!({ "cert": leaving.cert.to_string(), "dept": dept.as_str() });
    let new = NewRequest {
        id: RequestId::timed(ctx.chance(), ctx.now()),
        kind: RequestKind::Revoke,
        pid,
        aid: None,
        body: Some(body.to_string().into_bytes()),
        staged: None,
        level: None,
        methods: None,
        session: None,
    };
    ask(tx, ctx, &new)?;
    tx.audit()
        .by(ctx, actor, "remove-member", "person", &pid.to_string())?;
    tx.emit(Event::Session { pid });
    Ok(())
}
