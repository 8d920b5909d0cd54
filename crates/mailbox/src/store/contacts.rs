// SPDX-License-Identifier: EUPL-1.2
//! E-mail addresses, sealed to the notifier.

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::db::schema::contact;
use crate::error::StoreError;
use crate::ids::PersonId;
use crate::sensitive::Sensitive;

repository!(
    /// Sealed addresses.
    Contacts
);

/// A sealed address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Address, sealed to the notifier.
    pub sealed: Sensitive<String>,
    /// Language of the text (BCP 47).
    pub lang: String,
}

impl Contacts<'_> {
    /// Stores an address in place of an older one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn upsert(
        &mut self,
        pid: PersonId,
        contact: &Contact,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let values = (
            contact::sealed.eq(contact.sealed.expose().as_str()),
            contact::lang.eq(contact.lang.as_str()),
            contact::updated_at.eq(now.micros()),
        );
        let n = diesel::update(contact::table.find(pid.as_bytes().as_slice()))
            .set(values)
            .execute(self.conn)?;
        if n == 0 {
            diesel::insert_into(contact::table)
                .values((contact::pid.eq(pid.as_bytes().as_slice()), values))
                .execute(self.conn)?;
        }
        Ok(())
    }

    /// A person's address.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, pid: PersonId) -> Result<Option<Contact>, StoreError> {
        let row: Option<(String, String)> = contact::table
            .find(pid.as_bytes().as_slice())
            .select((contact::sealed, contact::lang))
            .first(self.conn)
            .optional()?;
        Ok(row.map(|(sealed, lang)| Contact {
            sealed: Sensitive::new(sealed),
            lang,
        }))
    }

    /// Forgets a person's address.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete(&mut self, pid: PersonId) -> Result<(), StoreError> {
        diesel::delete(contact::table.find(pid.as_bytes().as_slice())).execute(self.conn)?;
        Ok(())
    }
}
