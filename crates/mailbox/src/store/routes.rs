// SPDX-License-Identifier: EUPL-1.2
//! Who answers a person whatever the matter, which units are shielded, and which clerks the registrar keeps from a person.

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::{route, route_barred, unit_shield};
use crate::error::StoreError;
use crate::ids::{Dept, PersonId};
use crate::model::NewRoute;

repository!(
    /// Routes of persons and shielded units.
    Routes
);

impl Routes<'_> {
    /// The unit that answers a person in every matter; none: that of the matter.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, pid: PersonId) -> Result<Option<Dept>, StoreError> {
        let found: Option<Option<String>> = route::table
            .find(pid.as_bytes().as_slice())
            .select(route::dept)
            .first(self.conn)
            .optional()?;
        found.flatten().as_deref().map(row::word).transpose()
    }

    /// Number of the newest word about a person.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn newest_seq(&mut self, pid: PersonId) -> Result<Option<i64>, StoreError> {
        Ok(route::table
            .find(pid.as_bytes().as_slice())
            .select(route::seq)
            .first(self.conn)
            .optional()?)
    }

    /// Keeps a word in place of an older one. Taken back is kept, too, so that an older word that comes late says nothing.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when a clerk comes twice.
    pub fn upsert(
        &mut self,
        pid: PersonId,
        new: &NewRoute,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let key = pid.as_bytes().as_slice();
        let values = (
            route::seq.eq(new.seq),
            route::dept.eq(new.dept.as_ref().map(Dept::as_str)),
            route::received_at.eq(now.micros()),
        );
        let n = diesel::update(route::table.find(key))
            .set(values)
            .execute(self.conn)?;
        if n == 0 {
            diesel::insert_into(route::table)
                .values((route::pid.eq(key), values))
                .execute(self.conn)?;
        }
        diesel::delete(route_barred::table.filter(route_barred::subject.eq(key)))
            .execute(self.conn)?;
        for clerk in &new.barred {
            diesel::insert_into(route_barred::table)
                .values((
                    route_barred::subject.eq(key),
                    route_barred::pid.eq(clerk.as_bytes().as_slice()),
                ))
                .execute(self.conn)?;
        }
        Ok(())
    }

    /// Clerks who never see a thread about a person, by id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn barred(&mut self, subject: PersonId) -> Result<Vec<PersonId>, StoreError> {
        let rows: Vec<Vec<u8>> = route_barred::table
            .filter(route_barred::subject.eq(subject.as_bytes().as_slice()))
            .order(route_barred::pid)
            .select(route_barred::pid)
            .load(self.conn)?;
        rows.iter().map(|r| row::id(r)).collect()
    }

    /// Shielded units, by name.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn shields(&mut self) -> Result<Vec<Dept>, StoreError> {
        let rows: Vec<String> = unit_shield::table
            .order(unit_shield::dept)
            .select(unit_shield::dept)
            .load(self.conn)?;
        rows.iter().map(|r| row::word(r)).collect()
    }

    /// Whether a unit is shielded.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_shield(&mut self, dept: &Dept) -> Result<bool, StoreError> {
        let found: Option<String> = unit_shield::table
            .find(dept.as_str())
            .select(unit_shield::dept)
            .first(self.conn)
            .optional()?;
        Ok(found.is_some())
    }

    /// Makes these the shielded units.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when a unit comes twice.
    pub fn replace_shields(&mut self, all: &[Dept]) -> Result<(), StoreError> {
        diesel::delete(unit_shield::table).execute(self.conn)?;
        for dept in all {
            diesel::insert_into(unit_shield::table)
                .values(unit_shield::dept.eq(dept.as_str()))
                .execute(self.conn)?;
        }
        Ok(())
    }
}
