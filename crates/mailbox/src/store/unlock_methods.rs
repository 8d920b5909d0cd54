// SPDX-License-Identifier: EUPL-1.2
//! Unlock methods and their wrong tries.

use diesel::prelude::*;
use protocol::Hash;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::unlock_method as um;
use crate::error::StoreError;
use crate::ids::{MethodId, PersonId};
use crate::model::{Method, NewMethod};

repository!(
    /// Unlock methods.
    UnlockMethods
);

type Row = (
    Vec<u8>,
    Vec<u8>,
    String,
    Vec<u8>,
    Option<Vec<u8>>,
    Option<Vec<u8>>,
    i64,
    Option<i64>,
    i64,
    Option<i64>,
);

fn parse(r: Row) -> Result<Method, StoreError> {
    Ok(Method {
        new: NewMethod {
            id: row::id(&r.0)?,
            tag: row::word(&r.2)?,
            mac: row::hash(&r.3)?,
            auth_hash: row::opt_hash(r.4.as_deref())?,
            locator_hash: row::opt_hash(r.5.as_deref())?,
        },
        pid: row::id(&r.1)?,
        failures: u32::try_from(r.6).unwrap_or(u32::MAX),
        blocked_until: row::opt_time(r.7),
        added_at: Timestamp::from_micros(r.8),
        failed_at: row::opt_time(r.9),
    })
}

macro_rules! columns {
    () => {
        (
            um::id,
            um::pid,
            um::tag,
            um::mac,
            um::auth_hash,
            um::locator_hash,
            um::failures,
            um::blocked_until,
            um::added_at,
            um::failed_at,
        )
    };
}

impl UnlockMethods<'_> {
    /// The method.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, id: MethodId) -> Result<Option<Method>, StoreError> {
        let row: Option<Row> = um::table
            .find(id.as_bytes().as_slice())
            .select(columns!())
            .first(self.conn)
            .optional()?;
        row.map(parse).transpose()
    }

    /// The recovery sheet with this locator.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_locator(&mut self, hash: Hash) -> Result<Option<Method>, StoreError> {
        let row: Option<Row> = um::table
            .filter(um::locator_hash.eq(hash.as_bytes().as_slice()))
            .select(columns!())
            .first(self.conn)
            .optional()?;
        row.map(parse).transpose()
    }

    /// The methods of a person, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_person(&mut self, pid: PersonId) -> Result<Vec<Method>, StoreError> {
        let rows: Vec<Row> = um::table
            .filter(um::pid.eq(pid.as_bytes().as_slice()))
            .order((um::added_at, um::id))
            .select(columns!())
            .load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }

    /// Makes these the methods of a person. Ids that stay keep their count of failures, so that sending a
    /// bundle does not lift a block.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when an id or locator belongs to somebody else.
    pub fn replace_all(
        &mut self,
        pid: PersonId,
        methods: &[NewMethod],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let before = self.find_by_person(pid)?;
        diesel::delete(um::table.filter(um::pid.eq(pid.as_bytes().as_slice())))
            .execute(self.conn)?;
        for method in methods {
            let old = before.iter().find(|old| old.new.id == method.id);
            diesel::insert_into(um::table)
                .values((
                    um::id.eq(method.id.as_bytes().as_slice()),
                    um::pid.eq(pid.as_bytes().as_slice()),
                    um::tag.eq(method.tag.as_str()),
                    um::mac.eq(method.mac.as_bytes().as_slice()),
                    um::auth_hash.eq(method.auth_hash.as_ref().map(|h| h.as_bytes().as_slice())),
                    um::locator_hash.eq(method
                        .locator_hash
                        .as_ref()
                        .map(|h| h.as_bytes().as_slice())),
                    um::failures.eq(old.map_or(0, |old| i64::from(old.failures))),
                    um::blocked_until
                        .eq(old.and_then(|old| old.blocked_until).map(Timestamp::micros)),
                    um::added_at.eq(old.map_or(now, |old| old.added_at).micros()),
                    um::failed_at.eq(old.and_then(|old| old.failed_at).map(Timestamp::micros)),
                ))
                .execute(self.conn)?;
        }
        Ok(())
    }

    /// A wrong try: so many by now, and no other before then.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_failed(
        &mut self,
        id: MethodId,
        failures: u32,
        blocked_until: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        diesel::update(um::table.find(id.as_bytes().as_slice()))
            .set((
                um::failures.eq(i64::from(failures)),
                um::blocked_until.eq(blocked_until.map(Timestamp::micros)),
                um::failed_at.eq(Some(now.micros())),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// All tries are there again.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn clear_failures(&mut self, id: MethodId) -> Result<(), StoreError> {
        diesel::update(um::table.find(id.as_bytes().as_slice()))
            .set((
                um::failures.eq(0),
                um::blocked_until.eq(None::<i64>),
                um::failed_at.eq(None::<i64>),
            ))
            .execute(self.conn)?;
        Ok(())
    }
}
