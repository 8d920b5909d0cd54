// SPDX-License-Identifier: EUPL-1.2
//! An attachment is about to come.

use super::make_letters::is_program;
use crate::blob::Stored;
use crate::ctx::Ctx;
use crate::error::{Conflict, StoreError};
use crate::ids::{AttachmentId, PersonId};
use crate::model::AttachmentState;
use crate::store::tx::Tx;

/// Uploads of a person that are not part of a message yet: two messages full of attachments.
pub const MAX_UNATTACHED: usize = 40;
/// The same of a program that writes to many, with what runs that were killed have left in a day.
const MAX_OF_PROGRAM: usize = 4_000;

/// Notes the upload under `blob`, or gives what is stored under the id already.
///
/// # Errors
/// [`Conflict::Exists`] when the id is somebody else's, `too-many-uploads`.
pub fn begin_upload(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    owner: PersonId,
    aid: AttachmentId,
    blob: &str,
) -> Result<Option<Stored>, StoreError> {
    let Some(known) = tx.attachments().lookup(aid)? else {
        let waiting = tx.attachments().count_unattached(owner)?;
        if waiting >= MAX_OF_PROGRAM || (waiting >= MAX_UNATTACHED && !is_program(tx, owner)?) {
            return Err(StoreError::Invalid("too-many-uploads"));
        }
        tx.attachments().insert(aid, owner, blob, ctx.now())?;
        return Ok(None);
    };
    if known.owner != owner {
        return Err(StoreError::Conflict(Conflict::Exists));
    }
    if known.state == AttachmentState::Uploading {
        // An upload that was broken off begins again; the row names the new place from now on.
        return if tx.attachments().restart(aid, owner, blob, ctx.now())? {
            Ok(None)
        } else {
            Err(StoreError::Conflict(Conflict::Exists))
        };
    }
    match (known.size, known.sha256) {
        (Some(size), Some(sha256)) => Ok(Some(Stored { size, sha256 })),
        _ => Err(StoreError::Internal(
            "uploaded attachment without size".to_owned(),
        )),
    }
}
