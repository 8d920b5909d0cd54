// SPDX-License-Identifier: EUPL-1.2
//! Attachments that come in chunks: how far each has come, and where its chunks lie. A chunk's blob is durable before its row names it.

use diesel::prelude::*;

use super::row;
use crate::db::schema::{attachment as at, upload, upload_chunk as chunk};
use crate::error::StoreError;
use crate::ids::AttachmentId;
use crate::model::{AttachmentState, ChunkRow, UploadRow};

repository!(
    /// Attachments that come in chunks.
    Uploads
);

impl Uploads<'_> {
    /// How far an upload has come.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, aid: AttachmentId) -> Result<Option<UploadRow>, StoreError> {
        let found: Option<(i64, i64)> = upload::table
            .find(aid.as_bytes().as_slice())
            .select((upload::length, upload::received))
            .first(self.conn)
            .optional()?;
        found
            .map(|(length, received)| {
                Ok(UploadRow {
                    length: row::count(length)?,
                    received: row::count(received)?,
                })
            })
            .transpose()
    }

    /// Notes an upload of which nothing has come.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when there is one.
    pub fn insert(&mut self, aid: AttachmentId, length: u64) -> Result<(), StoreError> {
        diesel::insert_into(upload::table)
            .values((
                upload::aid.eq(aid.as_bytes().as_slice()),
                upload::length.eq(row::big(length)?),
                upload::received.eq(0),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Appends a durable chunk. Gives `false`, and changes nothing, when the upload does not end at `new.start` any more.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn append(&mut self, aid: AttachmentId, new: &ChunkRow) -> Result<bool, StoreError> {
        let end = new.start.saturating_add(new.size);
        let n = diesel::update(
            upload::table
                .filter(upload::aid.eq(aid.as_bytes().as_slice()))
                .filter(upload::received.eq(row::big(new.start)?))
                .filter(upload::length.ge(row::big(end)?)),
        )
        .set(upload::received.eq(row::big(end)?))
        .execute(self.conn)?;
        if n != 1 {
            return Ok(false);
        }
        diesel::insert_into(chunk::table)
            .values((
                chunk::aid.eq(aid.as_bytes().as_slice()),
                chunk::start.eq(row::big(new.start)?),
                chunk::size.eq(row::big(new.size)?),
                chunk::blob_ref.eq(new.blob.as_str()),
            ))
            .execute(self.conn)?;
        Ok(true)
    }

    /// The chunks of an upload, in order.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn chunks(&mut self, aid: AttachmentId) -> Result<Vec<ChunkRow>, StoreError> {
        let rows: Vec<(i64, i64, String)> = chunk::table
            .filter(chunk::aid.eq(aid.as_bytes().as_slice()))
            .order(chunk::start)
            .select((chunk::start, chunk::size, chunk::blob_ref))
            .load(self.conn)?;
        rows.into_iter()
            .map(|(start, size, blob)| {
                Ok(ChunkRow {
                    start: row::count(start)?,
                    size: row::count(size)?,
                    blob,
                })
            })
            .collect()
    }

    /// Deletes an upload and its chunks' rows. Gives the chunks' blobs, which nobody names any more.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete(&mut self, aid: AttachmentId) -> Result<Vec<String>, StoreError> {
        let blobs = self.chunks(aid)?.into_iter().map(|c| c.blob).collect();
        let aid = aid.as_bytes().as_slice();
        diesel::delete(chunk::table.filter(chunk::aid.eq(aid))).execute(self.conn)?;
        diesel::delete(upload::table.find(aid)).execute(self.conn)?;
        Ok(blobs)
    }

    /// Whether a chunk's row names this blob.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_blob_used(&mut self, blob: &str) -> Result<bool, StoreError> {
        let found: Option<String> = chunk::table
            .filter(chunk::blob_ref.eq(blob))
            .select(chunk::blob_ref)
            .first(self.conn)
            .optional()?;
        Ok(found.is_some())
    }

    /// Deletes uploads whose attachment is gone, or complete in another way. Gives their chunks' blobs.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge_stray(&mut self, limit: u32) -> Result<Purge, StoreError> {
        let living = at::table
            .filter(at::state.eq(AttachmentState::Uploading.as_str()))
            .select(at::aid);
        let stray: Vec<Vec<u8>> = upload::table
            .filter(upload::aid.ne_all(living))
            .limit(i64::from(limit))
            .select(upload::aid)
            .load(self.conn)?;
        let mut purge = Purge {
            uploads: stray.len(),
            blobs: Vec::new(),
        };
        for aid in stray {
            purge.blobs.extend(self.delete(row::id(&aid)?)?);
        }
        Ok(purge)
    }
}

/// What [`Uploads::purge_stray`] has deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purge {
    /// How many uploads.
    pub uploads: usize,
    /// Their chunks' blobs.
    pub blobs: Vec<String>,
}
