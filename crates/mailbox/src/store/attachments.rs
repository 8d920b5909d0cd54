// SPDX-License-Identifier: EUPL-1.2
//! Attachments: states and owners. Bytes are in the blob store and durable before the row says so.

use diesel::prelude::*;
use protocol::Hash;
use protocol::statement::Lane;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::{attachment as at, draft_file};
use crate::error::StoreError;
use crate::ids::{AttachmentId, Dept, MessageId, PersonId, ThreadId};
use crate::model::{Attachment, AttachmentState, Forwarded, words};

repository!(
    /// Attachments.
    Attachments
);

#[derive(Queryable)]
struct Row {
    aid: Vec<u8>,
    owner: Vec<u8>,
    state: String,
    blob_ref: String,
    size: Option<i64>,
    sha256: Option<Vec<u8>>,
    thread: Option<Vec<u8>>,
    lane: Option<String>,
    mid: Option<Vec<u8>>,
    created_at: i64,
}

macro_rules! columns {
    () => {
        (
            at::aid,
            at::owner,
            at::state,
            at::blob_ref,
            at::size,
            at::sha256,
            at::thread,
            at::lane,
            at::mid,
            at::created_at,
        )
    };
}

fn parse(r: Row) -> Result<Attachment, StoreError> {
    let place = match (r.thread, r.lane, r.mid) {
        (Some(thread), Some(lane), Some(mid)) => {
            Some((row::id(&thread)?, words::lane(&lane)?, row::id(&mid)?))
        }
        _ => None,
    };
    Ok(Attachment {
        aid: row::id(&r.aid)?,
        owner: row::id(&r.owner)?,
        state: row::word(&r.state)?,
        blob: r.blob_ref,
        size: r.size.map(row::count).transpose()?,
        sha256: row::opt_hash(r.sha256.as_deref())?,
        place,
        created_at: Timestamp::from_micros(r.created_at),
    })
}

impl Attachments<'_> {
    /// The attachment, whoever asks.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, aid: AttachmentId) -> Result<Option<Attachment>, StoreError> {
        let row: Option<Row> = at::table
            .find(aid.as_bytes().as_slice())
            .select(columns!())
            .first(self.conn)
            .optional()?;
        row.map(parse).transpose()
    }

    /// Notes that an upload has begun.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when the id is taken.
    pub fn insert(
        &mut self,
        aid: AttachmentId,
        owner: PersonId,
        blob: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        diesel::insert_into(at::table)
            .values((
                at::aid.eq(aid.as_bytes().as_slice()),
                at::owner.eq(owner.as_bytes().as_slice()),
                at::state.eq(AttachmentState::Uploading.as_str()),
                at::blob_ref.eq(blob),
                at::created_at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Lets an upload that was broken off begin again with another blob. Gives `false` when it is not the
    /// owner's, or not in state `uploading`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn restart(
        &mut self,
        aid: AttachmentId,
        owner: PersonId,
        blob: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let n = diesel::update(
            at::table
                .filter(at::aid.eq(aid.as_bytes().as_slice()))
                .filter(at::owner.eq(owner.as_bytes().as_slice()))
                .filter(at::state.eq(AttachmentState::Uploading.as_str())),
        )
        .set((at::blob_ref.eq(blob), at::created_at.eq(now.micros())))
        .execute(self.conn)?;
        Ok(n == 1)
    }

    /// More bytes of the upload have come: it counts as young again.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn touch(&mut self, aid: AttachmentId, now: Timestamp) -> Result<(), StoreError> {
        diesel::update(at::table.find(aid.as_bytes().as_slice()))
            .set(at::created_at.eq(now.micros()))
            .execute(self.conn)?;
        Ok(())
    }

    /// Deletes an upload of the owner that is not part of a message. Gives its blob, if there was such an upload.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete_unattached(
        &mut self,
        aid: AttachmentId,
        owner: PersonId,
    ) -> Result<Option<String>, StoreError> {
        let of_owner = at::table
            .filter(at::aid.eq(aid.as_bytes().as_slice()))
            .filter(at::owner.eq(owner.as_bytes().as_slice()))
            .filter(at::state.ne(AttachmentState::Attached.as_str()));
        let blob: Option<String> = of_owner.select(at::blob_ref).first(self.conn).optional()?;
        let n = diesel::delete(of_owner).execute(self.conn)?;
        Ok(blob.filter(|_| n == 1))
    }

    /// The bytes are durable. Gives `false` when another upload has taken the row over.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_uploaded(
        &mut self,
        aid: AttachmentId,
        blob: &str,
        size: u64,
        sha256: Hash,
    ) -> Result<bool, StoreError> {
        let n = diesel::update(
            at::table
                .filter(at::aid.eq(aid.as_bytes().as_slice()))
                .filter(at::blob_ref.eq(blob))
                .filter(at::state.eq(AttachmentState::Uploading.as_str())),
        )
        .set((
            at::state.eq(AttachmentState::Uploaded.as_str()),
            at::size.eq(Some(row::big(size)?)),
            at::sha256.eq(Some(sha256.as_bytes().as_slice())),
        ))
        .execute(self.conn)?;
        Ok(n == 1)
    }

    /// Makes the owner's uploaded attachment part of a message.
    ///
    /// # Errors
    /// `attachment-not-uploaded` when it is not hers, not uploaded, or part of another message.
    pub fn attach(
        &mut self,
        aid: AttachmentId,
        owner: PersonId,
        thread: ThreadId,
        lane: Lane,
        mid: MessageId,
    ) -> Result<(), StoreError> {
        let n = diesel::update(
            at::table
                .filter(at::aid.eq(aid.as_bytes().as_slice()))
                .filter(at::owner.eq(owner.as_bytes().as_slice()))
                .filter(at::state.eq(AttachmentState::Uploaded.as_str())),
        )
        .set((
            at::state.eq(AttachmentState::Attached.as_str()),
            at::thread.eq(Some(thread.as_bytes().as_slice())),
            at::lane.eq(Some(lane.as_str())),
            at::mid.eq(Some(mid.as_bytes().as_slice())),
        ))
        .execute(self.conn)?;
        if n == 1 {
            Ok(())
        } else {
            Err(StoreError::Invalid("attachment-not-uploaded"))
        }
    }

    /// Gives the attachments of a message that will not be one back to their owner: they count as uploaded now, so that she has a day
    /// to put them into another one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn detach(&mut self, mid: MessageId, now: Timestamp) -> Result<usize, StoreError> {
        Ok(diesel::update(
            at::table
                .filter(at::mid.eq(mid.as_bytes().as_slice()))
                .filter(at::state.eq(AttachmentState::Attached.as_str())),
        )
        .set((
            at::state.eq(AttachmentState::Uploaded.as_str()),
            at::thread.eq(None::<Vec<u8>>),
            at::lane.eq(None::<String>),
            at::mid.eq(None::<Vec<u8>>),
            at::created_at.eq(now.micros()),
        ))
        .execute(self.conn)?)
    }

    /// Notes that a clerk has handed the attachment to the Medical Service as it is.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_forwarded(
        &mut self,
        aid: AttachmentId,
        dept: &Dept,
        by: PersonId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        diesel::update(at::table.find(aid.as_bytes().as_slice()))
            .set((
                at::forwarded_at.eq(Some(now.micros())),
                at::forwarded_by.eq(Some(by.as_bytes().as_slice())),
                at::forwarded_dept.eq(Some(dept.as_str())),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// What of a thread was handed to the Medical Service, the first one first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn forwarded(&mut self, thread: ThreadId) -> Result<Vec<Forwarded>, StoreError> {
        let rows: Vec<(Vec<u8>, Option<i64>, Option<String>)> = at::table
            .filter(at::thread.eq(thread.as_bytes().as_slice()))
            .filter(at::forwarded_at.is_not_null())
            .order(at::forwarded_at)
            .select((at::aid, at::forwarded_at, at::forwarded_dept))
            .load(self.conn)?;
        rows.into_iter()
            .map(|(aid, at, dept)| {
                Ok(Forwarded {
                    aid: row::id(&aid)?,
                    at: Timestamp::from_micros(at.unwrap_or_default()),
                    dept: row::word(&dept.unwrap_or_default())?,
                })
            })
            .collect()
    }

    /// How many uploads of a person are not part of a message yet.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn count_unattached(&mut self, owner: PersonId) -> Result<usize, StoreError> {
        let mut n = 0;
        for state in [AttachmentState::Uploading, AttachmentState::Uploaded] {
            let rows: Vec<String> = at::table
                .filter(at::owner.eq(owner.as_bytes().as_slice()))
                .filter(at::state.eq(state.as_str()))
                .select(at::state)
                .load(self.conn)?;
            n += rows.len();
        }
        Ok(n)
    }

    /// Whether a row names this blob.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_blob_used(&mut self, blob: &str) -> Result<bool, StoreError> {
        let found: Option<String> = at::table
            .filter(at::blob_ref.eq(blob))
            .select(at::blob_ref)
            .first(self.conn)
            .optional()?;
        Ok(found.is_some())
    }

    /// Deletes rows that began before then, never became part of a message, and are named by no draft. Gives their blobs.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge_unattached(
        &mut self,
        before: Timestamp,
        limit: u32,
    ) -> Result<Vec<String>, StoreError> {
        let mut blobs = Vec::new();
        for state in [AttachmentState::Uploading, AttachmentState::Uploaded] {
            let rows: Vec<(Vec<u8>, String)> = at::table
                .filter(at::state.eq(state.as_str()))
                .filter(at::created_at.lt(before.micros()))
                .filter(diesel::dsl::not(diesel::dsl::exists(
                    draft_file::table.filter(draft_file::aid.eq(at::aid)),
                )))
                .limit(i64::from(limit))
                .select((at::aid, at::blob_ref))
                .load(self.conn)?;
            for (aid, blob) in rows {
                let n = diesel::delete(
                    at::table
                        .filter(at::aid.eq(aid.as_slice()))
                        .filter(at::state.eq(state.as_str()))
                        .filter(at::blob_ref.eq(blob.as_str())),
                )
                .execute(self.conn)?;
                if n == 1 {
                    blobs.push(blob);
                }
            }
        }
        Ok(blobs)
    }

    /// The attachments of a thread.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_thread(&mut self, thread: ThreadId) -> Result<Vec<Attachment>, StoreError> {
        let rows: Vec<Row> = at::table
            .filter(at::thread.eq(thread.as_bytes().as_slice()))
            .select(columns!())
            .load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }
}
