// SPDX-License-Identifier: EUPL-1.2
//! What people said about decisions in the portal. Nothing is changed or removed: each word is evidence.

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::consent;
use crate::error::StoreError;
use crate::ids::PersonId;
use crate::model::{Consent, JsonText};

repository!(
    /// Who agrees to decisions in the portal.
    Consents
);

type Row = (Vec<u8>, Vec<u8>, i64, i64, String, Option<String>, String);

fn parse((id, pid, given, at, level, method, stmt): Row) -> Result<Consent, StoreError> {
    Ok(Consent {
        id: row::id(&id)?,
        pid: row::id(&pid)?,
        given: given == 1,
        at: Timestamp::from_micros(at),
        level: row::word(&level)?,
        method: method.as_deref().map(row::word).transpose()?,
        stmt: JsonText::stored(stmt),
    })
}

impl Consents<'_> {
    /// Puts a word on record.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert(&mut self, new: &Consent) -> Result<(), StoreError> {
        diesel::insert_into(consent::table)
            .values((
                consent::id.eq(new.id.as_bytes().as_slice()),
                consent::pid.eq(new.pid.as_bytes().as_slice()),
                consent::given.eq(i64::from(new.given)),
                consent::at.eq(new.at.micros()),
                consent::level.eq(new.level.as_str()),
                consent::method.eq(new.method.map(|method| method.as_str())),
                consent::stmt.eq(new.stmt.as_str()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// What a person said last, if she ever said anything.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn newest(&mut self, pid: PersonId) -> Result<Option<Consent>, StoreError> {
        let found: Option<Row> = consent::table
            .filter(consent::pid.eq(pid.as_bytes().as_slice()))
            .order((consent::at.desc(), consent::id.desc()))
            .select((
                consent::id,
                consent::pid,
                consent::given,
                consent::at,
                consent::level,
                consent::method,
                consent::stmt,
            ))
            .first(self.conn)
            .optional()?;
        found.map(parse).transpose()
    }
}
