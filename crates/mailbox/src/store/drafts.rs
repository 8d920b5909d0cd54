// SPDX-License-Identifier: EUPL-1.2
//! Drafts of persons, sealed to themselves, and the uploads that they name.

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::{attachment, draft, draft_file};
use crate::error::StoreError;
use crate::ids::{AttachmentId, DraftId, PersonId};
use crate::model::{AttachmentState, Draft, DraftLine, NewDraft};

repository!(
    /// Drafts of persons.
    Drafts
);

impl Drafts<'_> {
    /// The drafts of a person, by id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_person(&mut self, pid: PersonId) -> Result<Vec<DraftLine>, StoreError> {
        let rows: Vec<(Vec<u8>, i64, i64)> = draft::table
            .filter(draft::pid.eq(pid.as_bytes().as_slice()))
            .order(draft::id)
            .select((draft::id, draft::ver, draft::changed_at))
            .load(self.conn)?;
        rows.into_iter()
            .map(|(id, ver, at)| {
                Ok(DraftLine {
                    id: row::id(&id)?,
                    ver: row::count(ver)?,
                    changed_at: Timestamp::from_micros(at),
                })
            })
            .collect()
    }

    /// One of a person's drafts.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, pid: PersonId, id: DraftId) -> Result<Option<Draft>, StoreError> {
        let found: Option<(i64, Vec<u8>, Vec<u8>, i64)> = draft::table
            .find((pid.as_bytes().as_slice(), id.as_bytes().as_slice()))
            .select((draft::ver, draft::file, draft::mac, draft::changed_at))
            .first(self.conn)
            .optional()?;
        found
            .map(|(ver, file, mac, at)| {
                Ok(Draft {
                    ver: row::count(ver)?,
                    file,
                    mac: row::hash(&mac)?,
                    changed_at: Timestamp::from_micros(at),
                })
            })
            .transpose()
    }

    /// Puts a state in the place of the one before it. Gives `false` when that is not the one that lies here.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn put(&mut self, new: &NewDraft, now: Timestamp) -> Result<bool, StoreError> {
        let (pid, id) = (new.pid.as_bytes().as_slice(), new.id.as_bytes().as_slice());
        let values = (
            draft::ver.eq(row::big(new.ver)?),
            draft::file.eq(new.file.as_bytes()),
            draft::mac.eq(new.mac.as_bytes().as_slice()),
            draft::changed_at.eq(now.micros()),
        );
        let before = new.ver.saturating_sub(1);
        let n = if before == 0 {
            if self.lookup(new.pid, new.id)?.is_some() {
                return Ok(false);
            }
            diesel::insert_into(draft::table)
                .values((draft::pid.eq(pid), draft::id.eq(id), values))
                .execute(self.conn)?
        } else {
            diesel::update(
                draft::table
                    .filter(draft::pid.eq(pid))
                    .filter(draft::id.eq(id))
                    .filter(draft::ver.eq(row::big(before)?)),
            )
            .set(values)
            .execute(self.conn)?
        };
        if n != 1 {
            return Ok(false);
        }
        self.name_files(new)?;
        Ok(true)
    }

    /// Names its uploads: those of the same person that are part of no message. What is gone is left out.
    fn name_files(&mut self, new: &NewDraft) -> Result<(), StoreError> {
        let (pid, id) = (new.pid.as_bytes().as_slice(), new.id.as_bytes().as_slice());
        diesel::delete(
            draft_file::table
                .filter(draft_file::pid.eq(pid))
                .filter(draft_file::draft.eq(id)),
        )
        .execute(self.conn)?;
        let aids: Vec<Vec<u8>> = new
            .files
            .iter()
            .map(|aid| aid.as_bytes().to_vec())
            .collect();
        let known: Vec<Vec<u8>> = attachment::table
            .filter(attachment::aid.eq_any(aids))
            .filter(attachment::owner.eq(pid))
            .filter(attachment::state.eq(AttachmentState::Uploaded.as_str()))
            .select(attachment::aid)
            .load(self.conn)?;
        for aid in known {
            diesel::insert_into(draft_file::table)
                .values((
                    draft_file::pid.eq(pid),
                    draft_file::draft.eq(id),
                    draft_file::aid.eq(aid),
                ))
                .execute(self.conn)?;
        }
        Ok(())
    }

    /// Whether a draft of the person names an upload.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn names(&mut self, pid: PersonId, aid: AttachmentId) -> Result<bool, StoreError> {
        let found: Option<Vec<u8>> = draft_file::table
            .filter(draft_file::aid.eq(aid.as_bytes().as_slice()))
            .filter(draft_file::pid.eq(pid.as_bytes().as_slice()))
            .select(draft_file::draft)
            .first(self.conn)
            .optional()?;
        Ok(found.is_some())
    }

    /// Deletes a draft. Its uploads are such without a message again. Gives whether there was one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete(&mut self, pid: PersonId, id: DraftId) -> Result<bool, StoreError> {
        let (pid, id) = (pid.as_bytes().as_slice(), id.as_bytes().as_slice());
        diesel::delete(
            draft_file::table
                .filter(draft_file::pid.eq(pid))
                .filter(draft_file::draft.eq(id)),
        )
        .execute(self.conn)?;
        let n = diesel::delete(draft::table.find((pid, id))).execute(self.conn)?;
        Ok(n == 1)
    }

    /// Deletes what was last changed before then, a few in one round. Gives how many.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge(&mut self, before: Timestamp) -> Result<usize, StoreError> {
        let old: Vec<(Vec<u8>, Vec<u8>)> = draft::table
            .filter(draft::changed_at.lt(before.micros()))
            .order(draft::changed_at)
            .limit(BATCH)
            .select((draft::pid, draft::id))
            .load(self.conn)?;
        for (pid, id) in &old {
            self.delete(row::id(pid)?, row::id(id)?)?;
        }
        Ok(old.len())
    }
}

/// Drafts that are deleted in one round at most.
const BATCH: i64 = 500;
