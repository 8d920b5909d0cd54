// SPDX-License-Identifier: EUPL-1.2
//! The newest `fresh` statement of each person.

use diesel::prelude::*;
use protocol::Signed;
use protocol::statement::Fresh;

use crate::db::schema::fresh;
use crate::error::StoreError;
use crate::ids::PersonId;
use crate::model::JsonText;

repository!(
    /// The newest `fresh` statement of each person.
    FreshStatements
);

/// A stored `fresh` statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreshItem {
    /// The statement.
    pub stmt: JsonText,
    /// When it was signed, Unix seconds.
    pub iat: i64,
    /// End of its validity, Unix seconds.
    pub exp: i64,
}

impl FreshStatements<'_> {
    /// Stores a statement unless a newer one is known. `false` when nothing changed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn upsert(&mut self, stmt: &Signed<Fresh>) -> Result<bool, StoreError> {
        let new = stmt.payload();
        if self
            .lookup(new.pid)?
            .is_some_and(|known| known.iat >= new.iat.0)
        {
            return Ok(false);
        }
        let text = JsonText::of(stmt.envelope())?;
        let values = (
            fresh::bind_sh.eq(new.bind.as_bytes().as_slice()),
            fresh::envelope.eq(text.as_str()),
            fresh::iat.eq(new.iat.0),
            fresh::exp.eq(new.exp.0),
        );
        let n = diesel::update(fresh::table.find(new.pid.as_bytes().as_slice()))
            .set(values)
            .execute(self.conn)?;
        if n == 0 {
            diesel::insert_into(fresh::table)
                .values((fresh::pid.eq(new.pid.as_bytes().as_slice()), values))
                .execute(self.conn)?;
        }
        Ok(true)
    }

    /// The newest statement about a person.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, pid: PersonId) -> Result<Option<FreshItem>, StoreError> {
        let row: Option<(String, i64, i64)> = fresh::table
            .find(pid.as_bytes().as_slice())
            .select((fresh::envelope, fresh::iat, fresh::exp))
            .first(self.conn)
            .optional()?;
        Ok(row.map(|(text, iat, exp)| FreshItem {
            stmt: JsonText::stored(text),
            iat,
            exp,
        }))
    }

    /// Forgets what was signed about an older binding.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete(&mut self, pid: PersonId) -> Result<(), StoreError> {
        diesel::delete(fresh::table.find(pid.as_bytes().as_slice())).execute(self.conn)?;
        Ok(())
    }
}
