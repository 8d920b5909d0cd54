// SPDX-License-Identifier: EUPL-1.2
//! Lanes and their epochs. Epochs advance by compare-and-swap, indexes have no gaps.

use diesel::prelude::*;
use protocol::Hash;
use protocol::statement::{Lane, MessageKind};

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::{lane, thread_epoch};
use crate::error::{Conflict, StoreError};
use crate::ids::{PersonId, ThreadId};
use crate::model::{JsonText, LaneHead, words};

repository!(
    /// Lanes and their epochs.
    Lanes
);

type Row = (String, i64, Vec<u8>, i64, i64);

fn parse(r: &Row) -> Result<LaneHead, StoreError> {
    Ok(LaneHead {
        lane: words::lane(&r.0)?,
        epoch: row::count(r.1)?,
        epoch_sh: row::hash(&r.2)?,
        next_idx: row::count(r.3)?,
        last_idx: row::count(r.4)?,
    })
}

/// An epoch without its grants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEpoch {
    /// Number.
    pub epoch: u64,
    /// Statement hash.
    pub sh: Hash,
    /// Statement.
    pub stmt: JsonText,
    /// Receipt index that its first message can have.
    pub first_idx: u64,
}

impl Lanes<'_> {
    /// A lane.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(
        &mut self,
        thread: ThreadId,
        which: Lane,
    ) -> Result<Option<LaneHead>, StoreError> {
        let row: Option<Row> = lane::table
            .find((thread.as_bytes().as_slice(), which.as_str()))
            .select((
                lane::name,
                lane::epoch,
                lane::epoch_sh,
                lane::next_idx,
                lane::last_idx,
            ))
            .first(self.conn)
            .optional()?;
        row.as_ref().map(parse).transpose()
    }

    /// The lanes of a thread, `case` first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn list(&mut self, thread: ThreadId) -> Result<Vec<LaneHead>, StoreError> {
        let rows: Vec<Row> = lane::table
            .filter(lane::thread.eq(thread.as_bytes().as_slice()))
            .order(lane::name)
            .select((
                lane::name,
                lane::epoch,
                lane::epoch_sh,
                lane::next_idx,
                lane::last_idx,
            ))
            .load(self.conn)?;
        rows.iter().map(parse).collect()
    }

    /// Stores an epoch if it follows the newest one; exactly one of several rivals succeeds. Epoch 1 makes
    /// the lane.
    ///
    /// # Errors
    /// [`Conflict::Epoch`] when another one was stored first.
    pub fn advance(
        &mut self,
        thread: ThreadId,
        which: Lane,
        epoch: u64,
        sh: Hash,
        stmt: &JsonText,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let conflict = StoreError::Conflict(Conflict::Epoch);
        let head = self.lookup(thread, which)?;
        let before = head.as_ref().map_or(0, |h| h.epoch);
        if Some(epoch) != before.checked_add(1) {
            return Err(conflict);
        }
        let first_idx = match &head {
            None => {
                diesel::insert_into(lane::table)
                    .values((
                        lane::thread.eq(thread.as_bytes().as_slice()),
                        lane::name.eq(which.as_str()),
                        lane::epoch.eq(row::big(epoch)?),
                        lane::epoch_sh.eq(sh.as_bytes().as_slice()),
                        lane::next_idx.eq(1),
                        lane::last_idx.eq(0),
                    ))
                    .execute(self.conn)?;
                1
            }
            Some(head) => {
                let n = diesel::update(
                    lane::table
                        .filter(lane::thread.eq(thread.as_bytes().as_slice()))
                        .filter(lane::name.eq(which.as_str()))
                        .filter(lane::epoch.eq(row::big(before)?)),
                )
                .set((
                    lane::epoch.eq(row::big(epoch)?),
                    lane::epoch_sh.eq(sh.as_bytes().as_slice()),
                ))
                .execute(self.conn)?;
                if n != 1 {
                    return Err(conflict);
                }
                head.next_idx
            }
        };
        diesel::insert_into(thread_epoch::table)
            .values((
                thread_epoch::thread.eq(thread.as_bytes().as_slice()),
                thread_epoch::lane.eq(which.as_str()),
                thread_epoch::epoch.eq(row::big(epoch)?),
                thread_epoch::sh.eq(sh.as_bytes().as_slice()),
                thread_epoch::envelope.eq(stmt.as_str()),
                thread_epoch::first_idx.eq(row::big(first_idx)?),
                thread_epoch::created_at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Takes the next receipt index of a lane whose newest epoch is `epoch`.
    ///
    /// # Errors
    /// [`Conflict::Epoch`] when the epoch is not the newest one, [`StoreError::Absent`] without lane.
    pub fn take_idx(
        &mut self,
        thread: ThreadId,
        which: Lane,
        epoch: u64,
    ) -> Result<u64, StoreError> {
        let head = self.lookup(thread, which)?.ok_or(StoreError::Absent)?;
        if head.epoch != epoch {
            return Err(StoreError::Conflict(Conflict::Epoch));
        }
        let idx = row::big(head.next_idx)?;
        let n = diesel::update(
            lane::table
                .filter(lane::thread.eq(thread.as_bytes().as_slice()))
                .filter(lane::name.eq(which.as_str()))
                .filter(lane::next_idx.eq(idx))
                .filter(lane::epoch.eq(row::big(epoch)?)),
        )
        .set(lane::next_idx.eq(idx + 1))
        .execute(self.conn)?;
        if n == 1 {
            Ok(head.next_idx)
        } else {
            Err(StoreError::Conflict(Conflict::Epoch))
        }
    }

    /// Holds a lane whose newest epoch is `epoch` until the end of the transaction: whoever else writes or stages there waits. Gives
    /// its state.
    ///
    /// # Errors
    /// [`Conflict::Epoch`] when the epoch is not the newest one, [`StoreError::Absent`] without lane.
    pub fn hold(
        &mut self,
        thread: ThreadId,
        which: Lane,
        epoch: u64,
    ) -> Result<LaneHead, StoreError> {
        let head = self.lookup(thread, which)?.ok_or(StoreError::Absent)?;
        let number = row::big(epoch)?;
        let n = diesel::update(
            lane::table
                .filter(lane::thread.eq(thread.as_bytes().as_slice()))
                .filter(lane::name.eq(which.as_str()))
                .filter(lane::next_idx.eq(row::big(head.next_idx)?))
                .filter(lane::epoch.eq(number)),
        )
        .set(lane::epoch.eq(number))
        .execute(self.conn)?;
        if n == 1 {
            Ok(head)
        } else {
            Err(StoreError::Conflict(Conflict::Epoch))
        }
    }

    /// Notes the newest message proper of a lane, for lists.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_last(
        &mut self,
        thread: ThreadId,
        which: Lane,
        idx: u64,
        kind: MessageKind,
        sender: PersonId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        diesel::update(lane::table.find((thread.as_bytes().as_slice(), which.as_str())))
            .set((
                lane::last_idx.eq(row::big(idx)?),
                lane::last_at.eq(Some(now.micros())),
                lane::last_kind.eq(Some(words::of_kind(kind))),
                lane::last_sender.eq(Some(sender.as_bytes().as_slice())),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// The epochs of a lane, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn epochs(
        &mut self,
        thread: ThreadId,
        which: Lane,
    ) -> Result<Vec<StoredEpoch>, StoreError> {
        let rows: Vec<(i64, Vec<u8>, String, i64)> = thread_epoch::table
            .filter(thread_epoch::thread.eq(thread.as_bytes().as_slice()))
            .filter(thread_epoch::lane.eq(which.as_str()))
            .order(thread_epoch::epoch)
            .select((
                thread_epoch::epoch,
                thread_epoch::sh,
                thread_epoch::envelope,
                thread_epoch::first_idx,
            ))
            .load(self.conn)?;
        rows.into_iter().map(parse_epoch).collect()
    }

    /// One epoch of a lane.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn epoch(
        &mut self,
        thread: ThreadId,
        which: Lane,
        epoch: u64,
    ) -> Result<Option<StoredEpoch>, StoreError> {
        let row: Option<(i64, Vec<u8>, String, i64)> = thread_epoch::table
            .find((
                thread.as_bytes().as_slice(),
                which.as_str(),
                row::big(epoch)?,
            ))
            .select((
                thread_epoch::epoch,
                thread_epoch::sh,
                thread_epoch::envelope,
                thread_epoch::first_idx,
            ))
            .first(self.conn)
            .optional()?;
        row.map(parse_epoch).transpose()
    }
}

fn parse_epoch(r: (i64, Vec<u8>, String, i64)) -> Result<StoredEpoch, StoreError> {
    Ok(StoredEpoch {
        epoch: row::count(r.0)?,
        sh: row::hash(&r.1)?,
        stmt: JsonText::stored(r.2),
        first_idx: row::count(r.3)?,
    })
}
