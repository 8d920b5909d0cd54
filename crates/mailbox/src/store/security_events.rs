// SPDX-License-Identifier: EUPL-1.2
//! What happened to accounts.

use diesel::prelude::*;

use super::inbox::MAX_PAGE;
use super::row;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::db::schema::security_event as se;
use crate::error::StoreError;
use crate::ids::{PersonId, SecurityEventId};
use crate::model::{NewSecurityEvent, SecurityCursor, SecurityEvent, SecurityPage};

repository!(
    /// What happened to accounts.
    SecurityEvents
);

type Row = (
    Vec<u8>,
    Vec<u8>,
    String,
    Option<String>,
    Option<Vec<u8>>,
    i64,
);

fn parse(r: Row) -> Result<SecurityEvent, StoreError> {
    Ok(SecurityEvent {
        id: row::id(&r.0)?,
        at: Timestamp::from_micros(r.5),
        new: NewSecurityEvent {
            pid: row::id(&r.1)?,
            kind: row::word(&r.2)?,
            word: r.3.as_deref().map(row::word).transpose()?,
            session: row::opt_id(r.4.as_deref())?,
        },
    })
}

impl SecurityEvents<'_> {
    /// Writes an event. [`crate::service::tell`] does it together with the mail.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert(&mut self, new: &NewSecurityEvent, ctx: &Ctx) -> Result<(), StoreError> {
        let id = SecurityEventId::timed(ctx.chance(), ctx.now());
        diesel::insert_into(se::table)
            .values((
                se::id.eq(id.as_bytes().as_slice()),
                se::pid.eq(new.pid.as_bytes().as_slice()),
                se::kind.eq(new.kind.as_str()),
                se::word.eq(new.word.map(crate::model::SecurityWord::as_str)),
                se::session.eq(new.session.as_ref().map(|s| s.as_bytes().as_slice())),
                se::at.eq(ctx.now().micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// What happened to a person's account, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn page(
        &mut self,
        pid: PersonId,
        before: Option<SecurityCursor>,
        limit: u32,
    ) -> Result<SecurityPage, StoreError> {
        let limit = limit.clamp(1, MAX_PAGE);
        let (at, id) = match before {
            Some(cursor) => (cursor.at.micros(), cursor.id.as_bytes().to_vec()),
            // Behind every possible line.
            None => (i64::MAX, vec![0xff; 17]),
        };
        let rows: Vec<Row> = se::table
            .filter(se::pid.eq(pid.as_bytes().as_slice()))
            .filter(se::at.le(at))
            .filter(se::at.lt(at).or(se::id.lt(id)))
            .order((se::at.desc(), se::id.desc()))
            .limit(i64::from(limit) + 1)
            .select((se::id, se::pid, se::kind, se::word, se::session, se::at))
            .load(self.conn)?;
        let mut rows = rows
            .into_iter()
            .map(parse)
            .collect::<Result<Vec<_>, StoreError>>()?;
        let full = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > full;
        rows.truncate(full);
        let next = rows.last().filter(|_| more).map(|last| SecurityCursor {
            at: last.at,
            id: last.id,
        });
        Ok(SecurityPage { rows, next })
    }

    /// Deletes events from before then.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge(&mut self, before: Timestamp) -> Result<usize, StoreError> {
        Ok(diesel::delete(se::table.filter(se::at.lt(before.micros()))).execute(self.conn)?)
    }
}
