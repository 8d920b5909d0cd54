// SPDX-License-Identifier: EUPL-1.2
//! Decisions about questions of the portal: made once, answered as often as asked.

use diesel::prelude::*;
use protocol::{Hash, PersonId, UnixTime};
use uuid::Uuid;

use super::schema::decision;
use super::{DbError, DbResult};
use crate::portal::{Outcome, WorkKind};

/// The decision about a question, if there is one.
pub(crate) fn lookup(c: &mut SqliteConnection, work: Uuid) -> DbResult<Option<Outcome>> {
    let text: Option<String> = decision::table
        .find(work.as_bytes().as_slice())
        .select(decision::outcome)
        .first(c)
        .optional()?;
    text.map(|text| parse(&text)).transpose()
}

/// The decision about the same request under another question id: a replay.
pub(crate) fn find_by_request(
    c: &mut SqliteConnection,
    request: &Hash,
) -> DbResult<Option<Outcome>> {
    let text: Option<String> = decision::table
        .filter(decision::request.eq(request.as_bytes().as_slice()))
        .order(decision::created_at)
        .select(decision::outcome)
        .first(c)
        .optional()?;
    text.map(|text| parse(&text)).transpose()
}

/// Decisions that the portal may not have, oldest first.
pub(crate) fn undelivered(c: &mut SqliteConnection) -> DbResult<Vec<(Uuid, Outcome)>> {
    let rows: Vec<(Vec<u8>, String)> = decision::table
        .filter(decision::delivered_at.is_null())
        .order(decision::created_at)
        .select((decision::work, decision::outcome))
        .load(c)?;
    rows.into_iter()
        .map(|(work, text)| {
            let work = Uuid::from_slice(&work).map_err(|_| DbError::Corrupt("work"))?;
            Ok((work, parse(&text)?))
        })
        .collect()
}

/// Records a decision.
pub(crate) fn insert(
    c: &mut SqliteConnection,
    work: Uuid,
    kind: WorkKind,
    of: PersonId,
    request: Option<&Hash>,
    outcome: &Outcome,
    now: UnixTime,
) -> DbResult<()> {
    let text = serde_json::to_string(outcome).map_err(|_| DbError::Corrupt("outcome"))?;
    diesel::insert_into(decision::table)
        .values((
            decision::work.eq(work.as_bytes().as_slice()),
            decision::kind.eq(kind.name()),
            decision::pid.eq(of.as_bytes().as_slice()),
            decision::request.eq(request.map(|r| r.as_bytes().to_vec())),
            decision::outcome.eq(text),
            decision::created_at.eq(now.0),
        ))
        .execute(c)?;
    Ok(())
}

/// Notes that the portal has the answer.
pub(crate) fn mark_delivered(c: &mut SqliteConnection, work: Uuid, now: UnixTime) -> DbResult<()> {
    diesel::update(decision::table.find(work.as_bytes().as_slice()))
        .set(decision::delivered_at.eq(now.0))
        .execute(c)?;
    Ok(())
}

fn parse(text: &str) -> DbResult<Outcome> {
    serde_json::from_str(text).map_err(|_| DbError::Corrupt("outcome"))
}
