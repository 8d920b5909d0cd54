// SPDX-License-Identifier: EUPL-1.2
//! Signs without content to a person's browsers, beside e-mail.

use protocol::Hash;

use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::PersonId;
use crate::model::{NewPush, is_sealed};
use crate::store::tx::Tx;

/// A browser is to take signs.
///
/// # Errors
/// [`StoreError::Invalid`] `malformed` when the address is not sealed, [`StoreError::Absent`].
pub fn put_push(tx: &mut Tx<'_>, ctx: &Ctx, new: &NewPush) -> Result<(), StoreError> {
    if !is_sealed(new.sealed.expose()) {
        return Err(StoreError::Invalid("malformed"));
    }
    tx.pushes().put(new, ctx.now())?;
    note(tx, ctx, new.pid, "put-push")
}

/// A browser takes no signs any more; without one named: none of hers does. Said twice is the same as said once.
///
/// # Errors
/// [`StoreError::Absent`].
pub fn remove_push(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    device: Option<Hash>,
) -> Result<(), StoreError> {
    match device {
        Some(device) => tx.pushes().delete(pid, device)?,
        None => tx.pushes().delete_all(pid, None)?,
    }
    note(tx, ctx, pid, "remove-push")
}

fn note(tx: &mut Tx<'_>, ctx: &Ctx, pid: PersonId, action: &str) -> Result<(), StoreError> {
    let person = tx.persons().lookup(pid)?.or_absent()?;
    let who = (person.kind.into(), Some(pid));
    tx.audit()
        .record(ctx, who, action, "person", &pid.to_string())
}
