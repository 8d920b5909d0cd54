// SPDX-License-Identifier: EUPL-1.2
//! The rows of an attachment that comes in chunks. The bytes are [`crate::blob`]'s; what is noted here is durable already.

use protocol::Hash;

use super::begin_upload::MAX_UNATTACHED;
use crate::blob::{ORPHAN_AGE, Stored};
use crate::ctx::Ctx;
use crate::error::{Conflict, StoreError};
use crate::ids::{AttachmentId, PersonId};
use crate::model::{Attachment, AttachmentState, ChunkRow, UploadProgress};
use crate::store::tx::Tx;

/// Chunks of one upload. A line that is cut every 50 KB still brings 100 MB; single bytes do not fill the disk with files.
pub const MAX_CHUNKS: usize = 2_000;

/// Notes an upload of `length` bytes, or tells how far the same one has come. `blob` is the place of the whole.
///
/// # Errors
/// [`Conflict::Exists`] when the id is somebody else's or has another length, `too-many-uploads`.
pub fn create_upload(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    owner: PersonId,
    aid: AttachmentId,
    length: u64,
    blob: &str,
) -> Result<UploadProgress, StoreError> {
    let exists = StoreError::Conflict(Conflict::Exists);
    let Some(known) = tx.attachments().lookup(aid)? else {
        if tx.attachments().count_unattached(owner)? >= MAX_UNATTACHED {
            return Err(StoreError::Invalid("too-many-uploads"));
        }
        tx.attachments().insert(aid, owner, blob, ctx.now())?;
        tx.uploads().insert(aid, length)?;
        return Ok(progress(ctx.now(), length, 0, None));
    };
    if known.owner != owner {
        return Err(exists);
    }
    if known.state == AttachmentState::Uploading && tx.uploads().lookup(aid)?.is_none() {
        // It was begun in one piece and broken off.
        tx.uploads().insert(aid, length)?;
        tx.attachments().touch(aid, ctx.now())?;
        return Ok(progress(ctx.now(), length, 0, None));
    }
    let so_far = of(tx, &known)?;
    if so_far.length == length {
        Ok(so_far)
    } else {
        Err(exists)
    }
}

/// How far an upload of `owner` has come.
///
/// # Errors
/// [`StoreError::Absent`] when there is none, it is somebody else's, or its time is over.
pub fn upload_progress(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    owner: PersonId,
    aid: AttachmentId,
) -> Result<UploadProgress, StoreError> {
    let known = tx.attachments().lookup(aid)?;
    let known = known.filter(|a| a.owner == owner);
    let known = known.ok_or(StoreError::Absent)?;
    let over = known.created_at + ORPHAN_AGE < ctx.now();
    if known.state != AttachmentState::Attached && over {
        return Err(StoreError::Absent);
    }
    of(tx, &known)
}

/// Notes a durable chunk.
///
/// # Errors
/// [`StoreError::Absent`]; [`Conflict::Offset`] when the upload does not end where the chunk begins.
pub fn append_chunk(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    owner: PersonId,
    aid: AttachmentId,
    chunk: &ChunkRow,
) -> Result<UploadProgress, StoreError> {
    let before = upload_progress(tx, ctx, owner, aid)?;
    if before.sha256.is_some() || !tx.uploads().append(aid, chunk)? {
        return Err(StoreError::Conflict(Conflict::Offset));
    }
    tx.attachments().touch(aid, ctx.now())?;
    let offset = chunk.start.saturating_add(chunk.size);
    Ok(progress(ctx.now(), before.length, offset, None))
}

/// The chunks were joined into `blob`, which is durable and checked. Gives the blobs of the chunks, which nobody names any more;
/// `None` when the upload was finished or taken back meanwhile.
///
/// # Errors
/// When the database does not answer.
pub fn finish_chunks(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    owner: PersonId,
    aid: AttachmentId,
    blob: &str,
    stored: Stored,
) -> Result<Option<Vec<String>>, StoreError> {
    // An upload in one piece under the same id has taken the row over when it is no longer `uploading`.
    if tx.uploads().lookup(aid)?.is_none()
        || !tx.attachments().restart(aid, owner, blob, ctx.now())?
    {
        return Ok(None);
    }
    tx.attachments()
        .mark_uploaded(aid, blob, stored.size, stored.sha256)?;
    Ok(Some(tx.uploads().delete(aid)?))
}

/// Takes an upload back that is not part of a message. Gives all its blobs.
///
/// # Errors
/// [`StoreError::Absent`] when there is none of this owner's; [`Conflict::State`] when it is part of a message.
pub fn cancel_upload(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    owner: PersonId,
    aid: AttachmentId,
) -> Result<Vec<String>, StoreError> {
    upload_progress(tx, ctx, owner, aid)?;
    let whole = tx.attachments().delete_unattached(aid, owner)?;
    let whole = whole.ok_or(StoreError::Conflict(Conflict::State))?;
    let mut blobs = tx.uploads().delete(aid)?;
    blobs.push(whole);
    Ok(blobs)
}

/// # Errors
/// [`StoreError::Absent`] for an attachment that comes in one piece and is not complete.
fn of(tx: &mut Tx<'_>, known: &Attachment) -> Result<UploadProgress, StoreError> {
    if let (Some(size), Some(sha256)) = (known.size, known.sha256) {
        return Ok(progress(known.created_at, size, size, Some(sha256)));
    }
    let row = tx.uploads().lookup(known.aid)?;
    let row = row.ok_or(StoreError::Absent)?;
    Ok(progress(known.created_at, row.length, row.received, None))
}

fn progress(
    changed: crate::clock::Timestamp,
    length: u64,
    offset: u64,
    sha256: Option<Hash>,
) -> UploadProgress {
    UploadProgress {
        length,
        offset,
        sha256,
        expires_at: changed + ORPHAN_AGE,
    }
}
