// SPDX-License-Identifier: EUPL-1.2
//! Threads in which papers for the Medical Service are asked for.

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::medical_request as mr;
use crate::error::StoreError;
use crate::ids::ThreadId;
use crate::model::MedicalRequest;

repository!(
    /// Threads in which papers for the Medical Service are asked for.
    MedicalRequests
);

impl MedicalRequests<'_> {
    /// Notes that a unit asks.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when one asks already.
    pub fn insert(&mut self, thread: ThreadId, new: &MedicalRequest) -> Result<(), StoreError> {
        diesel::insert_into(mr::table)
            .values((
                mr::thread.eq(thread.as_bytes().as_slice()),
                mr::dept.eq(new.dept.as_str()),
                mr::by_pid.eq(new.by.as_bytes().as_slice()),
                mr::at.eq(new.at.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Takes it back. Gives `false` when nobody asks.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn remove(&mut self, thread: ThreadId) -> Result<bool, StoreError> {
        let n = diesel::delete(mr::table.find(thread.as_bytes().as_slice())).execute(self.conn)?;
        Ok(n == 1)
    }

    /// Who asks in a thread.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, thread: ThreadId) -> Result<Option<MedicalRequest>, StoreError> {
        let found: Option<(String, Vec<u8>, i64)> = mr::table
            .find(thread.as_bytes().as_slice())
            .select((mr::dept, mr::by_pid, mr::at))
            .first(self.conn)
            .optional()?;
        found
            .map(|(dept, by, at)| {
                Ok(MedicalRequest {
                    dept: row::word(&dept)?,
                    by: row::id(&by)?,
                    at: Timestamp::from_micros(at),
                })
            })
            .transpose()
    }
}
