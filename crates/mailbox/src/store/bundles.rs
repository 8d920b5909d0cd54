// SPDX-License-Identifier: EUPL-1.2
//! Key bundles.

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::bundle;
use crate::error::{Conflict, StoreError};
use crate::ids::PersonId;
use crate::model::Bundle;

repository!(
    /// Key bundles.
    Bundles
);

impl Bundles<'_> {
    /// The person's bundle.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, pid: PersonId) -> Result<Option<Bundle>, StoreError> {
        let row: Option<(i64, Vec<u8>)> = bundle::table
            .find(pid.as_bytes().as_slice())
            .select((bundle::seq, bundle::file))
            .first(self.conn)
            .optional()?;
        row.map(|(seq, file)| {
            Ok(Bundle {
                seq: row::count(seq)?,
                file,
            })
        })
        .transpose()
    }

    /// Replaces the bundle with number `expected` by a newer one; exactly one of several rivals succeeds.
    ///
    /// # Errors
    /// [`Conflict::Bundle`] when another number is stored, or the new number is not larger.
    pub fn replace(
        &mut self,
        pid: PersonId,
        expected: u64,
        new: &Bundle,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if new.seq <= expected {
            return Err(StoreError::Conflict(Conflict::Bundle));
        }
        let n = diesel::update(
            bundle::table
                .filter(bundle::pid.eq(pid.as_bytes().as_slice()))
                .filter(bundle::seq.eq(row::big(expected)?)),
        )
        .set((
            bundle::seq.eq(row::big(new.seq)?),
            bundle::file.eq(new.file.as_slice()),
            bundle::updated_at.eq(now.micros()),
        ))
        .execute(self.conn)?;
        if n == 1 {
            Ok(())
        } else {
            Err(StoreError::Conflict(Conflict::Bundle))
        }
    }

    /// Sets the bundle whatever was there: a newly identified person begins anew.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn reset(&mut self, pid: PersonId, new: &Bundle, now: Timestamp) -> Result<(), StoreError> {
        diesel::delete(bundle::table.find(pid.as_bytes().as_slice())).execute(self.conn)?;
        diesel::insert_into(bundle::table)
            .values((
                bundle::pid.eq(pid.as_bytes().as_slice()),
                bundle::seq.eq(row::big(new.seq)?),
                bundle::file.eq(new.file.as_slice()),
                bundle::updated_at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }
}
