// SPDX-License-Identifier: EUPL-1.2
//! Ends of accounts.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::representations::Representations;
use super::row;
use crate::clock::Timestamp;
use crate::db::schema::ending;
use crate::error::StoreError;
use crate::ids::PersonId;
use crate::model::{Ending, EndingReason, NewEnding};

repository!(
    /// Ends of accounts.
    Endings
);

impl Endings<'_> {
    /// The end of a person's account; none when there is none, or it was taken back.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, pid: PersonId) -> Result<Option<Ending>, StoreError> {
        type Row = (Option<String>, Option<i64>, Option<i64>);
        let row: Option<Row> = ending::table
            .find(pid.as_bytes().as_slice())
            .select((ending::reason, ending::read_only_at, ending::closes_at))
            .first(self.conn)
            .optional()?;
        match row {
            None | Some((None, ..)) => Ok(None),
            Some((Some(reason), Some(read_only_at), Some(closes_at))) => Ok(Some(Ending {
                reason: row::word(&reason)?,
                read_only_at: Timestamp::from_micros(read_only_at),
                closes_at: Timestamp::from_micros(closes_at),
            })),
            Some(_) => Err(StoreError::Internal("ending without times".to_owned())),
        }
    }

    /// Number of the newest word about a person.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn newest_seq(&mut self, pid: PersonId) -> Result<Option<i64>, StoreError> {
        Ok(ending::table
            .find(pid.as_bytes().as_slice())
            .select(ending::seq)
            .first(self.conn)
            .optional()?)
    }

    /// Keeps a word in place of an older one. Taken back is kept, too, so that an older word that comes late says nothing.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn upsert(
        &mut self,
        pid: PersonId,
        new: &NewEnding,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let said = new.ending;
        let values = (
            ending::seq.eq(new.seq),
            ending::reason.eq(said.map(|one| one.reason.as_str())),
            ending::read_only_at.eq(said.map(|one| one.read_only_at.micros())),
            ending::closes_at.eq(said.map(|one| one.closes_at.micros())),
            ending::received_at.eq(now.micros()),
        );
        let n = diesel::update(ending::table.find(pid.as_bytes().as_slice()))
            .set(values)
            .execute(self.conn)?;
        if n == 0 {
            diesel::insert_into(ending::table)
                .values((ending::pid.eq(pid.as_bytes().as_slice()), values))
                .execute(self.conn)?;
        }
        Ok(())
    }

    /// Whether nothing new is written in a person's post now, but by staff.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_read_only(&mut self, pid: PersonId, now: Timestamp) -> Result<bool, StoreError> {
        Ok(self.lookup(pid)?.is_some_and(|one| one.is_read_only(now)))
    }

    /// Whether a person's post is over for whoever acts for her.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_over(&mut self, pid: PersonId, now: Timestamp) -> Result<bool, StoreError> {
        Ok(self.lookup(pid)?.is_some_and(|one| one.is_over(now)))
    }

    /// Whether a person has no access any more. Who acts for somebody else keeps hers until that ends, unless she has died.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_closed(&mut self, pid: PersonId, now: Timestamp) -> Result<bool, StoreError> {
        let Some(ending) = self.lookup(pid)?.filter(|one| one.is_over(now)) else {
            return Ok(false);
        };
        if ending.reason == EndingReason::Death {
            return Ok(true);
        }
        let acting = Representations::on(self.conn).held_by(pid, now)?;
        Ok(acting.is_empty())
    }

    /// Those of these persons that have no access any more, as [`Self::is_closed`].
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn closed_of(
        &mut self,
        pids: &BTreeSet<PersonId>,
        now: Timestamp,
    ) -> Result<BTreeSet<PersonId>, StoreError> {
        let ended: Vec<Vec<u8>> = ending::table
            .filter(ending::pid.eq_any(row::id_bytes(pids)))
            .filter(ending::closes_at.is_not_null())
            .select(ending::pid)
            .load(self.conn)?;
        let mut closed = BTreeSet::new();
        for pid in ended {
            let pid = row::id(&pid)?;
            if self.is_closed(pid, now)? {
                closed.insert(pid);
            }
        }
        Ok(closed)
    }
}
