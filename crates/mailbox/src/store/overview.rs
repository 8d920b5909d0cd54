// SPDX-License-Identifier: EUPL-1.2
//! What lies in a unit, counted in one statement whatever its size: no row of a thread leaves the database.

use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::thread_unit;
use crate::error::StoreError;
use crate::ids::{Dept, PersonId};
use crate::model::{DueCounts, Load};

repository!(
    /// The figures of a lead.
    Overview
);

/// Moments between which is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Now.
    pub now: Timestamp,
    /// Begin of tomorrow.
    pub tomorrow: Timestamp,
    /// End of what is near.
    pub soon: Timestamp,
    /// What is owed since then or later is of the first age; of the next one since the next moment, and so on.
    pub ages: [Timestamp; 4],
}

type Due = (i64, i64, i64);
type Line = (
    Option<Vec<u8>>,
    (i64, i64, i64, i64),
    (i64, i64, i64, i64, i64),
    Due,
    Due,
    (i64, i64),
);

/// Lines of the group for which this holds. Only numbers that we have counted ourselves stand in the text.
fn lines(when: &str) -> SqlLiteral<BigInt> {
    sql(&format!("count(CASE WHEN {when} THEN 1 END)"))
}

/// Lines of which a moment lies in a span.
fn between(column: &str, from: i64, before: i64) -> SqlLiteral<BigInt> {
    lines(&format!(
        "thread_unit.{column} >= {from} AND thread_unit.{column} < {before}"
    ))
}

macro_rules! due {
    ($column:literal, $at:expr) => {{
        let (now, tomorrow, soon) = ($at.now.micros(), $at.tomorrow.micros(), $at.soon.micros());
        (
            between($column, i64::MIN + 1, now),
            between($column, now, tomorrow),
            between($column, tomorrow, soon),
        )
    }};
}

impl Overview<'_> {
    /// What is not done in a unit, by who has claimed it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn loads(
        &mut self,
        dept: &Dept,
        at: &Marks,
    ) -> Result<Vec<(Option<PersonId>, Load)>, StoreError> {
        let now = at.now.micros();
        let awake = |state: &str| {
            lines(&format!(
                "thread_unit.rest_until <= {now} AND thread_unit.state = '{state}'"
            ))
        };
        let [a, b, c, d] = at.ages.map(Timestamp::micros);
        // The one place that says which cases a lead's figures are about.
        let lines: Vec<Line> = thread_unit::table
            .filter(thread_unit::dept.eq(dept.as_str()))
            .filter(thread_unit::removed_at.is_null())
            // The text must be that of the partial index.
            .filter(sql::<Bool>("thread_unit.state <> 'done'"))
            .group_by(thread_unit::claimed_by)
            .select((
                thread_unit::claimed_by,
                (
                    awake("new"),
                    awake("open"),
                    awake("waiting"),
                    lines(&format!("thread_unit.rest_until > {now}")),
                ),
                (
                    between("owed_since", a, i64::MAX),
                    between("owed_since", b, a),
                    between("owed_since", c, b),
                    between("owed_since", d, c),
                    between("owed_since", i64::MIN + 1, d),
                ),
                due!("promise_at", at),
                due!("law_at", at),
                (
                    between("late_at", i64::MIN + 1, now),
                    between("due_at", now, at.tomorrow.micros()),
                ),
            ))
            .load(self.conn)?;
        lines.into_iter().map(parse).collect()
    }
}

fn parse(
    (pid, states, ages, promises, statutory, (overdue, due)): Line,
) -> Result<(Option<PersonId>, Load), StoreError> {
    let load = Load {
        new: row::count(states.0)?,
        open: row::count(states.1)?,
        waiting: row::count(states.2)?,
        resting: row::count(states.3)?,
        ages: [
            row::count(ages.0)?,
            row::count(ages.1)?,
            row::count(ages.2)?,
            row::count(ages.3)?,
            row::count(ages.4)?,
        ],
        promises: due_counts(promises)?,
        statutory: due_counts(statutory)?,
        overdue: row::count(overdue)?,
        due: row::count(due)?,
    };
    Ok((row::opt_id(pid.as_deref())?, load))
}

fn due_counts((overdue, today, soon): Due) -> Result<DueCounts, StoreError> {
    Ok(DueCounts {
        overdue: row::count(overdue)?,
        today: row::count(today)?,
        soon: row::count(soon)?,
    })
}
