// SPDX-License-Identifier: EUPL-1.2
//! Who was removed from a department by its lead.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::unit_leaving as leaving;
use crate::error::StoreError;
use crate::ids::{Dept, PersonId, RequestId};

repository!(
    /// Removals from departments. Until the registrar has dealt with one, certificates may arrive that were signed before she knew.
    Leavings
);

impl Leavings<'_> {
    /// Remembers that a clerk was removed, and by which request the registrar is told.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert(
        &mut self,
        dept: &Dept,
        pid: PersonId,
        request: RequestId,
    ) -> Result<(), StoreError> {
        diesel::delete(leaving::table.find((dept.as_str(), pid.as_bytes().as_slice())))
            .execute(self.conn)?;
        diesel::insert_into(leaving::table)
            .values((
                leaving::dept.eq(dept.as_str()),
                leaving::pid.eq(pid.as_bytes().as_slice()),
                leaving::request.eq(request.as_bytes().as_slice()),
                leaving::settled_at.eq(None::<i64>),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// The registrar has dealt with it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn settle(&mut self, request: RequestId, now: Timestamp) -> Result<(), StoreError> {
        diesel::update(leaving::table.filter(leaving::request.eq(request.as_bytes().as_slice())))
            .set(leaving::settled_at.eq(Some(now.micros())))
            .execute(self.conn)?;
        Ok(())
    }

    /// The departments to which a certificate of that time does not bring a clerk back. What it does bring her back to is forgotten.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn barred(
        &mut self,
        pid: PersonId,
        issued: Timestamp,
        named: &[Dept],
    ) -> Result<BTreeSet<Dept>, StoreError> {
        let mine = leaving::pid.eq(pid.as_bytes().as_slice());
        let rows: Vec<(String, Option<i64>)> = leaving::table
            .filter(mine)
            .select((leaving::dept, leaving::settled_at))
            .load(self.conn)?;
        let mut barred = BTreeSet::new();
        for (dept, settled) in rows {
            let dept: Dept = row::word(&dept)?;
            // A certificate says its time in whole seconds.
            let after = settled.is_some_and(|at| issued.secs() > Timestamp::from_micros(at).secs());
            if !after {
                barred.insert(dept);
            } else if named.contains(&dept) {
                diesel::delete(
                    leaving::table
                        .filter(mine)
                        .filter(leaving::dept.eq(dept.as_str())),
                )
                .execute(self.conn)?;
            }
        }
        Ok(barred)
    }

    /// Forgets what was settled before then.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge(&mut self, before: Timestamp) -> Result<usize, StoreError> {
        Ok(
            diesel::delete(leaving::table.filter(leaving::settled_at.lt(before.micros())))
                .execute(self.conn)?,
        )
    }
}
