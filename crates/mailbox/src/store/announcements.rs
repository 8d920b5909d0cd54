// SPDX-License-Identifier: EUPL-1.2
//! How far decisions have come to those whom they concern. The rules of the days are in [`crate::deadlines`].

use diesel::prelude::*;
use protocol::evidence::Fact;

use super::evidence::Evidence;
use super::row;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::db::schema::announcement as a;
use crate::error::StoreError;
use crate::ids::{ConsentId, MessageId, OutboxId, PersonId, ThreadId};
use crate::model::{Announcement, CameBack, DeliveryReport, Level, Notified, SmtpReply};

repository!(
    /// Decisions on their way.
    Announcements
);

/// A decision that can be fetched from now on.
#[derive(Clone, Copy, Debug)]
pub struct NewAnnouncement {
    /// The decision.
    pub mid: MessageId,
    /// To whom.
    pub pid: PersonId,
    /// Where.
    pub thread: ThreadId,
    /// Its receipt index.
    pub idx: u64,
    /// Under which consent.
    pub consent: ConsentId,
    /// Its notification.
    pub outbox: OutboxId,
}

#[derive(Queryable)]
struct Row {
    mid: Vec<u8>,
    pid: Vec<u8>,
    idx: i64,
    consent: Vec<u8>,
    provided_at: i64,
    outbox: Vec<u8>,
    notified_at: Option<i64>,
    host: Option<String>,
    code: Option<i64>,
    reply: Option<String>,
    failed_at: Option<i64>,
    fetched_at: Option<i64>,
    fetched_level: Option<String>,
    reminders: i64,
    tasked_at: Option<i64>,
    returned_at: Option<i64>,
    returned_status: Option<String>,
    returned_host: Option<String>,
}

macro_rules! columns {
    () => {
        (
            a::mid,
            a::pid,
            a::idx,
            a::consent,
            a::provided_at,
            a::outbox,
            a::notified_at,
            a::host,
            a::code,
            a::reply,
            a::failed_at,
            a::fetched_at,
            a::fetched_level,
            a::reminders,
            a::tasked_at,
            a::returned_at,
            a::returned_status,
            a::returned_host,
        )
    };
}

fn parse(r: Row) -> Result<Announcement, StoreError> {
    let host = r.host;
    let reply = SmtpReply {
        code: r.code.and_then(|code| u16::try_from(code).ok()),
        text: r.reply,
    };
    let status = r.returned_status.as_deref().map(row::word).transpose()?;
    let returned = row::opt_time(r.returned_at).map(|at| CameBack {
        at,
        status,
        host: r.returned_host,
    });
    let level: Option<Level> = r.fetched_level.as_deref().map(row::word).transpose()?;
    Ok(Announcement {
        mid: row::id(&r.mid)?,
        pid: row::id(&r.pid)?,
        idx: row::count(r.idx)?,
        consent: row::id(&r.consent)?,
        provided_at: Timestamp::from_micros(r.provided_at),
        outbox: row::id(&r.outbox)?,
        notified: row::opt_time(r.notified_at).map(|at| Notified { at, host, reply }),
        failed_at: row::opt_time(r.failed_at),
        fetched: row::opt_time(r.fetched_at).zip(level),
        reminders: row::count(r.reminders)?,
        tasked_at: row::opt_time(r.tasked_at),
        returned,
    })
}

fn key((mid, pid): &(Vec<u8>, Vec<u8>)) -> Result<(MessageId, PersonId), StoreError> {
    Ok((row::id(mid)?, row::id(pid)?))
}

impl Announcements<'_> {
    /// A decision is there for somebody.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert(&mut self, new: &NewAnnouncement, ctx: &Ctx) -> Result<(), StoreError> {
        diesel::insert_into(a::table)
            .values((
                a::mid.eq(new.mid.as_bytes().as_slice()),
                a::pid.eq(new.pid.as_bytes().as_slice()),
                a::thread.eq(new.thread.as_bytes().as_slice()),
                a::idx.eq(row::big(new.idx)?),
                a::consent.eq(new.consent.as_bytes().as_slice()),
                a::provided_at.eq(ctx.now().micros()),
                a::outbox.eq(new.outbox.as_bytes().as_slice()),
                a::reminders.eq(0),
            ))
            .execute(self.conn)?;
        let mut evidence = Evidence::on(self.conn);
        let fact = Fact::Provided {
            thread: new.thread,
            idx: new.idx,
            document: evidence.document(new.mid)?,
            consent: new.consent.to_string(),
            notification: new.outbox.to_string(),
        };
        evidence.add(ctx, (new.mid, new.pid), &fact)
    }

    /// The announcements in a thread, oldest first; of one recipient if one is named.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_thread(
        &mut self,
        thread: ThreadId,
        only: Option<PersonId>,
    ) -> Result<Vec<Announcement>, StoreError> {
        let mut query = a::table
            .filter(a::thread.eq(thread.as_bytes().as_slice()))
            .order((a::idx, a::pid))
            .select(columns!())
            .into_boxed();
        if let Some(pid) = only {
            query = query.filter(a::pid.eq(pid.as_bytes().to_vec()));
        }
        let rows: Vec<Row> = query.load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }

    /// What nobody has fetched and nobody was told about, notified by `since` and reminded of less often than `below`. Oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn unfetched(
        &mut self,
        since: Timestamp,
        below: u64,
        limit: u32,
    ) -> Result<Vec<(MessageId, PersonId)>, StoreError> {
        let rows: Vec<(Vec<u8>, Vec<u8>)> = a::table
            .filter(a::fetched_at.is_null())
            .filter(a::tasked_at.is_null())
            .filter(a::notified_at.le(since.micros()))
            .filter(a::reminders.lt(row::big(below)?))
            .order(a::notified_at)
            .limit(i64::from(limit))
            .select((a::mid, a::pid))
            .load(self.conn)?;
        rows.iter().map(key).collect()
    }

    /// What could not be notified, or whose notification came back, was not fetched, and is nobody's task yet. Oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn unnotified(&mut self, limit: u32) -> Result<Vec<(MessageId, PersonId)>, StoreError> {
        let rows: Vec<(Vec<u8>, Vec<u8>)> = a::table
            .filter(a::fetched_at.is_null())
            .filter(a::tasked_at.is_null())
            .filter(a::failed_at.is_not_null().or(a::returned_at.is_not_null()))
            .order(a::provided_at)
            .limit(i64::from(limit))
            .select((a::mid, a::pid))
            .load(self.conn)?;
        rows.iter().map(key).collect()
    }

    /// All recipients of one decision.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_decision(&mut self, mid: MessageId) -> Result<Vec<Announcement>, StoreError> {
        let rows: Vec<Row> = a::table
            .filter(a::mid.eq(mid.as_bytes().as_slice()))
            .order(a::pid)
            .select(columns!())
            .load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }

    /// So many reminders are on their way.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_reminded(
        &mut self,
        mid: MessageId,
        pid: PersonId,
        reminders: u64,
        ctx: &Ctx,
    ) -> Result<(), StoreError> {
        let key = (mid.as_bytes().as_slice(), pid.as_bytes().as_slice());
        diesel::update(a::table.find(key))
            .set(a::reminders.eq(row::big(reminders)?))
            .execute(self.conn)?;
        let fact = Fact::Reminded { count: reminders };
        Evidence::on(self.conn).add(ctx, (mid, pid), &fact)
    }

    /// Nothing more is to be looked after: the units know that it has to go by post, or it has come to another recipient.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_tasked(
        &mut self,
        mid: MessageId,
        pid: PersonId,
        ctx: &Ctx,
    ) -> Result<(), StoreError> {
        let key = (mid.as_bytes().as_slice(), pid.as_bytes().as_slice());
        diesel::update(a::table.find(key))
            .set(a::tasked_at.eq(Some(ctx.now().micros())))
            .execute(self.conn)?;
        Evidence::on(self.conn).add(ctx, (mid, pid), &Fact::Closed {})
    }

    /// Where the decisions of a notification are, and whom they concern.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn places(&mut self, outbox: OutboxId) -> Result<Vec<(ThreadId, PersonId)>, StoreError> {
        let rows: Vec<(Vec<u8>, Vec<u8>)> = a::table
            .filter(a::outbox.eq(outbox.as_bytes().as_slice()))
            .select((a::thread, a::pid))
            .load(self.conn)?;
        rows.iter()
            .map(|(thread, pid)| Ok((row::id(thread)?, row::id(pid)?)))
            .collect()
    }

    /// The decisions of a notification, by recipient.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_outbox(
        &mut self,
        outbox: OutboxId,
    ) -> Result<Vec<(MessageId, PersonId)>, StoreError> {
        let rows: Vec<(Vec<u8>, Vec<u8>)> = a::table
            .filter(a::outbox.eq(outbox.as_bytes().as_slice()))
            .select((a::mid, a::pid))
            .load(self.conn)?;
        rows.iter().map(key).collect()
    }

    /// A notification came back, whether the relay had said that it took it or not. Only the first report counts.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_returned(
        &mut self,
        outbox: OutboxId,
        report: &DeliveryReport,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let status = report.status.map(|status| status.to_string());
        diesel::update(
            a::table
                .filter(a::outbox.eq(outbox.as_bytes().as_slice()))
                .filter(a::returned_at.is_null()),
        )
        .set((
            a::returned_at.eq(Some(at.micros())),
            a::returned_status.eq(status),
            a::returned_host.eq(report.host.as_deref()),
        ))
        .execute(self.conn)?;
        Ok(())
    }

    /// The relay has taken a notification: the time counts from the first one that stands for it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_notified(
        &mut self,
        outbox: OutboxId,
        (host, reply): (Option<&str>, &SmtpReply),
        at: Timestamp,
    ) -> Result<(), StoreError> {
        diesel::update(
            a::table
                .filter(a::outbox.eq(outbox.as_bytes().as_slice()))
                .filter(a::notified_at.is_null()),
        )
        .set((
            a::notified_at.eq(Some(at.micros())),
            a::host.eq(host),
            a::code.eq(reply.code.map(i64::from)),
            a::reply.eq(reply.text.as_deref()),
            a::failed_at.eq(None::<i64>),
        ))
        .execute(self.conn)?;
        Ok(())
    }

    /// There will be no notification under this row.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_failed(&mut self, outbox: OutboxId, ctx: &Ctx) -> Result<(), StoreError> {
        let fact = Fact::GivenUp {
            notification: outbox.to_string(),
        };
        self.note(ctx, outbox, &fact)?;
        diesel::update(
            a::table
                .filter(a::outbox.eq(outbox.as_bytes().as_slice()))
                .filter(a::notified_at.is_null()),
        )
        .set(a::failed_at.eq(Some(ctx.now().micros())))
        .execute(self.conn)?;
        Ok(())
    }

    /// Another row stands for a notification from now on: a reminder after an unknown outcome, or the one that swallowed it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn move_to(&mut self, from: OutboxId, to: OutboxId, ctx: &Ctx) -> Result<(), StoreError> {
        let fact = Fact::Moved {
            from: from.to_string(),
            to: to.to_string(),
        };
        self.note(ctx, from, &fact)?;
        diesel::update(
            a::table
                .filter(a::outbox.eq(from.as_bytes().as_slice()))
                .filter(a::notified_at.is_null()),
        )
        .set(a::outbox.eq(to.as_bytes().as_slice()))
        .execute(self.conn)?;
        Ok(())
    }

    /// Evidence about whatever a notification was still expected for.
    fn note(&mut self, ctx: &Ctx, outbox: OutboxId, fact: &Fact) -> Result<(), StoreError> {
        let rows: Vec<(Vec<u8>, Vec<u8>)> = a::table
            .filter(a::outbox.eq(outbox.as_bytes().as_slice()))
            .filter(a::notified_at.is_null())
            .select((a::mid, a::pid))
            .load(self.conn)?;
        for one in &rows {
            Evidence::on(self.conn).add(ctx, key(one)?, fact)?;
        }
        Ok(())
    }

    /// A recipient has seen the thread up to there. Only the first time counts.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_fetched(
        &mut self,
        (thread, pid): (ThreadId, PersonId),
        up_to: u64,
        level: Level,
        ctx: &Ctx,
    ) -> Result<(), StoreError> {
        let rows: Vec<(Vec<u8>, Vec<u8>)> = a::table
            .filter(a::thread.eq(thread.as_bytes().as_slice()))
            .filter(a::pid.eq(pid.as_bytes().as_slice()))
            .filter(a::idx.le(row::big(up_to)?))
            .filter(a::fetched_at.is_null())
            .select((a::mid, a::pid))
            .load(self.conn)?;
        let fact = Fact::Fetched {
            level: level.as_str().to_owned(),
        };
        for one in &rows {
            let (mid, pid) = key(one)?;
            let first = diesel::update(
                a::table
                    .find((one.0.as_slice(), one.1.as_slice()))
                    .filter(a::fetched_at.is_null()),
            )
            .set((
                a::fetched_at.eq(Some(ctx.now().micros())),
                a::fetched_level.eq(Some(level.as_str())),
            ))
            .execute(self.conn)?;
            if first == 1 {
                Evidence::on(self.conn).add(ctx, (mid, pid), &fact)?;
            }
        }
        Ok(())
    }
}
