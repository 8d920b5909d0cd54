// SPDX-License-Identifier: EUPL-1.2
//! Letters that were wanted and not printed, and who let them go after all.

use diesel::prelude::*;
use protocol::{Hash, PersonId, UnixTime};

use super::schema::letter_stop;
use super::{DbError, DbResult, hash, pid as read_pid};

/// What became of a letter that was not printed at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Held,
    Refused,
    Released,
}

impl State {
    const fn name(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Refused => "refused",
            Self::Released => "released",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Self::Held, Self::Refused, Self::Released]
            .into_iter()
            .find(|state| state.name() == name)
    }
}

/// One row.
#[derive(Clone)]
pub(crate) struct StopRecord {
    pub(crate) pid: PersonId,
    pub(crate) state: State,
    pub(crate) reasons: Vec<String>,
    pub(crate) wanted_by: String,
    pub(crate) address: Hash,
    pub(crate) at: UnixTime,
    pub(crate) released_by: Option<String>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = letter_stop)]
struct Row {
    pid: Vec<u8>,
    state: String,
    reasons: String,
    wanted_by: String,
    address: Vec<u8>,
    at: i64,
    released_by: Option<String>,
    released_at: Option<i64>,
}

/// The row of a person.
pub(crate) fn lookup(c: &mut SqliteConnection, of: PersonId) -> DbResult<Option<StopRecord>> {
    letter_stop::table
        .find(of.as_bytes().as_slice())
        .select(Row::as_select())
        .first(c)
        .optional()?
        .map(StopRecord::try_from)
        .transpose()
}

/// Writes the row of a person.
pub(crate) fn put(
    c: &mut SqliteConnection,
    stop: &StopRecord,
    released_at: Option<UnixTime>,
) -> DbResult<()> {
    let row = Row {
        pid: stop.pid.as_bytes().to_vec(),
        state: stop.state.name().to_owned(),
        reasons: serde_json::to_string(&stop.reasons).map_err(|_| DbError::Corrupt("reasons"))?,
        wanted_by: stop.wanted_by.clone(),
        address: stop.address.as_bytes().to_vec(),
        at: stop.at.0,
        released_by: stop.released_by.clone(),
        released_at: released_at.map(|at| at.0),
    };
    diesel::replace_into(letter_stop::table)
        .values(&row)
        .execute(c)?;
    Ok(())
}

/// Removes the row of a person.
pub(crate) fn remove(c: &mut SqliteConnection, of: PersonId) -> DbResult<()> {
    diesel::delete(letter_stop::table.find(of.as_bytes().as_slice())).execute(c)?;
    Ok(())
}

/// Rows in a state, oldest first.
pub(crate) fn in_state(
    c: &mut SqliteConnection,
    state: State,
    limit: i64,
) -> DbResult<Vec<StopRecord>> {
    letter_stop::table
        .filter(letter_stop::state.eq(state.name()))
        .order((letter_stop::at, letter_stop::pid))
        .select(Row::as_select())
        .limit(limit)
        .load(c)?
        .into_iter()
        .map(StopRecord::try_from)
        .collect()
}

impl TryFrom<Row> for StopRecord {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            pid: read_pid(&row.pid)?,
            state: State::from_name(&row.state).ok_or(DbError::Corrupt("state"))?,
            reasons: serde_json::from_str(&row.reasons).map_err(|_| DbError::Corrupt("reasons"))?,
            wanted_by: row.wanted_by,
            address: hash(&row.address, "address")?,
            at: UnixTime(row.at),
            released_by: row.released_by,
        })
    }
}
