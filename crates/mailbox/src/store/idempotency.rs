// SPDX-License-Identifier: EUPL-1.2
//! Answers that are given again when a request is repeated.

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::db::schema::idempotency as idem;
use crate::error::{Conflict, StoreError};
use crate::model::{Claim, IdempotencyKey, StoredAnswer};

repository!(
    /// Answers that are given again.
    Idempotency
);

impl Idempotency<'_> {
    /// Whether the work is still to be done. Call it first in the unit of work, and
    /// [`Idempotency::save`] last.
    ///
    /// # Errors
    /// [`Conflict::Idempotency`] when the key belongs to another request.
    pub fn claim(&mut self, key: &IdempotencyKey) -> Result<Claim, StoreError> {
        let found: Option<(String, Vec<u8>, i64, String)> = idem::table
            .find((key.actor.as_slice(), key.key.as_str()))
            .select((idem::route, idem::request_hash, idem::status, idem::body))
            .first(self.conn)
            .optional()?;
        let Some((route, request, status, body)) = found else {
            return Ok(Claim::New);
        };
        if route != key.route || request.as_slice() != key.request.as_bytes() {
            return Err(StoreError::Conflict(Conflict::Idempotency));
        }
        let status = u16::try_from(status)
            .map_err(|_| StoreError::Internal("stored status does not parse".to_owned()))?;
        Ok(Claim::Answered(StoredAnswer { status, body }))
    }

    /// Stores the answer.
    ///
    /// # Errors
    /// [`Conflict::Exists`] when a rival was faster; the unit of work is undone then.
    pub fn save(
        &mut self,
        key: &IdempotencyKey,
        answer: &StoredAnswer,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        diesel::insert_into(idem::table)
            .values((
                idem::actor.eq(key.actor.as_slice()),
                idem::key.eq(key.key.as_str()),
                idem::route.eq(key.route.as_str()),
                idem::request_hash.eq(key.request.as_bytes().as_slice()),
                idem::status.eq(i64::from(answer.status)),
                idem::body.eq(answer.body.as_str()),
                idem::created_at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Deletes answers from before then.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge(&mut self, before: Timestamp) -> Result<usize, StoreError> {
        Ok(
            diesel::delete(idem::table.filter(idem::created_at.lt(before.micros())))
                .execute(self.conn)?,
        )
    }
}
