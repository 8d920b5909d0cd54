// SPDX-License-Identifier: EUPL-1.2
//! Which cases are their lead's matter, and whether she was told today.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::{thread_unit, unit_escalation as told};
use crate::deadlines::Day;
use crate::error::StoreError;
use crate::ids::{Dept, ThreadId};

repository!(
    /// Cases that have gone to their lead.
    Escalations
);

/// What is not computed yet: rows that are new, or older than escalation.
const UNKNOWN: i64 = 0;
// The text must be that of the partial index.
const OPEN: &str = "thread_unit.state <> 'done'";

impl Escalations<'_> {
    /// Sets from when on a case is its lead's matter.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark(
        &mut self,
        thread: ThreadId,
        dept: &Dept,
        at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let at = at.map_or(i64::MAX, Timestamp::micros);
        diesel::update(
            thread_unit::table
                .find((dept.as_str(), thread.as_bytes().as_slice()))
                .filter(thread_unit::escalate_at.ne(at)),
        )
        .set(thread_unit::escalate_at.eq(at))
        .execute(self.conn)?;
        Ok(())
    }

    /// Cases of a unit for which it is not computed yet, so many at most.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn unknown(&mut self, dept: &Dept, limit: u32) -> Result<Vec<ThreadId>, StoreError> {
        let rows: Vec<Vec<u8>> = thread_unit::table
            .filter(thread_unit::dept.eq(dept.as_str()))
            .filter(thread_unit::removed_at.is_null())
            .filter(sql::<Bool>(OPEN))
            .filter(thread_unit::escalate_at.eq(UNKNOWN))
            .limit(i64::from(limit))
            .select(thread_unit::thread)
            .load(self.conn)?;
        rows.iter().map(|id| row::id(id)).collect()
    }

    /// Whether a unit has any case that is its lead's matter now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn has_any(&mut self, dept: &Dept, now: Timestamp) -> Result<bool, StoreError> {
        let found: Option<i64> = thread_unit::table
            .filter(thread_unit::dept.eq(dept.as_str()))
            .filter(thread_unit::removed_at.is_null())
            .filter(sql::<Bool>(OPEN))
            .filter(thread_unit::escalate_at.gt(UNKNOWN))
            .filter(thread_unit::escalate_at.le(now.micros()))
            .select(thread_unit::escalate_at)
            .first(self.conn)
            .optional()?;
        Ok(found.is_some())
    }

    /// Notes that the lead of a unit is told today; false when she was already. Of several nodes one gets true.
    ///
    /// # Errors
    /// When the database does not answer, also for a node that was as fast as another one.
    pub fn mark_told(&mut self, dept: &Dept, today: Day) -> Result<bool, StoreError> {
        let today = today.to_string();
        let row = told::table.find(dept.as_str());
        let n = diesel::update(row.filter(told::told_on.ne(&today)))
            .set(told::told_on.eq(&today))
            .execute(self.conn)?;
        if n == 1 {
            return Ok(true);
        }
        let known: Option<String> = row.select(told::told_on).first(self.conn).optional()?;
        if known.is_some() {
            return Ok(false);
        }
        diesel::insert_into(told::table)
            .values((told::dept.eq(dept.as_str()), told::told_on.eq(&today)))
            .execute(self.conn)?;
        Ok(true)
    }
}
