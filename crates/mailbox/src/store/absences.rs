// SPDX-License-Identifier: EUPL-1.2
//! Who is away from a unit, and until when.

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::absence;
use crate::error::StoreError;
use crate::ids::{AbsenceId, Dept};
use crate::model::Absence;

repository!(
    /// Who is away.
    Absences
);

type Row = (
    Vec<u8>,
    String,
    Vec<u8>,
    i64,
    i64,
    Option<Vec<u8>>,
    Vec<u8>,
    i64,
);

fn parse(r: &Row) -> Result<Absence, StoreError> {
    Ok(Absence {
        id: row::id(&r.0)?,
        dept: row::word(&r.1)?,
        pid: row::id(&r.2)?,
        from: Timestamp::from_micros(r.3),
        until: Timestamp::from_micros(r.4),
        deputy: row::opt_id(r.5.as_deref())?,
        set_by: row::id(&r.6)?,
    })
}

impl Absences<'_> {
    /// What is not over in a unit, later ones included; of one person the entry made last comes first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_unit(&mut self, dept: &Dept, now: Timestamp) -> Result<Vec<Absence>, StoreError> {
        let mut rows: Vec<Row> = absence::table
            .filter(absence::dept.eq(dept.as_str()))
            .filter(absence::until_at.gt(now.micros()))
            .load(self.conn)?;
        rows.sort_by(|a, b| (b.7, &b.0).cmp(&(a.7, &a.0)));
        rows.iter().map(parse).collect()
    }

    /// One of them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, id: AbsenceId) -> Result<Option<Absence>, StoreError> {
        let found: Option<Row> = absence::table
            .find(id.as_bytes().as_slice())
            .first(self.conn)
            .optional()?;
        found.as_ref().map(parse).transpose()
    }

    /// Enters one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert(&mut self, new: &Absence, now: Timestamp) -> Result<(), StoreError> {
        diesel::insert_into(absence::table)
            .values((
                absence::id.eq(new.id.as_bytes().as_slice()),
                absence::dept.eq(new.dept.as_str()),
                absence::pid.eq(new.pid.as_bytes().as_slice()),
                absence::from_at.eq(new.from.micros()),
                absence::until_at.eq(new.until.micros()),
                absence::deputy.eq(new.deputy.as_ref().map(|pid| pid.as_bytes().as_slice())),
                absence::set_by.eq(new.set_by.as_bytes().as_slice()),
                absence::created_at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Ends one now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_ended(&mut self, id: AbsenceId, now: Timestamp) -> Result<(), StoreError> {
        diesel::update(absence::table.find(id.as_bytes().as_slice()))
            .set(absence::until_at.eq(now.micros()))
            .execute(self.conn)?;
        Ok(())
    }

    /// Deletes those that were over before a time.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge(&mut self, before: Timestamp) -> Result<usize, StoreError> {
        Ok(
            diesel::delete(absence::table.filter(absence::until_at.lt(before.micros())))
                .execute(self.conn)?,
        )
    }
}
