// SPDX-License-Identifier: EUPL-1.2
//! What became of notifications: for metrics, for the operator, for evidence.

use diesel::prelude::*;

use super::{AttemptRow, Outbox};
use crate::clock::Timestamp;
use crate::db::dialect::{OUTBOX_SENDING, OUTBOX_WAITS, OutboxColumns, literal, outbox_columns};
use crate::db::schema::{mail_return, outbox, outbox_attempt as attempt};
use crate::error::StoreError;
use crate::ids::{AttemptId, OutboxId, PersonId};
use crate::model::{OutboxCounts, OutboxRow, OutboxState, SentMail, SmtpReply, SmtpRoute, SmtpTls};
use crate::store::row;

pub(super) fn parse(r: OutboxColumns) -> Result<OutboxRow, StoreError> {
    Ok(OutboxRow {
        id: row::id(&r.id)?,
        pid: row::id(&r.pid)?,
        kind: row::word(&r.kind)?,
        state: row::word(&r.state)?,
        due_at: Timestamp::from_micros(r.due_at),
        items: row::count(r.items)?,
        attempts: u32::try_from(r.attempts).unwrap_or(u32::MAX),
        folded_from: row::opt_id(r.folded_from.as_deref())?,
        created_at: Timestamp::from_micros(r.created_at),
        done_at: row::opt_time(r.done_at),
        pushed_at: row::opt_time(r.pushed_at),
    })
}

#[derive(Queryable)]
struct AttemptColumns {
    id: Vec<u8>,
    started_at: i64,
    ended_at: Option<i64>,
    outcome: String,
    host: Option<String>,
    peer: Option<String>,
    tls_version: Option<String>,
    tls_cipher: Option<String>,
    code: Option<i64>,
    reply: Option<String>,
}

fn parse_attempt(r: AttemptColumns) -> Result<AttemptRow, StoreError> {
    let agreed = r.tls_version.zip(r.tls_cipher);
    let tls = agreed.map(|(version, cipher)| SmtpTls { version, cipher });
    let peer = r.peer;
    Ok(AttemptRow {
        id: row::id(&r.id)?,
        started_at: Timestamp::from_micros(r.started_at),
        ended_at: row::opt_time(r.ended_at),
        outcome: r.outcome,
        route: r.host.map(|host| SmtpRoute { host, peer, tls }),
        reply: SmtpReply {
            code: r.code.and_then(|code| u16::try_from(code).ok()),
            text: r.reply,
        },
    })
}

/// States of mails that somebody may have got.
const WENT_OUT: [&str; 2] = [OutboxState::Sent.as_str(), OutboxState::Unknown.as_str()];

fn went_out(
    (id, state, at): (Vec<u8>, String, Option<i64>),
) -> Result<Option<SentMail>, StoreError> {
    let Some(at) = at else { return Ok(None) };
    Ok(Some(SentMail {
        id: row::id(&id)?,
        at: Timestamp::from_micros(at),
        sure: state == OutboxState::Sent.as_str(),
    }))
}

impl Outbox<'_> {
    /// A row.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, id: OutboxId) -> Result<Option<OutboxRow>, StoreError> {
        let row: Option<OutboxColumns> = outbox::table
            .find(id.as_bytes().as_slice())
            .select(outbox_columns!())
            .first(self.conn)
            .optional()?;
        row.map(parse).transpose()
    }

    /// The rows of a person, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_person(&mut self, pid: PersonId) -> Result<Vec<OutboxRow>, StoreError> {
        let rows: Vec<OutboxColumns> = outbox::table
            .filter(outbox::pid.eq(pid.as_bytes().as_slice()))
            .order((outbox::created_at, outbox::id))
            .select(outbox_columns!())
            .load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }

    /// Mails that went to a person, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn sent_to(&mut self, pid: PersonId, limit: i64) -> Result<Vec<SentMail>, StoreError> {
        let rows: Vec<(Vec<u8>, String, Option<i64>)> = outbox::table
            .filter(outbox::pid.eq(pid.as_bytes().as_slice()))
            .filter(outbox::state.eq_any(WENT_OUT))
            .order((outbox::done_at.desc(), outbox::id.desc()))
            .limit(limit)
            .select((outbox::id, outbox::state, outbox::done_at))
            .load(self.conn)?;
        rows.into_iter()
            .filter_map(|row| went_out(row).transpose())
            .collect()
    }

    /// A mail that went out, by the id that stands in it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn sent(&mut self, id: OutboxId) -> Result<Option<SentMail>, StoreError> {
        let row: Option<(Vec<u8>, String, Option<i64>)> = outbox::table
            .find(id.as_bytes().as_slice())
            .filter(outbox::state.eq_any(WENT_OUT))
            .select((outbox::id, outbox::state, outbox::done_at))
            .first(self.conn)
            .optional()?;
        row.map_or(Ok(None), went_out)
    }

    /// The attempts of a row, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn attempts(&mut self, id: OutboxId) -> Result<Vec<AttemptRow>, StoreError> {
        let rows: Vec<AttemptColumns> = attempt::table
            .filter(attempt::outbox.eq(id.as_bytes().as_slice()))
            .order((attempt::started_at, attempt::id))
            .select((
                attempt::id,
                attempt::started_at,
                attempt::ended_at,
                attempt::outcome,
                attempt::host,
                attempt::peer,
                attempt::tls_version,
                attempt::tls_cipher,
                attempt::code,
                attempt::reply,
            ))
            .load(self.conn)?;
        rows.into_iter().map(parse_attempt).collect()
    }

    /// One attempt, and of which row.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(super) fn attempt(
        &mut self,
        id: AttemptId,
    ) -> Result<Option<(OutboxId, AttemptRow)>, StoreError> {
        let outbox: Option<Vec<u8>> = attempt::table
            .find(id.as_bytes().as_slice())
            .select(attempt::outbox)
            .first(self.conn)
            .optional()?;
        let Some(outbox) = outbox else {
            return Ok(None);
        };
        let outbox = row::id(&outbox)?;
        let all = self.attempts(outbox)?;
        Ok(all
            .into_iter()
            .find(|row| row.id == id)
            .map(|row| (outbox, row)))
    }

    /// Rows by state, for metrics.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn counts(&mut self, now: Timestamp) -> Result<OutboxCounts, StoreError> {
        let due: i64 = outbox::table
            .filter(literal(OUTBOX_WAITS))
            .filter(outbox::due_at.le(now.micros()))
            .count()
            .get_result(self.conn)?;
        let waiting: i64 = outbox::table
            .filter(literal(OUTBOX_WAITS))
            .filter(outbox::due_at.gt(now.micros()))
            .count()
            .get_result(self.conn)?;
        let sending: i64 = outbox::table
            .filter(literal(OUTBOX_SENDING))
            .count()
            .get_result(self.conn)?;
        let oldest: Option<i64> = outbox::table
            .filter(literal(OUTBOX_WAITS))
            .filter(outbox::due_at.le(now.micros()))
            .order(outbox::due_at)
            .select(outbox::due_at)
            .first(self.conn)
            .optional()?;
        Ok(OutboxCounts {
            due: row::count(due)?,
            waiting: row::count(waiting)?,
            sending: row::count(sending)?,
            oldest_due: row::opt_time(oldest),
        })
    }

    /// Deletes ended rows and their attempts from before then.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge(&mut self, before: Timestamp) -> Result<usize, StoreError> {
        let ended: Vec<Vec<u8>> = outbox::table
            .filter(outbox::done_at.lt(before.micros()))
            .limit(1000)
            .select(outbox::id)
            .load(self.conn)?;
        for id in &ended {
            diesel::delete(attempt::table.filter(attempt::outbox.eq(id.as_slice())))
                .execute(self.conn)?;
            diesel::delete(mail_return::table.filter(mail_return::outbox.eq(id.as_slice())))
                .execute(self.conn)?;
            diesel::delete(outbox::table.find(id.as_slice())).execute(self.conn)?;
        }
        Ok(ended.len())
    }
}
