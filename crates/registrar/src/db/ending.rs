// SPDX-License-Identifier: EUPL-1.2
//! Rows about the end of an insurance, and of a life: of whom it is to be told, and what was told last.

use diesel::dsl::{exists, select};
use diesel::prelude::*;
use protocol::{PersonId, UnixTime};

use super::schema::{activation, ending_told, person, representation};
use super::{DbError, DbResult, pid as read_pid};
use crate::person::{Ending, EndingReason};

/// What the portal was told last about somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Told {
    /// Grows with everything that is told of the person.
    pub(crate) seq: i64,
    /// None: that there is no end any more.
    pub(crate) ending: Option<Ending>,
}

/// Notes when the last day in the register was first heard of.
pub(crate) fn heard(c: &mut SqliteConnection, id: PersonId, at: UnixTime) -> DbResult<()> {
    diesel::update(person::table.find(id.as_bytes().as_slice()))
        .set(person::ending_heard_at.eq(at.0))
        .execute(c)?;
    Ok(())
}

/// When the last day in the register was first heard of, if that was noted.
pub(crate) fn heard_at(c: &mut SqliteConnection, id: PersonId) -> DbResult<Option<UnixTime>> {
    let at: Option<Option<i64>> = person::table
        .find(id.as_bytes().as_slice())
        .select(person::ending_heard_at)
        .first(c)
        .optional()?;
    Ok(at.flatten().map(UnixTime))
}

/// The next round compares what the portal knows of this person.
pub(crate) fn mark_due(c: &mut SqliteConnection, id: PersonId) -> DbResult<()> {
    diesel::update(person::table.find(id.as_bytes().as_slice()))
        .set(person::ending_due.eq(1))
        .execute(c)?;
    Ok(())
}

/// It was compared.
pub(crate) fn clear_due(c: &mut SqliteConnection, id: PersonId) -> DbResult<()> {
    diesel::update(person::table.find(id.as_bytes().as_slice()))
        .set(person::ending_due.eq(None::<i64>))
        .execute(c)?;
    Ok(())
}

/// Those who are marked, by `pid`; `limit` at most.
pub(crate) fn due(c: &mut SqliteConnection, limit: i64) -> DbResult<Vec<PersonId>> {
    let rows: Vec<Vec<u8>> = person::table
        // The text must be that of the partial index.
        .filter(diesel::dsl::sql::<diesel::sql_types::Bool>(
            "ending_due = 1",
        ))
        .order(person::pid)
        .select(person::pid)
        .limit(limit)
        .load(c)?;
    rows.iter().map(|row| read_pid(row)).collect()
}

/// Whether the portal may know this person: a code was issued to her, or she acts or is acted for.
pub(crate) fn concerns_portal(c: &mut SqliteConnection, id: PersonId) -> DbResult<bool> {
    let own = id.as_bytes().as_slice();
    let codes = activation::table.filter(activation::pid.eq(own));
    if select(exists(codes)).get_result(c)? {
        return Ok(true);
    }
    let acting = representation::table.filter(representation::rep.eq(own));
    if select(exists(acting)).get_result(c)? {
        return Ok(true);
    }
    let acted_for = representation::table.filter(representation::subject.eq(own));
    Ok(select(exists(acted_for)).get_result(c)?)
}

/// What was told last, if anything was.
pub(crate) fn told(c: &mut SqliteConnection, id: PersonId) -> DbResult<Option<Told>> {
    type Row = (i64, Option<String>, Option<i64>, Option<i64>);
    let row: Option<Row> = ending_told::table
        .find(id.as_bytes().as_slice())
        .select((
            ending_told::seq,
            ending_told::reason,
            ending_told::read_only_at,
            ending_told::closes_at,
        ))
        .first(c)
        .optional()?;
    let Some((seq, reason, read_only_at, closes_at)) = row else {
        return Ok(None);
    };
    let ending = match (reason, read_only_at, closes_at) {
        (None, ..) => None,
        (Some(reason), Some(read_only_at), Some(closes_at)) => Some(Ending {
            reason: EndingReason::from_name(&reason).ok_or(DbError::Corrupt("reason"))?,
            read_only_at: UnixTime(read_only_at),
            closes_at: UnixTime(closes_at),
        }),
        _ => return Err(DbError::Corrupt("ending_told")),
    };
    Ok(Some(Told { seq, ending }))
}

/// Notes what is told now, in place of what was told before.
pub(crate) fn set_told(
    c: &mut SqliteConnection,
    id: PersonId,
    told: &Told,
    now: UnixTime,
) -> DbResult<()> {
    diesel::replace_into(ending_told::table)
        .values((
            ending_told::pid.eq(id.as_bytes().as_slice()),
            ending_told::seq.eq(told.seq),
            ending_told::reason.eq(told.ending.map(|one| one.reason.name())),
            ending_told::read_only_at.eq(told.ending.map(|one| one.read_only_at.0)),
            ending_told::closes_at.eq(told.ending.map(|one| one.closes_at.0)),
            ending_told::told_at.eq(now.0),
        ))
        .execute(c)?;
    Ok(())
}
