// SPDX-License-Identifier: EUPL-1.2
//! Notifications that came back: class, status, who reports, when. What follows is [`crate::service::take_return`]'s.

use diesel::prelude::*;
use protocol::evidence::Fact;

use super::evidence::Evidence;
use super::row;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::db::schema::{mail_return as r, outbox};
use crate::error::StoreError;
use crate::ids::{OutboxId, PersonId};
use crate::model::{DeliveryReport, MailReturn, OutboxKind, ReturnClass};

repository!(
    /// Notifications that came back.
    MailReturns
);

type Row = (
    Vec<u8>,
    String,
    Vec<u8>,
    Option<String>,
    Option<String>,
    i64,
    i64,
);

fn parse((outbox, class, pid, status, host, sent_at, at): Row) -> Result<MailReturn, StoreError> {
    let report = DeliveryReport {
        class: row::word(&class)?,
        status: status.as_deref().map(row::word).transpose()?,
        host,
    };
    Ok(MailReturn {
        outbox: row::id(&outbox)?,
        pid: row::id(&pid)?,
        report,
        sent_at: Timestamp::from_micros(sent_at),
        at: Timestamp::from_micros(at),
    })
}

impl MailReturns<'_> {
    /// Puts a report on record. False: the same class is there of this notification, and stays as it is.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert(&mut self, new: &MailReturn, ctx: &Ctx) -> Result<bool, StoreError> {
        let class = new.report.class.as_str();
        let known: Option<String> = r::table
            .find((new.outbox.as_bytes().as_slice(), class))
            .select(r::class)
            .first(self.conn)
            .optional()?;
        if known.is_some() {
            return Ok(false);
        }
        let status = new.report.status.map(|status| status.to_string());
        diesel::insert_into(r::table)
            .values((
                r::outbox.eq(new.outbox.as_bytes().as_slice()),
                r::class.eq(class),
                r::pid.eq(new.pid.as_bytes().as_slice()),
                r::status.eq(status.as_deref()),
                r::host.eq(new.report.host.as_deref()),
                r::sent_at.eq(new.sent_at.micros()),
                r::at.eq(new.at.micros()),
            ))
            .execute(self.conn)?;
        let fact = Fact::Report {
            notification: new.outbox.to_string(),
            class: class.to_owned(),
            status,
            host: new.report.host.clone(),
        };
        Evidence::on(self.conn).add_of(ctx, new.outbox, &fact)?;
        Ok(true)
    }

    /// What came back of one notification, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_outbox(&mut self, id: OutboxId) -> Result<Vec<MailReturn>, StoreError> {
        let rows: Vec<Row> = r::table
            .filter(r::outbox.eq(id.as_bytes().as_slice()))
            .order((r::at, r::class))
            .select((
                r::outbox,
                r::class,
                r::pid,
                r::status,
                r::host,
                r::sent_at,
                r::at,
            ))
            .load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }

    /// Notifications to a person's address in force that went out since then and came back for good.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn hard_since(&mut self, pid: PersonId, since: Timestamp) -> Result<u64, StoreError> {
        let n: i64 = r::table
            .inner_join(outbox::table.on(outbox::id.eq(r::outbox)))
            .filter(r::pid.eq(pid.as_bytes().as_slice()))
            // Those go to other addresses (`OutboxKind::is_to_address_in_force`).
            .filter(outbox::kind.ne(OutboxKind::Confirm.as_str()))
            .filter(outbox::kind.ne(OutboxKind::Moved.as_str()))
            .filter(outbox::kind.ne(OutboxKind::Rekeyed.as_str()))
            .filter(outbox::kind.ne(OutboxKind::MailIn.as_str()))
            .filter(r::class.eq(ReturnClass::Hard.as_str()))
            .filter(r::sent_at.ge(since.micros()))
            .count()
            .get_result(self.conn)?;
        row::count(n)
    }

    /// Whether the newest notification of a kind to a person came back.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn newest_came_back(
        &mut self,
        pid: PersonId,
        kind: OutboxKind,
    ) -> Result<bool, StoreError> {
        let newest: Option<Vec<u8>> = outbox::table
            .filter(outbox::pid.eq(pid.as_bytes().as_slice()))
            .filter(outbox::kind.eq(kind.as_str()))
            .order((outbox::created_at.desc(), outbox::id.desc()))
            .select(outbox::id)
            .first(self.conn)
            .optional()?;
        let Some(newest) = newest else {
            return Ok(false);
        };
        let all = self.of_outbox(row::id(&newest)?)?;
        Ok(all.iter().any(|one| one.report.class.came_back()))
    }
}
