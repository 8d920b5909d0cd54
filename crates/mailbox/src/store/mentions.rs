// SPDX-License-Identifier: EUPL-1.2
//! Clerks who were mentioned in a note and have not opened the case since. Who and where; what was written is sealed.

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::mention;
use crate::error::StoreError;
use crate::ids::{PersonId, ThreadId};

/// Cases of one clerk at most: more than anybody reads.
const MOST: i64 = 500;

repository!(
    /// Who was mentioned where.
    Mentions
);

impl Mentions<'_> {
    /// Notes that a clerk was mentioned; once more is as good as once.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn replace(
        &mut self,
        pid: PersonId,
        thread: ThreadId,
        by: PersonId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.remove(pid, thread)?;
        diesel::insert_into(mention::table)
            .values((
                mention::pid.eq(pid.as_bytes().as_slice()),
                mention::thread.eq(thread.as_bytes().as_slice()),
                mention::by_pid.eq(by.as_bytes().as_slice()),
                mention::at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// She has opened the case. Gives `false` when she was not mentioned there.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn remove(&mut self, pid: PersonId, thread: ThreadId) -> Result<bool, StoreError> {
        let key = (pid.as_bytes().as_slice(), thread.as_bytes().as_slice());
        let n = diesel::delete(mention::table.find(key)).execute(self.conn)?;
        Ok(n == 1)
    }

    /// By whom a clerk was mentioned in a thread.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(
        &mut self,
        pid: PersonId,
        thread: ThreadId,
    ) -> Result<Option<PersonId>, StoreError> {
        let key = (pid.as_bytes().as_slice(), thread.as_bytes().as_slice());
        let by: Option<Vec<u8>> = mention::table
            .find(key)
            .select(mention::by_pid)
            .first(self.conn)
            .optional()?;
        row::opt_id(by.as_deref())
    }

    /// Where a clerk was mentioned, the last one first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn threads_of(&mut self, pid: PersonId) -> Result<Vec<ThreadId>, StoreError> {
        let rows: Vec<Vec<u8>> = mention::table
            .filter(mention::pid.eq(pid.as_bytes().as_slice()))
            .order(mention::at.desc())
            .limit(MOST)
            .select(mention::thread)
            .load(self.conn)?;
        rows.iter().map(|r| row::id(r)).collect()
    }
}
