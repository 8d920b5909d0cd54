// SPDX-License-Identifier: EUPL-1.2
//! What came into units and went out of them, by calendar day. Rows are only added: a counter would be one row at which all clerks of a unit
//! wait for each other.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::row;
use crate::ctx::Ctx;
use crate::db::schema::unit_tally;
use crate::deadlines::Day;
use crate::error::StoreError;
use crate::ids::{Dept, TallyId};
use crate::model::{Promise, PromiseOutcome, TallyKind};

repository!(
    /// What came in and went out.
    Tallies
);

/// How often something happened on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The day.
    pub day: Day,
    /// What.
    pub what: TallyKind,
    /// What became of the promise.
    pub promise: PromiseOutcome,
    /// How often.
    pub n: u64,
}

impl Tallies<'_> {
    /// Notes that something happened today; `promise` is what it settles.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn add(
        &mut self,
        ctx: &Ctx,
        dept: &Dept,
        what: TallyKind,
        promise: Option<Promise>,
    ) -> Result<(), StoreError> {
        let outcome = match promise {
            None => PromiseOutcome::None,
            Some(promise) if ctx.now() <= promise.at => PromiseOutcome::Kept,
            Some(_) => PromiseOutcome::Missed,
        };
        // Random, not by time: the hour is nobody's business.
        let id = TallyId::random(ctx.chance());
        diesel::insert_into(unit_tally::table)
            .values((
                unit_tally::id.eq(id.as_bytes().as_slice()),
                unit_tally::dept.eq(dept.as_str()),
                unit_tally::day.eq(Day::of(ctx.now())?.to_string()),
                unit_tally::what.eq(what.as_str()),
                unit_tally::promise.eq(outcome.as_str()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// What happened in a unit from a day on.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn since(&mut self, dept: &Dept, from: Day) -> Result<Vec<Tally>, StoreError> {
        let rows: Vec<(String, String, String, i64)> = unit_tally::table
            .filter(unit_tally::dept.eq(dept.as_str()))
            .filter(unit_tally::day.ge(from.to_string()))
            .group_by((unit_tally::day, unit_tally::what, unit_tally::promise))
            .select((
                unit_tally::day,
                unit_tally::what,
                unit_tally::promise,
                count_star(),
            ))
            .load(self.conn)?;
        rows.into_iter()
            .map(|(day, what, promise, n)| {
                Ok(Tally {
                    day: row::word(&day)?,
                    what: row::word(&what)?,
                    promise: row::word(&promise)?,
                    n: row::count(n)?,
                })
            })
            .collect()
    }

    /// Deletes what happened before a day.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge(&mut self, before: Day) -> Result<usize, StoreError> {
        Ok(
            diesel::delete(unit_tally::table.filter(unit_tally::day.lt(before.to_string())))
                .execute(self.conn)?,
        )
    }
}
