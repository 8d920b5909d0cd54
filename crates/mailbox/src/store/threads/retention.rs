// SPDX-License-Identifier: EUPL-1.2
//! How far threads are on their way out, and what is left of them.

use diesel::prelude::*;

use super::Threads;
use crate::clock::Timestamp;
use crate::db::schema::{lane, thread, thread_unit, tombstone};
use crate::error::StoreError;
use crate::ids::ThreadId;
use crate::model::{RetentionClock, Tombstone};
use crate::store::row;

fn micros(at: Option<Timestamp>) -> Option<i64> {
    at.map(Timestamp::micros)
}

impl Threads<'_> {
    /// The clock of a thread.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn retention_clock(&mut self, id: ThreadId) -> Result<Option<RetentionClock>, StoreError> {
        type Row = (i64, Option<i64>, Option<i64>, Option<i64>);
        let found: Option<Row> = thread::table
            .find(id.as_bytes().as_slice())
            .select((
                thread::look_at,
                thread::noticed_at,
                thread::away_at,
                thread::doomed_at,
            ))
            .first(self.conn)
            .optional()?;
        Ok(found.map(|(look, noticed, away, doomed)| RetentionClock {
            look_at: Timestamp::from_micros(look),
            noticed_at: row::opt_time(noticed),
            away_at: row::opt_time(away),
            doomed_at: row::opt_time(doomed),
        }))
    }

    /// Sets it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_retention(
        &mut self,
        id: ThreadId,
        clock: &RetentionClock,
    ) -> Result<(), StoreError> {
        diesel::update(thread::table.find(id.as_bytes().as_slice()))
            .set((
                thread::look_at.eq(clock.look_at.micros()),
                thread::noticed_at.eq(micros(clock.noticed_at)),
                thread::away_at.eq(micros(clock.away_at)),
                thread::doomed_at.eq(micros(clock.doomed_at)),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Something was said in a thread that was to leave: it stays, and its persons see it again.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_stirred(&mut self, id: ThreadId) -> Result<(), StoreError> {
        diesel::update(
            thread::table
                .filter(thread::id.eq(id.as_bytes().as_slice()))
                .filter(thread::noticed_at.is_not_null()),
        )
        .set((
            thread::noticed_at.eq(None::<i64>),
            thread::away_at.eq(None::<i64>),
        ))
        .execute(self.conn)?;
        Ok(())
    }

    /// Threads whose clock is due to be looked at, the longest due first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn due_to_look(&mut self, now: Timestamp, limit: u32) -> Result<Vec<ThreadId>, StoreError> {
        let rows: Vec<Vec<u8>> = thread::table
            .filter(thread::doomed_at.is_null())
            .filter(thread::look_at.le(now.micros()))
            .order((thread::look_at, thread::id))
            .limit(i64::from(limit))
            .select(thread::id)
            .load(self.conn)?;
        rows.iter().map(|r| row::id(r)).collect()
    }

    /// Threads whose persons were told that they leave, or do not see them any more, the longest told first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn leaving(&mut self, limit: u32) -> Result<Vec<ThreadId>, StoreError> {
        let rows: Vec<Vec<u8>> = thread::table
            .filter(thread::noticed_at.is_not_null())
            .filter(thread::doomed_at.is_null())
            .order((thread::noticed_at, thread::id))
            .limit(i64::from(limit))
            .select(thread::id)
            .load(self.conn)?;
        rows.iter().map(|r| row::id(r)).collect()
    }

    /// Threads whose deletion has begun, the oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn doomed(&mut self, limit: u32) -> Result<Vec<ThreadId>, StoreError> {
        let rows: Vec<Vec<u8>> = thread::table
            .filter(thread::doomed_at.is_not_null())
            .order((thread::doomed_at, thread::id))
            .limit(i64::from(limit))
            .select(thread::id)
            .load(self.conn)?;
        rows.iter().map(|r| row::id(r)).collect()
    }

    /// When the newest message of any lane came; if there is none, when it began.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn spoken_at(&mut self, id: ThreadId) -> Result<Option<Timestamp>, StoreError> {
        let id = id.as_bytes().as_slice();
        let began: Option<i64> = thread::table
            .find(id)
            .select(thread::created_at)
            .first(self.conn)
            .optional()?;
        let said: Vec<Option<i64>> = lane::table
            .filter(lane::thread.eq(id))
            .select(lane::last_at)
            .load(self.conn)?;
        Ok(began.map(|began| {
            let newest = said.into_iter().flatten().fold(began, i64::max);
            Timestamp::from_micros(newest)
        }))
    }

    /// When the last of its units closed it, if one has.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn closed_at(&mut self, id: ThreadId) -> Result<Option<Timestamp>, StoreError> {
        let closed: Vec<Option<i64>> = thread_unit::table
            .filter(thread_unit::thread.eq(id.as_bytes().as_slice()))
            .filter(thread_unit::removed_at.is_null())
            .select(thread_unit::done_at)
            .load(self.conn)?;
        Ok(row::opt_time(closed.into_iter().flatten().max()))
    }

    /// Puts up what is left of a thread.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when it has one.
    pub fn bury(&mut self, stone: &Tombstone) -> Result<(), StoreError> {
        diesel::insert_into(tombstone::table)
            .values((
                tombstone::thread.eq(stone.thread.as_bytes().as_slice()),
                tombstone::matter.eq(stone.matter.as_str()),
                tombstone::began_at.eq(stone.began_at.micros()),
                tombstone::last_at.eq(stone.last_at.micros()),
                tombstone::deleted_at.eq(stone.deleted_at.micros()),
                tombstone::reason.eq(stone.reason.as_str()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// What is left of a thread.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn tombstone(&mut self, id: ThreadId) -> Result<Option<Tombstone>, StoreError> {
        type Row = (Vec<u8>, String, i64, i64, i64, String);
        let found: Option<Row> = tombstone::table
            .find(id.as_bytes().as_slice())
            .select(tombstone::all_columns)
            .first(self.conn)
            .optional()?;
        found
            .map(|(thread, matter, began, last, deleted, reason)| {
                Ok(Tombstone {
                    thread: row::id(&thread)?,
                    matter: row::word(&matter)?,
                    began_at: Timestamp::from_micros(began),
                    last_at: Timestamp::from_micros(last),
                    deleted_at: Timestamp::from_micros(deleted),
                    reason: row::word(&reason)?,
                })
            })
            .transpose()
    }
}
