// SPDX-License-Identifier: EUPL-1.2
//! How many people each employee looked up at the desk. What was asked is a hash: nobody is found again by this table.

use diesel::dsl::{count_star, max, sql};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use protocol::{Hash, PersonId, UnixTime};

use super::schema::desk_lookup as row;
use super::{DbResult, pid};

/// What an employee did since a time.
pub(crate) struct Tally {
    pub(crate) by: PersonId,
    /// Look-ups that were answered or refused.
    pub(crate) asked: i64,
    /// Those of them that were over the limit.
    pub(crate) refused: i64,
    /// The newest of them.
    pub(crate) last: UnixTime,
}

/// Notes a look-up.
pub(crate) fn insert(
    c: &mut SqliteConnection,
    by: PersonId,
    question: &Hash,
    refused: bool,
    now: UnixTime,
) -> DbResult<()> {
    diesel::insert_into(row::table)
        .values((
            row::by.eq(by.as_bytes().as_slice()),
            row::question.eq(question.as_bytes().as_slice()),
            row::at.eq(now.0),
            row::refused.eq(i64::from(refused)),
        ))
        .execute(c)?;
    Ok(())
}

/// Whether this question was answered to this employee after a time.
pub(crate) fn was_answered(
    c: &mut SqliteConnection,
    by: PersonId,
    question: &Hash,
    after: UnixTime,
) -> DbResult<bool> {
    let found: i64 = row::table
        .filter(row::by.eq(by.as_bytes().as_slice()))
        .filter(row::question.eq(question.as_bytes().as_slice()))
        .filter(row::at.gt(after.0))
        .filter(row::refused.eq(0))
        .select(count_star())
        .first(c)?;
    Ok(found > 0)
}

/// When the look-up was answered that is the `nth` newest after a time (1 is the newest); none if there are fewer.
pub(crate) fn nth_newest(
    c: &mut SqliteConnection,
    by: PersonId,
    nth: i64,
    after: UnixTime,
) -> DbResult<Option<UnixTime>> {
    let at: Option<i64> = row::table
        .filter(row::by.eq(by.as_bytes().as_slice()))
        .filter(row::at.gt(after.0))
        .filter(row::refused.eq(0))
        .order((row::at.desc(), row::n.desc()))
        .offset(nth.saturating_sub(1))
        .select(row::at)
        .first(c)
        .optional()?;
    Ok(at.map(UnixTime))
}

/// Who looked up how many since a time, most refusals first.
pub(crate) fn tallies(c: &mut SqliteConnection, since: UnixTime) -> DbResult<Vec<Tally>> {
    let rows: Vec<(Vec<u8>, i64, Option<i64>, i64)> = row::table
        .filter(row::at.ge(since.0))
        .group_by(row::by)
        .select((
            row::by,
            count_star(),
            max(row::at),
            sql::<BigInt>("SUM(refused)"),
        ))
        .load(c)?;
    let mut out = rows
        .into_iter()
        .map(|(by, asked, last, refused)| {
            Ok(Tally {
                by: pid(&by)?,
                asked,
                refused,
                last: UnixTime(last.unwrap_or_default()),
            })
        })
        .collect::<DbResult<Vec<_>>>()?;
    out.sort_by_key(|one| (std::cmp::Reverse(one.refused), std::cmp::Reverse(one.asked)));
    Ok(out)
}

/// Forgets what is older.
pub(crate) fn remove_before(c: &mut SqliteConnection, before: UnixTime) -> DbResult<()> {
    diesel::delete(row::table.filter(row::at.lt(before.0))).execute(c)?;
    Ok(())
}
