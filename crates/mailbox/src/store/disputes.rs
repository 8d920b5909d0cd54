// SPDX-License-Identifier: EUPL-1.2
//! What persons dispute. Who may say and settle it is in [`crate::service`].

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::dispute as d;
use crate::error::StoreError;
use crate::ids::{DisputeId, ThreadId};
use crate::model::{Dispute, DisputeEnd};

/// As long as nobody has ended it.
const OPEN: i64 = i64::MAX;

repository!(
    /// What persons dispute.
    Disputes
);

type Ended = (Option<String>, Option<Vec<u8>>, Option<i64>, i64);
type Row = (
    (Vec<u8>, Vec<u8>, Option<Vec<u8>>, Vec<u8>),
    (Vec<u8>, i64),
    Ended,
);

fn parse(((id, thread, about, said), (by, at), ended): &Row) -> Result<Dispute, StoreError> {
    let ended = match ended {
        (Some(outcome), Some(by), Some(at), until) => Some(DisputeEnd {
            outcome: row::word(outcome)?,
            by: row::id(by)?,
            at: Timestamp::from_micros(*at),
            restricted_until: Timestamp::from_micros(*until),
        }),
        _ => None,
    };
    Ok(Dispute {
        id: row::id(id)?,
        thread: row::id(thread)?,
        about: row::opt_id(about.as_deref())?,
        said: row::id(said)?,
        by: row::id(by)?,
        at: Timestamp::from_micros(*at),
        ended,
    })
}

/// The threads that are restricted.
macro_rules! restricted_threads {
    ($now:expr) => {
        crate::db::schema::dispute::table
            .filter(crate::db::schema::dispute::restricted_until.gt($now.micros()))
            .select(crate::db::schema::dispute::thread)
    };
}
pub(in crate::store) use restricted_threads;

impl Disputes<'_> {
    /// Stores a dispute that nobody has ended.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when the id is taken.
    pub fn insert(&mut self, new: &Dispute) -> Result<(), StoreError> {
        diesel::insert_into(d::table)
            .values((
                d::id.eq(new.id.as_bytes().as_slice()),
                d::thread.eq(new.thread.as_bytes().as_slice()),
                d::about.eq(new.about.as_ref().map(|mid| mid.as_bytes().as_slice())),
                d::said.eq(new.said.as_bytes().as_slice()),
                d::by_pid.eq(new.by.as_bytes().as_slice()),
                d::at.eq(new.at.micros()),
                d::restricted_until.eq(OPEN),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// All of a thread, the oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_thread(&mut self, thread: ThreadId) -> Result<Vec<Dispute>, StoreError> {
        let rows: Vec<Row> = d::table
            .filter(d::thread.eq(thread.as_bytes().as_slice()))
            .order((d::at, d::id))
            .select((
                (d::id, d::thread, d::about, d::said),
                (d::by_pid, d::at),
                (d::outcome, d::ended_by, d::ended_at, d::restricted_until),
            ))
            .load(self.conn)?;
        rows.iter().map(parse).collect()
    }

    /// Whether a thread is restricted now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_restricted(&mut self, thread: ThreadId, now: Timestamp) -> Result<bool, StoreError> {
        let found = self.restricted_among(&[thread], now)?;
        Ok(!found.is_empty())
    }

    /// Those of some threads that are restricted now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn restricted_among(
        &mut self,
        threads: &[ThreadId],
        now: Timestamp,
    ) -> Result<BTreeSet<ThreadId>, StoreError> {
        let ids: Vec<Vec<u8>> = threads.iter().map(|id| id.as_bytes().to_vec()).collect();
        let rows: Vec<Vec<u8>> = d::table
            .filter(d::thread.eq_any(ids))
            .filter(d::restricted_until.gt(now.micros()))
            .select(d::thread)
            .load(self.conn)?;
        rows.iter().map(|id| row::id(id)).collect()
    }

    /// Ends a dispute. Gives `false` when it has ended already.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn end(&mut self, id: DisputeId, end: &DisputeEnd) -> Result<bool, StoreError> {
        let n = diesel::update(
            d::table
                .filter(d::id.eq(id.as_bytes().as_slice()))
                .filter(d::ended_at.is_null()),
        )
        .set((
            d::outcome.eq(Some(end.outcome.as_str())),
            d::ended_by.eq(Some(end.by.as_bytes().to_vec())),
            d::ended_at.eq(Some(end.at.micros())),
            d::restricted_until.eq(end.restricted_until.micros()),
        ))
        .execute(self.conn)?;
        Ok(n == 1)
    }

    /// Ends the restriction of one that is settled before its time. Gives `false` when it has ended already.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lift(&mut self, id: DisputeId, now: Timestamp) -> Result<bool, StoreError> {
        let n = diesel::update(
            d::table
                .filter(d::id.eq(id.as_bytes().as_slice()))
                .filter(d::ended_at.is_not_null())
                .filter(d::restricted_until.gt(now.micros())),
        )
        .set(d::restricted_until.eq(now.micros()))
        .execute(self.conn)?;
        Ok(n == 1)
    }
}
