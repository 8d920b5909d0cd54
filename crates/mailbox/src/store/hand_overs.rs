// SPDX-License-Identifier: EUPL-1.2
//! Who handed which thread to whom, and to which legal entity a unit belongs.

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::{hand_over as ho, unit_entity};
use crate::error::StoreError;
use crate::ids::{Dept, ThreadId};
use crate::model::{Entity, HandOverRow};

repository!(
    /// Who handed which thread to whom.
    HandOvers
);

#[derive(Queryable)]
struct Row {
    epoch: i64,
    at: i64,
    by: Vec<u8>,
    from: String,
    to: String,
    stays: i64,
    notes: i64,
    reason: String,
    across: Option<String>,
}

fn parse(r: Row) -> Result<HandOverRow, StoreError> {
    Ok(HandOverRow {
        epoch: row::count(r.epoch)?,
        at: Timestamp::from_micros(r.at),
        by: row::id(&r.by)?,
        from: row::word(&r.from)?,
        to: row::word(&r.to)?,
        stays: r.stays != 0,
        notes: r.notes != 0,
        reason: row::word(&r.reason)?,
        across: r.across.as_deref().map(row::word).transpose()?,
    })
}

impl HandOvers<'_> {
    /// Notes that a thread was handed on.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert(&mut self, thread: ThreadId, new: &HandOverRow) -> Result<(), StoreError> {
        diesel::insert_into(ho::table)
            .values((
                ho::thread.eq(thread.as_bytes().as_slice()),
                ho::epoch.eq(row::big(new.epoch)?),
                ho::at.eq(new.at.micros()),
                ho::by_pid.eq(new.by.as_bytes().as_slice()),
                ho::from_dept.eq(new.from.as_str()),
                ho::to_dept.eq(new.to.as_str()),
                ho::stays.eq(i64::from(new.stays)),
                ho::notes.eq(i64::from(new.notes)),
                ho::reason.eq(new.reason.as_str()),
                ho::across.eq(new.across.map(|why| why.as_str())),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// How a thread came to where it is, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_thread(&mut self, thread: ThreadId) -> Result<Vec<HandOverRow>, StoreError> {
        let rows: Vec<Row> = ho::table
            .filter(ho::thread.eq(thread.as_bytes().as_slice()))
            .order(ho::epoch)
            .select((
                ho::epoch,
                ho::at,
                ho::by_pid,
                ho::from_dept,
                ho::to_dept,
                ho::stays,
                ho::notes,
                ho::reason,
                ho::across,
            ))
            .load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }

    /// To which legal entity a unit belongs; none: nobody has said.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn entity(&mut self, dept: &Dept) -> Result<Option<Entity>, StoreError> {
        let found: Option<String> = unit_entity::table
            .find(dept.as_str())
            .select(unit_entity::entity)
            .first(self.conn)
            .optional()?;
        found.as_deref().map(row::word).transpose()
    }

    /// Makes these the legal entities of units.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when a unit comes twice.
    pub fn replace_entities(&mut self, all: &[(Dept, Entity)]) -> Result<(), StoreError> {
        diesel::delete(unit_entity::table).execute(self.conn)?;
        for (dept, entity) in all {
            diesel::insert_into(unit_entity::table)
                .values((
                    unit_entity::dept.eq(dept.as_str()),
                    unit_entity::entity.eq(entity.as_str()),
                ))
                .execute(self.conn)?;
        }
        Ok(())
    }
}
