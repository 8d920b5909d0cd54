// SPDX-License-Identifier: EUPL-1.2
//! Identifications by a provider that were begun. One row is one way there and back, for one pair of keys.

use diesel::prelude::*;
use protocol::statement::{DeclareStart, OidcStart};
use protocol::{ActivationId, Hash, Signed, UnixTime};

use super::schema::identification;
use super::{DbError, DbResult, hash, statement, stored};
use crate::oidc::Level;
use crate::role::begun::Begun;

/// Waits for the way back.
const OPEN: &str = "open";
/// The way back was taken; there is no second one.
const TAKEN: &str = "taken";
/// A code came of it.
const ISSUED: &str = "issued";

/// One that was begun.
pub(crate) struct IdentificationRecord {
    pub(crate) start: Begun,
    pub(crate) state_hash: Hash,
    /// Gone once it is used.
    pub(crate) verifier: Option<String>,
    pub(crate) expires_at: UnixTime,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = identification)]
struct Row {
    stmt: String,
    state_hash: Vec<u8>,
    verifier: Option<String>,
    expires_at: i64,
}

/// Notes that somebody has begun.
pub(crate) fn insert(
    c: &mut SqliteConnection,
    new: &IdentificationRecord,
    now: UnixTime,
) -> DbResult<()> {
    diesel::insert_into(identification::table)
        .values((
            identification::start.eq(new.start.sh().as_bytes().to_vec()),
            identification::stmt.eq(match &new.start {
                Begun::Identify(start) => stored(start)?,
                Begun::Declare(start) => stored(start)?,
            }),
            identification::state_hash.eq(new.state_hash.as_bytes().as_slice()),
            identification::verifier.eq(new.verifier.as_deref()),
            identification::status.eq(OPEN),
            identification::created_at.eq(now.0),
            identification::expires_at.eq(new.expires_at.0),
        ))
        .execute(c)?;
    Ok(())
}

/// The one of this start.
pub(crate) fn lookup(
    c: &mut SqliteConnection,
    start: &Hash,
) -> DbResult<Option<IdentificationRecord>> {
    let row: Option<Row> = identification::table
        .find(start.as_bytes().as_slice())
        .select(Row::as_select())
        .first(c)
        .optional()?;
    row.map(|row| {
        Ok(IdentificationRecord {
            start: begun(&row.stmt)?,
            state_hash: hash(&row.state_hash, "state_hash")?,
            verifier: row.verifier,
            expires_at: UnixTime(row.expires_at),
        })
    })
    .transpose()
}

/// Which of the two it is says the statement itself.
fn begun(stmt: &str) -> DbResult<Begun> {
    match statement::<OidcStart>(stmt, "stmt") {
        Ok(start) => Ok(Begun::Identify(start)),
        Err(_) => statement::<DeclareStart>(stmt, "stmt").map(Begun::Declare),
    }
}

/// Takes the way back: true for exactly one caller. What the exchange needs is forgotten with it.
pub(crate) fn take(c: &mut SqliteConnection, start: &Hash) -> DbResult<bool> {
    let open = identification::table
        .find(start.as_bytes().as_slice())
        .filter(identification::status.eq(OPEN));
    let taken = diesel::update(open)
        .set((
            identification::status.eq(TAKEN),
            identification::verifier.eq(None::<String>),
        ))
        .execute(c)?;
    Ok(taken == 1)
}

/// Notes which code came of it, and how sure that is.
pub(crate) fn mark_issued(
    c: &mut SqliteConnection,
    start: &Hash,
    aid: ActivationId,
    level: Level,
) -> DbResult<()> {
    diesel::update(identification::table.find(start.as_bytes().as_slice()))
        .set((
            identification::status.eq(ISSUED),
            identification::aid.eq(aid.as_bytes().to_vec()),
            identification::level.eq(level.word()),
        ))
        .execute(c)?;
    Ok(())
}

/// For which keys a code is, and how sure that is.
pub(crate) fn proven(
    c: &mut SqliteConnection,
    aid: ActivationId,
) -> DbResult<Option<(Signed<OidcStart>, Level)>> {
    let row: Option<(String, Option<String>)> = identification::table
        .filter(identification::aid.eq(aid.as_bytes().as_slice()))
        .select((identification::stmt, identification::level))
        .first(c)
        .optional()?;
    row.map(|(stmt, level)| {
        let level = level.as_deref().and_then(Level::from_word);
        Ok((
            statement(&stmt, "stmt")?,
            level.ok_or(DbError::Corrupt("level"))?,
        ))
    })
    .transpose()
}

/// How many wait for their way back, counted up to `limit` and no further.
pub(crate) fn waiting(c: &mut SqliteConnection, now: UnixTime, limit: i64) -> DbResult<usize> {
    let rows: Vec<i64> = identification::table
        .filter(identification::status.eq(OPEN))
        .filter(identification::expires_at.gt(now.0))
        .select(identification::created_at)
        .limit(limit)
        .load(c)?;
    Ok(rows.len())
}

/// Forgets those that were begun before a time.
pub(crate) fn purge(c: &mut SqliteConnection, before: UnixTime) -> DbResult<usize> {
    let old = identification::table.filter(identification::created_at.lt(before.0));
    Ok(diesel::delete(old).execute(c)?)
}
