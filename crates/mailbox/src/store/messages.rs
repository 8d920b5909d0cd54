// SPDX-License-Identifier: EUPL-1.2
//! Messages: clear header, receipt, and the age file in a table of its own.

use std::collections::BTreeMap;

use diesel::prelude::*;
use protocol::Hash;
use protocol::statement::{Lane, MessageClass, MessageHeader, MessageKind};

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::{attachment, message, message_body, person};
use crate::error::StoreError;
use crate::ids::{DeviceId, MessageId, PersonId, ThreadId};
use crate::model::{Accepted, AttachmentItem, JsonText, MessageItem, words};

/// Messages of a page at most.
pub const MAX_PAGE: u32 = 200;

repository!(
    /// Messages.
    Messages
);

#[derive(Queryable)]
struct Row {
    mid: Vec<u8>,
    thread: Vec<u8>,
    lane: String,
    idx: i64,
    epoch: i64,
    kind: String,
    matter: String,
    class: String,
    sender: Vec<u8>,
    dev: Vec<u8>,
    n: i64,
    receipt: String,
    received_at: i64,
    declared_stmt: Option<String>,
    file: Vec<u8>,
}

macro_rules! columns {
    () => {
        (
            message::mid,
            message::thread,
            message::lane,
            message::idx,
            message::epoch,
            message::kind,
            message::matter,
            message::class,
            message::sender,
            message::dev,
            message::n,
            message::receipt,
            message::received_at,
            message::declared_stmt,
            message_body::file,
        )
    };
}

fn parse(r: Row) -> Result<MessageItem, StoreError> {
    Ok(MessageItem {
        header: MessageHeader {
            mid: row::id(&r.mid)?,
            thread: row::id(&r.thread)?,
            lane: words::lane(&r.lane)?,
            epoch: row::count(r.epoch)?,
            matter: row::word(&r.matter)?,
            class: words::class(&r.class)?,
            kind: words::kind(&r.kind)?,
            sender: row::id(&r.sender)?,
            dev: row::id(&r.dev)?,
            n: row::count(r.n)?,
        },
        idx: row::count(r.idx)?,
        file: r.file,
        receipt: JsonText::stored(r.receipt),
        received_at: Timestamp::from_micros(r.received_at),
        attachments: Vec::new(),
        release: None,
        declared: r.declared_stmt.map(JsonText::stored),
    })
}

impl Messages<'_> {
    /// Stores a message under its receipt index.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when id, index or counter is taken.
    pub fn insert(
        &mut self,
        header: &MessageHeader,
        idx: u64,
        file: &[u8],
        sha256: Hash,
        receipt: &JsonText,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        diesel::insert_into(message::table)
            .values((
                message::mid.eq(header.mid.as_bytes().as_slice()),
                message::thread.eq(header.thread.as_bytes().as_slice()),
                message::lane.eq(header.lane.as_str()),
                message::idx.eq(row::big(idx)?),
                message::epoch.eq(row::big(header.epoch)?),
                message::kind.eq(words::of_kind(header.kind)),
                message::matter.eq(header.matter.as_str()),
                message::class.eq(words::of_class(header.class)),
                message::sender.eq(header.sender.as_bytes().as_slice()),
                message::dev.eq(header.dev.as_bytes().as_slice()),
                message::n.eq(row::big(header.n)?),
                message::size.eq(row::small(file.len())),
                message::sha256.eq(sha256.as_bytes().as_slice()),
                message::receipt.eq(receipt.as_str()),
                message::received_at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        diesel::insert_into(message_body::table)
            .values((
                message_body::mid.eq(header.mid.as_bytes().as_slice()),
                message_body::file.eq(file),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// The receipt of a message that this sender has sent with these bytes before.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_accepted(
        &mut self,
        header: &MessageHeader,
        sha256: Hash,
    ) -> Result<Option<Accepted>, StoreError> {
        let found: Option<(String, i64, i64)> = message::table
            .filter(message::mid.eq(header.mid.as_bytes().as_slice()))
            .filter(message::thread.eq(header.thread.as_bytes().as_slice()))
            .filter(message::lane.eq(header.lane.as_str()))
            .filter(message::sender.eq(header.sender.as_bytes().as_slice()))
            .filter(message::dev.eq(header.dev.as_bytes().as_slice()))
            .filter(message::n.eq(row::big(header.n)?))
            .filter(message::sha256.eq(sha256.as_bytes().as_slice()))
            .select((message::receipt, message::idx, message::received_at))
            .first(self.conn)
            .optional()?;
        found
            .map(|(receipt, idx, at)| {
                Ok(Accepted {
                    receipt: JsonText::stored(receipt),
                    idx: row::count(idx)?,
                    received_at: Timestamp::from_micros(at),
                })
            })
            .transpose()
    }

    /// The counter that a browser profile has reached in a lane; 0: it has sent nothing.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn last_counter(
        &mut self,
        thread: ThreadId,
        lane: Lane,
        dev: DeviceId,
    ) -> Result<u64, StoreError> {
        let n: Option<i64> = message::table
            .filter(message::thread.eq(thread.as_bytes().as_slice()))
            .filter(message::lane.eq(lane.as_str()))
            .filter(message::dev.eq(dev.as_bytes().as_slice()))
            .order(message::n.desc())
            .select(message::n)
            .first(self.conn)
            .optional()?;
        row::count(n.unwrap_or(0))
    }

    /// Messages of a lane behind `after`, by receipt index.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn page(
        &mut self,
        thread: ThreadId,
        lane: Lane,
        after: u64,
        limit: u32,
    ) -> Result<Vec<MessageItem>, StoreError> {
        let rows: Vec<Row> = message::table
            .inner_join(message_body::table.on(message_body::mid.eq(message::mid)))
            .filter(message::thread.eq(thread.as_bytes().as_slice()))
            .filter(message::lane.eq(lane.as_str()))
            .filter(message::idx.gt(row::big(after)?))
            .order(message::idx)
            .limit(i64::from(limit.clamp(1, MAX_PAGE)))
            .select(columns!())
            .load(self.conn)?;
        let mut items = rows.into_iter().map(parse).collect::<Result<Vec<_>, _>>()?;
        for item in &mut items {
            item.attachments = self.attachments(item.header.mid)?;
        }
        Ok(items)
    }

    /// The message with this receipt index.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn at(
        &mut self,
        thread: ThreadId,
        lane: Lane,
        idx: u64,
    ) -> Result<Option<MessageItem>, StoreError> {
        let row: Option<Row> = message::table
            .inner_join(message_body::table.on(message_body::mid.eq(message::mid)))
            .filter(message::thread.eq(thread.as_bytes().as_slice()))
            .filter(message::lane.eq(lane.as_str()))
            .filter(message::idx.eq(row::big(idx)?))
            .select(columns!())
            .first(self.conn)
            .optional()?;
        let Some(mut item) = row.map(parse).transpose()? else {
            return Ok(None);
        };
        item.attachments = self.attachments(item.header.mid)?;
        Ok(Some(item))
    }

    /// Where a message is, and who wrote it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn place_of(&mut self, mid: MessageId) -> Result<Option<(ThreadId, PersonId)>, StoreError> {
        let found: Option<(Vec<u8>, Vec<u8>)> = message::table
            .find(mid.as_bytes().as_slice())
            .select((message::thread, message::sender))
            .first(self.conn)
            .optional()?;
        found
            .map(|(thread, sender)| Ok((row::id(&thread)?, row::id(&sender)?)))
            .transpose()
    }

    /// Where a message is, and what.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn kind_of(
        &mut self,
        mid: MessageId,
    ) -> Result<Option<(ThreadId, MessageKind)>, StoreError> {
        let found: Option<(Vec<u8>, String)> = message::table
            .find(mid.as_bytes().as_slice())
            .select((message::thread, message::kind))
            .first(self.conn)
            .optional()?;
        found
            .map(|(thread, kind)| Ok((row::id(&thread)?, words::kind(&kind)?)))
            .transpose()
    }

    /// SHA-256 of a message as it is sealed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn sha256_of(&mut self, mid: MessageId) -> Result<Option<Hash>, StoreError> {
        let found: Option<Vec<u8>> = message::table
            .find(mid.as_bytes().as_slice())
            .select(message::sha256)
            .first(self.conn)
            .optional()?;
        row::opt_hash(found.as_deref())
    }

    /// Whether a message of this id stands in the thread.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_in_thread(&mut self, mid: MessageId, thread: ThreadId) -> Result<bool, StoreError> {
        let found: Option<i64> = message::table
            .find(mid.as_bytes().as_slice())
            .filter(message::thread.eq(thread.as_bytes().as_slice()))
            .select(message::idx)
            .first(self.conn)
            .optional()?;
        Ok(found.is_some())
    }

    /// Keeps by whose signature a message was released.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_release(&mut self, mid: MessageId, stmt: &JsonText) -> Result<(), StoreError> {
        diesel::update(message::table.find(mid.as_bytes().as_slice()))
            .set(message::release_stmt.eq(Some(stmt.as_str())))
            .execute(self.conn)?;
        Ok(())
    }

    /// Keeps by which answer of the registrar a message was declared. The first one counts; false: there is one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_declared(&mut self, mid: MessageId, stmt: &JsonText) -> Result<bool, StoreError> {
        let open = message::table
            .find(mid.as_bytes().as_slice())
            .filter(message::declared_stmt.is_null());
        let n = diesel::update(open)
            .set(message::declared_stmt.eq(Some(stmt.as_str())))
            .execute(self.conn)?;
        Ok(n == 1)
    }

    /// The message of lane `case` whose stored file has this hash, who wrote it, and when it was accepted.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_file(
        &mut self,
        thread: ThreadId,
        sha256: Hash,
    ) -> Result<Option<(MessageId, PersonId, Timestamp)>, StoreError> {
        let found: Option<(Vec<u8>, Vec<u8>, i64)> = message::table
            .filter(message::thread.eq(thread.as_bytes().as_slice()))
            .filter(message::lane.eq(Lane::Case.as_str()))
            .filter(message::sha256.eq(sha256.as_bytes().as_slice()))
            .select((message::mid, message::sender, message::received_at))
            .first(self.conn)
            .optional()?;
        found
            .map(|(mid, sender, at)| {
                Ok((
                    row::id(&mid)?,
                    row::id(&sender)?,
                    Timestamp::from_micros(at),
                ))
            })
            .transpose()
    }

    /// Receipt indexes of the messages of lane `case` that were declared.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn declared(&mut self, thread: ThreadId) -> Result<Vec<u64>, StoreError> {
        let found: Vec<i64> = message::table
            .filter(message::thread.eq(thread.as_bytes().as_slice()))
            .filter(message::lane.eq(Lane::Case.as_str()))
            .filter(message::declared_stmt.is_not_null())
            .order(message::idx)
            .select(message::idx)
            .load(self.conn)?;
        found.into_iter().map(row::count).collect()
    }

    /// The statements by which messages of a thread were released.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn releases(
        &mut self,
        thread: ThreadId,
    ) -> Result<BTreeMap<MessageId, JsonText>, StoreError> {
        let rows: Vec<(Vec<u8>, Option<String>)> = message::table
            .filter(message::thread.eq(thread.as_bytes().as_slice()))
            .filter(message::release_stmt.is_not_null())
            .select((message::mid, message::release_stmt))
            .load(self.conn)?;
        rows.into_iter()
            .filter_map(|(mid, stmt)| stmt.map(|stmt| Ok((row::id(&mid)?, JsonText::stored(stmt)))))
            .collect()
    }

    /// The attachments of a message, by id; also of one that waits.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn attachments(&mut self, mid: MessageId) -> Result<Vec<AttachmentItem>, StoreError> {
        type Row = (Vec<u8>, Option<i64>, Option<Vec<u8>>);
        let rows: Vec<Row> = attachment::table
            .filter(attachment::mid.eq(mid.as_bytes().as_slice()))
            .order(attachment::aid)
            .select((attachment::aid, attachment::size, attachment::sha256))
            .load(self.conn)?;
        rows.into_iter()
            .map(|(aid, size, sha256)| {
                Ok(AttachmentItem {
                    aid: row::id(&aid)?,
                    size: row::count(size.unwrap_or(0))?,
                    sha256: row::hash(sha256.as_deref().unwrap_or_default())?,
                })
            })
            .collect()
    }

    /// Whether somebody other than `author` has written a message proper behind this receipt index.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_anybody_behind(
        &mut self,
        (thread, lane): (ThreadId, Lane),
        idx: u64,
        author: PersonId,
    ) -> Result<bool, StoreError> {
        let found: Option<i64> = message::table
            .filter(message::thread.eq(thread.as_bytes().as_slice()))
            .filter(message::lane.eq(lane.as_str()))
            .filter(message::idx.gt(row::big(idx)?))
            .filter(message::kind.eq_any(["msg", "redact", "decision"]))
            .filter(message::sender.ne(author.as_bytes().as_slice()))
            .select(message::idx)
            .first(self.conn)
            .optional()?;
        Ok(found.is_some())
    }

    /// Whether an employee has written a message in lane `case` behind this receipt index.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_answered_behind(&mut self, thread: ThreadId, idx: u64) -> Result<bool, StoreError> {
        let found: Option<i64> = message::table
            .inner_join(person::table.on(person::pid.eq(message::sender)))
            .filter(message::thread.eq(thread.as_bytes().as_slice()))
            .filter(message::lane.eq(Lane::Case.as_str()))
            .filter(message::idx.gt(row::big(idx)?))
            .filter(message::kind.eq("msg"))
            .filter(person::kind.eq("staff"))
            .select(message::idx)
            .first(self.conn)
            .optional()?;
        Ok(found.is_some())
    }

    /// Receipt index of a message of lane `case` of this thread.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn idx_in_case(
        &mut self,
        mid: MessageId,
        thread: ThreadId,
    ) -> Result<Option<u64>, StoreError> {
        let found: Option<i64> = message::table
            .find(mid.as_bytes().as_slice())
            .filter(message::thread.eq(thread.as_bytes().as_slice()))
            .filter(message::lane.eq(Lane::Case.as_str()))
            .filter(message::kind.ne("receipt"))
            .select(message::idx)
            .first(self.conn)
            .optional()?;
        found.map(row::count).transpose()
    }

    /// Everybody who has written in a thread.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn senders(&mut self, thread: ThreadId) -> Result<Vec<PersonId>, StoreError> {
        let rows: Vec<Vec<u8>> = message::table
            .filter(message::thread.eq(thread.as_bytes().as_slice()))
            .select(message::sender)
            .distinct()
            .load(self.conn)?;
        rows.iter().map(|r| row::id(r)).collect()
    }

    /// Receipt index and protection class of a message; its attachments have the same class.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn idx_and_class(
        &mut self,
        mid: MessageId,
    ) -> Result<Option<(u64, MessageClass)>, StoreError> {
        let found: Option<(i64, String)> = message::table
            .find(mid.as_bytes().as_slice())
            .select((message::idx, message::class))
            .first(self.conn)
            .optional()?;
        found
            .map(|(idx, class)| Ok((row::count(idx)?, words::class(&class)?)))
            .transpose()
    }
}
