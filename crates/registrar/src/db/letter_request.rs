// SPDX-License-Identifier: EUPL-1.2
//! Letters that people asked for themselves. What is not granted leaves a row of the same size under a
//! random id, so that neither time nor the length of the file tells one from the other.

use diesel::prelude::*;
use protocol::{PersonId, UnixTime};

use super::schema::letter_request;
use super::{DbResult, pid as read_pid};

/// Nobody has these claims.
pub(crate) const MISS: &str = "miss";
/// A letter is to be printed.
pub(crate) const OPEN: &str = "open";
/// It is printed, or somebody looks after it.
pub(crate) const DONE: &str = "done";
/// The person had a letter lately.
pub(crate) const SOON: &str = "soon";
/// Too many letters in this hour.
pub(crate) const BUSY: &str = "busy";

/// A letter that is to be printed.
pub(crate) struct OpenRequest {
    pub(crate) n: i64,
    pub(crate) pid: PersonId,
    pub(crate) at: UnixTime,
}

/// Notes a request.
pub(crate) fn insert(
    c: &mut SqliteConnection,
    of: PersonId,
    at: UnixTime,
    state: &str,
) -> DbResult<()> {
    diesel::insert_into(letter_request::table)
        .values((
            letter_request::pid.eq(of.as_bytes().as_slice()),
            letter_request::at.eq(at.0),
            letter_request::state.eq(state),
        ))
        .execute(c)?;
    Ok(())
}

/// Whether a letter to somebody was asked for, not earlier than this.
pub(crate) fn granted_since(
    c: &mut SqliteConnection,
    of: PersonId,
    since: UnixTime,
) -> DbResult<bool> {
    let found: Option<i64> = letter_request::table
        .filter(letter_request::pid.eq(of.as_bytes().as_slice()))
        .filter(letter_request::at.ge(since.0))
        .select(letter_request::n)
        .first(c)
        .optional()?;
    Ok(found.is_some())
}

/// Letters granted since a time, counted up to `limit` and no further.
pub(crate) fn count_since(
    c: &mut SqliteConnection,
    since: UnixTime,
    limit: i64,
) -> DbResult<usize> {
    let mut count = 0;
    for state in [OPEN, DONE] {
        let rows: Vec<i64> = letter_request::table
            .filter(letter_request::state.eq(state))
            .filter(letter_request::at.ge(since.0))
            .select(letter_request::n)
            .limit(limit)
            .load(c)?;
        count += rows.len();
    }
    Ok(count)
}

/// Letters to be printed, oldest first.
pub(crate) fn open(c: &mut SqliteConnection, limit: i64) -> DbResult<Vec<OpenRequest>> {
    let rows: Vec<(i64, Vec<u8>, i64)> = letter_request::table
        .filter(letter_request::state.eq(OPEN))
        .order(letter_request::at)
        .select((letter_request::n, letter_request::pid, letter_request::at))
        .limit(limit)
        .load(c)?;
    rows.into_iter()
        .map(|(n, of, at)| {
            Ok(OpenRequest {
                n,
                pid: read_pid(&of)?,
                at: UnixTime(at),
            })
        })
        .collect()
}

/// Nothing is left to do about a request.
pub(crate) fn close(c: &mut SqliteConnection, n: i64) -> DbResult<()> {
    diesel::update(letter_request::table.find(n))
        .set(letter_request::state.eq(DONE))
        .execute(c)?;
    Ok(())
}

/// Forgets requests before a time, whatever came of them; open ones stay.
pub(crate) fn purge(c: &mut SqliteConnection, before: UnixTime) -> DbResult<usize> {
    let old = letter_request::table
        .filter(letter_request::at.lt(before.0))
        .filter(letter_request::state.ne(OPEN));
    Ok(diesel::delete(old).execute(c)?)
}

/// How many requests since a time were over the limit.
pub(crate) fn over_limit(c: &mut SqliteConnection, since: UnixTime) -> DbResult<usize> {
    let count: i64 = letter_request::table
        .filter(letter_request::state.eq(BUSY))
        .filter(letter_request::at.ge(since.0))
        .count()
        .get_result(c)?;
    Ok(usize::try_from(count).unwrap_or(0))
}
