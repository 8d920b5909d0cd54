// SPDX-License-Identifier: EUPL-1.2
//! What sessions of staff have opened just now, and the list of openings as the audit log has them.

use diesel::prelude::*;

use super::inbox::MAX_PAGE;
use super::row;
use crate::clock::Timestamp;
use crate::db::schema::{audit, opening};
use crate::error::StoreError;
use crate::ids::{Dept, SessionId, ThreadId};
use crate::model::{Opened, OpeningCursor, OpeningItem, OpeningPage, Purpose};

repository!(
    /// Openings of threads by staff.
    Openings
);

/// The word in the audit log for an opened thread; `open` alone is a state of work.
pub(crate) const OPEN: &str = "open-thread";
/// The same for an attachment whose bytes were fetched.
pub(crate) const OPEN_ATTACHMENT: &str = "open-attachment";

impl Openings<'_> {
    /// What for, if this session has opened this after `since`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(
        &mut self,
        session: SessionId,
        what: Opened,
        since: Timestamp,
    ) -> Result<Option<Purpose>, StoreError> {
        let found: Option<String> = opening::table
            .filter(opening::session.eq(session.as_bytes().as_slice()))
            .filter(opening::thread.eq(what.thread().as_bytes().as_slice()))
            .filter(opening::item.eq(what.item()))
            .filter(opening::at.gt(since.micros()))
            .select(opening::reason)
            .first(self.conn)
            .optional()?;
        found.as_deref().map(row::word).transpose()
    }

    /// Notes that this session has opened this, in place of an older time.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when the same session was faster in another request.
    pub fn replace(
        &mut self,
        session: SessionId,
        what: Opened,
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (thread, item) = (what.thread(), what.item());
        diesel::delete(
            opening::table
                .filter(opening::session.eq(session.as_bytes().as_slice()))
                .filter(opening::thread.eq(thread.as_bytes().as_slice()))
                .filter(opening::item.eq(&item)),
        )
        .execute(self.conn)?;
        diesel::insert_into(opening::table)
            .values((
                opening::session.eq(session.as_bytes().as_slice()),
                opening::thread.eq(thread.as_bytes().as_slice()),
                opening::item.eq(&item),
                opening::reason.eq(purpose.as_str()),
                opening::at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Who has opened a thread, newest first; `units`: only on behalf of these.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn page(
        &mut self,
        thread: ThreadId,
        units: Option<&[Dept]>,
        before: Option<OpeningCursor>,
        limit: u32,
    ) -> Result<OpeningPage, StoreError> {
        type Row = (
            Vec<u8>,
            i64,
            Option<Vec<u8>>,
            Option<String>,
            Option<String>,
            Option<String>,
        );
        let limit = limit.clamp(1, MAX_PAGE);
        let (at, id) = match before {
            Some(cursor) => (cursor.at.micros(), cursor.id.as_bytes().to_vec()),
            // Behind every possible line.
            None => (i64::MAX, vec![0xff; 17]),
        };
        let query = audit::table
            .filter(audit::object_kind.eq("thread"))
            .filter(audit::object.eq(thread.to_string()))
            .filter(audit::action.eq_any([OPEN, OPEN_ATTACHMENT]))
            .filter(audit::at.le(at))
            .filter(audit::at.lt(at).or(audit::id.lt(id)))
            .order((audit::at.desc(), audit::id.desc()))
            .limit(i64::from(limit) + 1)
            .select((
                audit::id,
                audit::at,
                audit::actor,
                audit::unit,
                audit::item,
                audit::reason,
            ));
        let rows: Vec<Row> = match units {
            None => query.load(self.conn)?,
            Some(units) => {
                let words: Vec<&str> = units.iter().map(Dept::as_str).collect();
                query.filter(audit::unit.eq_any(words)).load(self.conn)?
            }
        };
        let mut rows = rows
            .into_iter()
            .map(parse)
            .collect::<Result<Vec<_>, StoreError>>()?;
        let full = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > full;
        rows.truncate(full);
        let next = rows.last().filter(|_| more).map(|last| OpeningCursor {
            at: last.at,
            id: last.id,
        });
        return Ok(OpeningPage { rows, next });

        fn parse((id, at, by, unit, item, reason): Row) -> Result<OpeningItem, StoreError> {
            let missing = || StoreError::Internal("opening without a person or unit".to_owned());
            Ok(OpeningItem {
                id: row::id(&id)?,
                at: Timestamp::from_micros(at),
                by: row::id(&by.ok_or_else(missing)?)?,
                unit: row::word(&unit.ok_or_else(missing)?)?,
                attachment: item.as_deref().map(row::word).transpose()?,
                purpose: row::word(&reason.ok_or_else(missing)?)?,
            })
        }
    }

    /// Forgets what was opened before then; the audit log keeps it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge(&mut self, before: Timestamp) -> Result<usize, StoreError> {
        Ok(
            diesel::delete(opening::table.filter(opening::at.lt(before.micros())))
                .execute(self.conn)?,
        )
    }
}
