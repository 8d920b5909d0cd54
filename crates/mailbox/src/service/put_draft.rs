// SPDX-License-Identifier: EUPL-1.2
//! A person's drafts come along to her other devices. Two devices that write the same one are told apart by its version: nobody's
//! words go under another's.

use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::error::{Conflict, StoreError};
use crate::model::{MAX_DRAFTS, NewDraft};
use crate::store::tx::Tx;

/// Keeps a state of a draft. Gives when it came.
///
/// # Errors
/// [`Conflict::Draft`] when another device has kept one since; `too-many-drafts`.
pub fn put_draft(tx: &mut Tx<'_>, ctx: &Ctx, new: &NewDraft) -> Result<Timestamp, StoreError> {
    if new.ver == 1 && tx.drafts().find_by_person(new.pid)?.len() >= MAX_DRAFTS {
        return Err(StoreError::Invalid("too-many-drafts"));
    }
    if tx.drafts().put(new, ctx.now())? {
        return Ok(ctx.now());
    }
    // Said twice, since the answer was lost: it is the same state.
    match tx.drafts().lookup(new.pid, new.id)? {
        Some(kept) if kept.ver == new.ver && kept.mac == new.mac => Ok(kept.changed_at),
        _ => Err(StoreError::Conflict(Conflict::Draft)),
    }
}
