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
/// makes a new department epoch afterwards. Gives the request to the registrar: until that is answered, no certificate brings her
/// back.
///
/// # Errors
/// [`StoreError::Absent`], [`StoreError::Forbidden`] without right `grant`.
pub fn remove_member(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
    pid: PersonId,
) -> Result<RequestId, StoreError> {
    member_with(tx, ctx, actor, dept, Right::Grant)?;
    let leaving = tx.units().member(dept, pid, ctx.now())?.or_absent()?;
    tx.units().mark_removed(dept, pid, ctx.now())?;
    // The certificate itself, not its hash: when the registrar gets to it, a renewed one may have taken its place here.
    let stored = tx.statements().lookup(leaving.cert)?;
    let cert = stored
        .ok_or_else(|| StoreError::Internal("a membership without its certificate".to_owned()))?;
    let body = serde_json::json!({ "cert": cert.attested.stmt, "dept": dept.as_str() });
    let id = RequestId::timed(ctx.chance(), ctx.now());
    tx.leavings().insert(dept, pid, id)?;
    let new = NewRequest {
        id,
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
    Ok(id)
}
