// SPDX-License-Identifier: EUPL-1.2
//! Invitations: by a code that their own device drew, representatives name themselves to whoever wants to let them act.

use diesel::prelude::*;
use protocol::Hash;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::invitation;
use crate::error::StoreError;
use crate::ids::PersonId;
use crate::model::Invitation;

repository!(
    /// Invitations.
    Invitations
);

type Row = (Vec<u8>, Vec<u8>, Vec<u8>, Vec<u8>, i64);

fn parse((locator_hash, pid, kc, mac, expires): Row) -> Result<Invitation, StoreError> {
    Ok(Invitation {
        locator_hash: row::hash(&locator_hash)?,
        pid: row::id(&pid)?,
        kc: row::hash(&kc)?,
        mac: row::hash(&mac)?,
        expires_at: Timestamp::from_micros(expires),
    })
}

impl Invitations<'_> {
    /// Stores an invitation; an older one of the same person is gone.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when the hash is taken.
    pub fn insert(&mut self, new: &Invitation, now: Timestamp) -> Result<(), StoreError> {
        diesel::delete(invitation::table.filter(invitation::pid.eq(new.pid.as_bytes().as_slice())))
            .execute(self.conn)?;
        diesel::insert_into(invitation::table)
            .values((
                invitation::locator_hash.eq(new.locator_hash.as_bytes().as_slice()),
                invitation::pid.eq(new.pid.as_bytes().as_slice()),
                invitation::kc.eq(new.kc.as_bytes().as_slice()),
                invitation::mac.eq(new.mac.as_bytes().as_slice()),
                invitation::created_at.eq(now.micros()),
                invitation::expires_at.eq(new.expires_at.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// One that can still be used.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(
        &mut self,
        locator_hash: Hash,
        now: Timestamp,
    ) -> Result<Option<Invitation>, StoreError> {
        let found: Option<Row> = invitation::table
            .find(locator_hash.as_bytes().as_slice())
            .filter(invitation::expires_at.gt(now.micros()))
            .select((
                invitation::locator_hash,
                invitation::pid,
                invitation::kc,
                invitation::mac,
                invitation::expires_at,
            ))
            .first(self.conn)
            .optional()?;
        found.map(parse).transpose()
    }

    /// Uses it up: of many who try, one succeeds.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn take(&mut self, locator_hash: Hash) -> Result<bool, StoreError> {
        let n = diesel::delete(invitation::table.find(locator_hash.as_bytes().as_slice()))
            .execute(self.conn)?;
        Ok(n == 1)
    }

    /// Nobody can use this person's invitation any more.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete_of(&mut self, pid: PersonId) -> Result<(), StoreError> {
        diesel::delete(invitation::table.filter(invitation::pid.eq(pid.as_bytes().as_slice())))
            .execute(self.conn)?;
        Ok(())
    }

    /// Deletes those that were over before a time.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge(&mut self, before: Timestamp) -> Result<usize, StoreError> {
        Ok(
            diesel::delete(invitation::table.filter(invitation::expires_at.lt(before.micros())))
                .execute(self.conn)?,
        )
    }
}
