// SPDX-License-Identifier: EUPL-1.2
//! Sealed answers of the registrar to desks.

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::db::schema::desk_reply;
use crate::error::StoreError;
use crate::ids::{PersonId, RequestId};

repository!(
    /// Sealed answers of the registrar to desks.
    DeskReplies
);

impl DeskReplies<'_> {
    /// Stores an answer for whoever asked.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert(
        &mut self,
        request: RequestId,
        pid: PersonId,
        file: &[u8],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        diesel::insert_into(desk_reply::table)
            .values((
                desk_reply::request.eq(request.as_bytes().as_slice()),
                desk_reply::pid.eq(pid.as_bytes().as_slice()),
                desk_reply::file.eq(file),
                desk_reply::created_at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// The answer to a question of this person.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(
        &mut self,
        request: RequestId,
        pid: PersonId,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(desk_reply::table
            .find(request.as_bytes().as_slice())
            .filter(desk_reply::pid.eq(pid.as_bytes().as_slice()))
            .select(desk_reply::file)
            .first(self.conn)
            .optional()?)
    }

    /// Deletes those made before then.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge(&mut self, before: Timestamp) -> Result<usize, StoreError> {
        let old = desk_reply::table.filter(desk_reply::created_at.lt(before.micros()));
        Ok(diesel::delete(old).execute(self.conn)?)
    }
}
