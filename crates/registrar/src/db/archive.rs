// SPDX-License-Identifier: EUPL-1.2
//! Evidence: what was shown to the registrar and what it did. Never deleted by the program.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use protocol::{ActivationId, PersonId, UnixTime};
use uuid::Uuid;

use super::DbResult;
use super::schema::archive;

/// Adds an entry. `body` is canonical JSON of a statement, or a short note without personal data.
pub(crate) fn insert(
    c: &mut SqliteConnection,
    id: Uuid,
    at: UnixTime,
    kind: &str,
    of: PersonId,
    aid: Option<ActivationId>,
    body: &str,
) -> DbResult<()> {
    diesel::insert_into(archive::table)
        .values((
            archive::id.eq(id.as_bytes().as_slice()),
            archive::at.eq(at.0),
            archive::kind.eq(kind),
            archive::pid.eq(of.as_bytes().as_slice()),
            archive::aid.eq(aid.map(|a| a.as_bytes().to_vec())),
            archive::body.eq(body),
        ))
        .execute(c)?;
    Ok(())
}

/// Kinds of all entries about a person, oldest first.
pub(crate) fn kinds(c: &mut SqliteConnection, of: PersonId) -> DbResult<Vec<String>> {
    Ok(archive::table
        .filter(archive::pid.eq(of.as_bytes().as_slice()))
        .order(sql::<BigInt>("rowid"))
        .select(archive::kind)
        .load(c)?)
}

/// What the entries of a kind about a person say that are not older than a time, newest first.
pub(crate) fn bodies_since(
    c: &mut SqliteConnection,
    of: PersonId,
    kind: &str,
    since: UnixTime,
) -> DbResult<Vec<String>> {
    Ok(archive::table
        .filter(archive::pid.eq(of.as_bytes().as_slice()))
        .filter(archive::kind.eq(kind))
        .filter(archive::at.ge(since.0))
        .order((archive::at.desc(), sql::<BigInt>("rowid").desc()))
        .select(archive::body)
        .load(c)?)
}

/// The newest entries of a kind about a person: when, and what they say.
pub(crate) fn newest(
    c: &mut SqliteConnection,
    of: PersonId,
    kind: &str,
    limit: i64,
) -> DbResult<Vec<(UnixTime, String)>> {
    let rows: Vec<(i64, String)> = archive::table
        .filter(archive::pid.eq(of.as_bytes().as_slice()))
        .filter(archive::kind.eq(kind))
        .order((archive::at.desc(), sql::<BigInt>("rowid").desc()))
        .limit(limit)
        .select((archive::at, archive::body))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(at, body)| (UnixTime(at), body))
        .collect())
}
