// SPDX-License-Identifier: EUPL-1.2
//! Messages of staff that wait for a second employee or for their time.

use diesel::prelude::*;
use protocol::Hash;
use protocol::statement::{Lane, MessageHeader};

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::{staged_message as sm, thread_unit};
use crate::error::StoreError;
use crate::ids::{Dept, MessageId, PersonId, ThreadId};
use crate::model::{StageState, StagedMessage, words};

/// Lines of a list at most.
const MOST: i64 = 200;

repository!(
    /// Messages that wait.
    StagedMessages
);

type Row = (
    (Vec<u8>, Vec<u8>, i64, String, String),
    (Vec<u8>, Vec<u8>, Vec<u8>, i64),
    (Option<String>, Vec<u8>, String, Option<Vec<u8>>),
    (Option<i64>, i64, String, Option<Vec<u8>>, i64, String, i64),
);

macro_rules! columns {
    () => {
        (
            (sm::mid, sm::thread, sm::epoch, sm::matter, sm::class),
            (sm::sender, sm::sender_kc, sm::dev, sm::n),
            (sm::lowered, sm::sha256, sm::reason, sm::asked),
            (
                sm::due_at,
                sm::newest_idx,
                sm::state,
                sm::decided_by,
                sm::staged_at,
                sm::kind,
                sm::letter,
            ),
        )
    };
}

fn parse(r: &Row) -> Result<StagedMessage, StoreError> {
    let ((mid, thread, epoch, matter, class), (sender, kc, dev, n), what, when) = r;
    let (lowered, sha256, reason, asked) = what;
    let (due_at, newest_idx, state, decided_by, staged_at, kind, letter) = when;
    Ok(StagedMessage {
        header: MessageHeader {
            mid: row::id(mid)?,
            thread: row::id(thread)?,
            lane: Lane::Case,
            epoch: row::count(*epoch)?,
            matter: row::word(matter)?,
            class: words::class(class)?,
            kind: words::kind(kind)?,
            sender: row::id(sender)?,
            dev: row::id(dev)?,
            n: row::count(*n)?,
        },
        sender_kc: row::hash(kc)?,
        lowered: lowered.as_deref().map(row::word).transpose()?,
        letter: *letter == 1,
        sha256: row::hash(sha256)?,
        reason: row::word(reason)?,
        asked: row::opt_id(asked.as_deref())?,
        due_at: row::opt_time(*due_at),
        newest_idx: row::count(*newest_idx)?,
        state: row::word(state)?,
        decided_by: row::opt_id(decided_by.as_deref())?,
        staged_at: Timestamp::from_micros(*staged_at),
    })
}

impl StagedMessages<'_> {
    /// Keeps a message.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when the id is taken.
    pub fn insert(&mut self, new: &StagedMessage, file: &[u8]) -> Result<(), StoreError> {
        let header = &new.header;
        diesel::insert_into(sm::table)
            .values((
                (
                    sm::mid.eq(header.mid.as_bytes().as_slice()),
                    sm::thread.eq(header.thread.as_bytes().as_slice()),
                    sm::epoch.eq(row::big(header.epoch)?),
                    sm::matter.eq(header.matter.as_str()),
                    sm::class.eq(words::of_class(header.class)),
                    sm::sender.eq(header.sender.as_bytes().as_slice()),
                    sm::sender_kc.eq(new.sender_kc.as_bytes().as_slice()),
                    sm::dev.eq(header.dev.as_bytes().as_slice()),
                    sm::n.eq(row::big(header.n)?),
                    sm::lowered.eq(new.lowered.map(crate::model::LowerReason::as_str)),
                ),
                (
                    sm::sha256.eq(new.sha256.as_bytes().as_slice()),
                    sm::file.eq(file),
                    sm::reason.eq(new.reason.as_str()),
                    sm::asked.eq(new.asked.as_ref().map(|pid| pid.as_bytes().as_slice())),
                    sm::due_at.eq(new.due_at.map(Timestamp::micros)),
                    sm::newest_idx.eq(row::big(new.newest_idx)?),
                    sm::state.eq(new.state.as_str()),
                    sm::staged_at.eq(new.staged_at.micros()),
                    sm::kind.eq(words::of_kind(header.kind)),
                    sm::letter.eq(i64::from(new.letter)),
                ),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// A message that waits.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, mid: MessageId) -> Result<Option<StagedMessage>, StoreError> {
        let row: Option<Row> = sm::table
            .find(mid.as_bytes().as_slice())
            .select(columns!())
            .first(self.conn)
            .optional()?;
        row.as_ref().map(parse).transpose()
    }

    /// Its bytes.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn file(&mut self, mid: MessageId) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(sm::table
            .find(mid.as_bytes().as_slice())
            .select(sm::file)
            .first(self.conn)
            .optional()?)
    }

    /// What waits in a thread, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_thread(&mut self, thread: ThreadId) -> Result<Vec<StagedMessage>, StoreError> {
        let rows: Vec<Row> = sm::table
            .filter(sm::thread.eq(thread.as_bytes().as_slice()))
            .order((sm::staged_at, sm::mid))
            .limit(MOST)
            .select(columns!())
            .load(self.conn)?;
        rows.iter().map(parse).collect()
    }

    /// What waits in the threads of a unit, oldest first, at most 200.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_unit(&mut self, dept: &Dept) -> Result<Vec<StagedMessage>, StoreError> {
        let rows: Vec<Row> = sm::table
            .inner_join(
                thread_unit::table.on(thread_unit::thread
                    .eq(sm::thread)
                    .and(thread_unit::dept.eq(dept.as_str()))),
            )
            .filter(thread_unit::removed_at.is_null())
            .order((sm::staged_at, sm::mid))
            .limit(MOST)
            .select(columns!())
            .load(self.conn)?;
        rows.iter().map(parse).collect()
    }

    /// Those whose time has come, the longest due first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn due(&mut self, now: Timestamp, limit: u32) -> Result<Vec<MessageId>, StoreError> {
        let rows: Vec<Vec<u8>> = sm::table
            .filter(sm::state.eq(StageState::Open.as_str()))
            .filter(sm::due_at.is_not_null())
            .filter(sm::due_at.le(now.micros()))
            .order((sm::due_at, sm::mid))
            .limit(i64::from(limit))
            .select(sm::mid)
            .load(self.conn)?;
        rows.iter().map(|r| row::id(r)).collect()
    }

    /// It waits no more and will not go. Gives `false` when it did not wait.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_decided(
        &mut self,
        mid: MessageId,
        state: StageState,
        by: Option<PersonId>,
    ) -> Result<bool, StoreError> {
        let n = diesel::update(
            sm::table
                .filter(sm::mid.eq(mid.as_bytes().as_slice()))
                .filter(sm::state.eq(StageState::Open.as_str())),
        )
        .set((
            sm::state.eq(state.as_str()),
            sm::decided_by.eq(by.as_ref().map(|pid| pid.as_bytes().as_slice())),
        ))
        .execute(self.conn)?;
        Ok(n == 1)
    }

    /// Takes it out: of several rivals exactly one gets `true`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete(&mut self, mid: MessageId) -> Result<bool, StoreError> {
        let n = diesel::delete(sm::table.find(mid.as_bytes().as_slice())).execute(self.conn)?;
        Ok(n == 1)
    }

    /// Those that were kept before then, at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn older(&mut self, before: Timestamp, limit: u32) -> Result<Vec<MessageId>, StoreError> {
        let rows: Vec<Vec<u8>> = sm::table
            .filter(sm::staged_at.lt(before.micros()))
            .limit(i64::from(limit))
            .select(sm::mid)
            .load(self.conn)?;
        rows.iter().map(|r| row::id(r)).collect()
    }

    /// The hash under which a message of this id waits.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_kept(&mut self, header: &MessageHeader, sha256: Hash) -> Result<bool, StoreError> {
        let found = self.lookup(header.mid)?;
        Ok(found.is_some_and(|kept| kept.header == *header && kept.sha256 == sha256))
    }
}
