// SPDX-License-Identifier: EUPL-1.2
//! Codes for one answer without an account. Who may do what with them is in [`crate::service`].

use diesel::prelude::*;
use protocol::Hash;

use super::row;
use crate::ciphertext::Ciphertext;
use crate::clock::Timestamp;
use crate::db::schema::reply_code as rc;
use crate::error::StoreError;
use crate::ids::{ReplyCodeId, ThreadId};
use crate::model::{NewReplyCode, Reply, ReplyCode};

repository!(
    /// Codes for one answer without an account.
    ReplyCodes
);

#[derive(Queryable)]
struct Row {
    id: Vec<u8>,
    thread: Vec<u8>,
    dept: String,
    epoch: i64,
    locator_hash: Vec<u8>,
    key_mac: Vec<u8>,
    kept: Vec<u8>,
    made_by: Vec<u8>,
    made_at: i64,
    expires_at: i64,
    revoked_at: Option<i64>,
    answered_at: Option<i64>,
    answer: Option<Vec<u8>>,
    answer_mac: Option<Vec<u8>>,
}

fn parse(r: Row) -> Result<ReplyCode, StoreError> {
    let answer = match (r.answer, r.answer_mac, r.answered_at) {
        (Some(answer), Some(mac), Some(at)) => Some(Reply {
            answer: row::id(&answer)?,
            mac: row::hash(&mac)?,
            at: Timestamp::from_micros(at),
        }),
        _ => None,
    };
    Ok(ReplyCode {
        thread: row::id(&r.thread)?,
        made: NewReplyCode {
            id: row::id(&r.id)?,
            dept: row::word(&r.dept)?,
            epoch: row::count(r.epoch)?,
            locator_hash: row::hash(&r.locator_hash)?,
            key_mac: row::hash(&r.key_mac)?,
            kept: Ciphertext::stored(r.kept),
            expires_at: Timestamp::from_micros(r.expires_at),
        },
        made_by: row::id(&r.made_by)?,
        made_at: Timestamp::from_micros(r.made_at),
        revoked_at: row::opt_time(r.revoked_at),
        answer,
    })
}

impl ReplyCodes<'_> {
    /// Stores a new code.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when id or hash are taken.
    pub fn insert(&mut self, new: &ReplyCode) -> Result<(), StoreError> {
        let made = &new.made;
        diesel::insert_into(rc::table)
            .values((
                rc::id.eq(made.id.as_bytes().as_slice()),
                rc::thread.eq(new.thread.as_bytes().as_slice()),
                rc::dept.eq(made.dept.as_str()),
                rc::epoch.eq(row::big(made.epoch)?),
                rc::locator_hash.eq(made.locator_hash.as_bytes().as_slice()),
                rc::key_mac.eq(made.key_mac.as_bytes().as_slice()),
                rc::kept.eq(made.kept.as_bytes()),
                rc::made_by.eq(new.made_by.as_bytes().as_slice()),
                rc::made_at.eq(new.made_at.micros()),
                rc::expires_at.eq(made.expires_at.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// One of them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, id: ReplyCodeId) -> Result<Option<ReplyCode>, StoreError> {
        let found: Option<Row> = rc::table
            .find(id.as_bytes().as_slice())
            .first(self.conn)
            .optional()?;
        found.map(parse).transpose()
    }

    /// The one with this locator.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_locator(&mut self, locator_hash: Hash) -> Result<Option<ReplyCode>, StoreError> {
        let found: Option<Row> = rc::table
            .filter(rc::locator_hash.eq(locator_hash.as_bytes().as_slice()))
            .first(self.conn)
            .optional()?;
        found.map(parse).transpose()
    }

    /// Those of a case, the oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_thread(&mut self, thread: ThreadId) -> Result<Vec<ReplyCode>, StoreError> {
        let rows: Vec<Row> = rc::table
            .filter(rc::thread.eq(thread.as_bytes().as_slice()))
            .order((rc::made_at, rc::id))
            .load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }

    /// Takes one back that nobody has used. Gives `false` when somebody has, or it was taken back before.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn revoke(&mut self, id: ReplyCodeId, now: Timestamp) -> Result<bool, StoreError> {
        let n = diesel::update(
            rc::table
                .find(id.as_bytes().as_slice())
                .filter(rc::revoked_at.is_null())
                .filter(rc::answered_at.is_null()),
        )
        .set(rc::revoked_at.eq(Some(now.micros())))
        .execute(self.conn)?;
        Ok(n == 1)
    }

    /// Takes all of a case back that nobody has used.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn revoke_all(&mut self, thread: ThreadId, now: Timestamp) -> Result<usize, StoreError> {
        Ok(diesel::update(
            rc::table
                .filter(rc::thread.eq(thread.as_bytes().as_slice()))
                .filter(rc::revoked_at.is_null())
                .filter(rc::answered_at.is_null()),
        )
        .set(rc::revoked_at.eq(Some(now.micros())))
        .execute(self.conn)?)
    }

    /// Uses it up. Gives `false` when it was used, taken back, or has ended: of any number at once one gets `true`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn use_up(&mut self, id: ReplyCodeId, reply: &Reply) -> Result<bool, StoreError> {
        let n = diesel::update(
            rc::table
                .find(id.as_bytes().as_slice())
                .filter(rc::revoked_at.is_null())
                .filter(rc::answered_at.is_null())
                .filter(rc::expires_at.gt(reply.at.micros())),
        )
        .set((
            rc::answered_at.eq(Some(reply.at.micros())),
            rc::answer.eq(Some(reply.answer.as_bytes().as_slice())),
            rc::answer_mac.eq(Some(reply.mac.as_bytes().as_slice())),
        ))
        .execute(self.conn)?;
        Ok(n == 1)
    }
}
