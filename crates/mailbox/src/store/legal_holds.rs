// SPDX-License-Identifier: EUPL-1.2
//! Legal holds. Who may set and lift them is in [`crate::service`].

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::legal_hold as lh;
use crate::error::StoreError;
use crate::ids::{LegalHoldId, PersonId, ThreadId};
use crate::model::LegalHold;

repository!(
    /// Legal holds.
    LegalHolds
);

type Row = (
    Vec<u8>,
    Vec<u8>,
    String,
    String,
    Vec<u8>,
    i64,
    Option<Vec<u8>>,
    Option<i64>,
);

fn parse(r: &Row) -> Result<LegalHold, StoreError> {
    let lifted = match (&r.6, r.7) {
        (Some(by), Some(at)) => Some((row::id(by)?, Timestamp::from_micros(at))),
        _ => None,
    };
    Ok(LegalHold {
        id: row::id(&r.0)?,
        thread: row::id(&r.1)?,
        dept: row::word(&r.2)?,
        reason: row::word(&r.3)?,
        by: row::id(&r.4)?,
        at: Timestamp::from_micros(r.5),
        lifted,
    })
}

impl LegalHolds<'_> {
    /// Stores a hold.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when the id is taken.
    pub fn insert(&mut self, new: &LegalHold) -> Result<(), StoreError> {
        diesel::insert_into(lh::table)
            .values((
                lh::id.eq(new.id.as_bytes().as_slice()),
                lh::thread.eq(new.thread.as_bytes().as_slice()),
                lh::dept.eq(new.dept.as_str()),
                lh::reason.eq(new.reason.as_str()),
                lh::by_pid.eq(new.by.as_bytes().as_slice()),
                lh::at.eq(new.at.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// All that a thread has or had, the oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_thread(&mut self, thread: ThreadId) -> Result<Vec<LegalHold>, StoreError> {
        let rows: Vec<Row> = lh::table
            .filter(lh::thread.eq(thread.as_bytes().as_slice()))
            .order((lh::at, lh::id))
            .select(lh::all_columns)
            .load(self.conn)?;
        rows.iter().map(parse).collect()
    }

    /// Whether something holds a thread.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_held(&mut self, thread: ThreadId) -> Result<bool, StoreError> {
        let holds = self.of_thread(thread)?;
        Ok(holds.iter().any(|hold| hold.lifted.is_none()))
    }

    /// Lifts a hold. Gives `false` when it is lifted already.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lift(
        &mut self,
        id: LegalHoldId,
        by: PersonId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let n = diesel::update(
            lh::table
                .filter(lh::id.eq(id.as_bytes().as_slice()))
                .filter(lh::lifted_at.is_null()),
        )
        .set((
            lh::lifted_by.eq(Some(by.as_bytes().to_vec())),
            lh::lifted_at.eq(Some(now.micros())),
        ))
        .execute(self.conn)?;
        Ok(n == 1)
    }
}
