// SPDX-License-Identifier: EUPL-1.2
//! Carryovers that wait, so that one unlocked screen is no takeover (rule 14).

use diesel::prelude::*;
use protocol::{Hash, PersonId, UnixTime};

use super::DbResult;
use super::schema::carryover;

/// A waiting carryover.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Waiting {
    pub(crate) due_at: UnixTime,
    pub(crate) vetoed: bool,
}

/// Looks up by the new keycard.
pub(crate) fn lookup(c: &mut SqliteConnection, kc: &Hash) -> DbResult<Option<Waiting>> {
    let row: Option<(i64, Option<i64>)> = carryover::table
        .find(kc.as_bytes().as_slice())
        .select((carryover::due_at, carryover::vetoed_at))
        .first(c)
        .optional()?;
    Ok(row.map(|(due, veto)| Waiting {
        due_at: UnixTime(due),
        vetoed: veto.is_some(),
    }))
}

/// Begins to wait.
pub(crate) fn insert(
    c: &mut SqliteConnection,
    kc: &Hash,
    of: PersonId,
    due_at: UnixTime,
    now: UnixTime,
) -> DbResult<()> {
    diesel::insert_into(carryover::table)
        .values((
            carryover::kc.eq(kc.as_bytes().as_slice()),
            carryover::pid.eq(of.as_bytes().as_slice()),
            carryover::due_at.eq(due_at.0),
            carryover::created_at.eq(now.0),
        ))
        .execute(c)?;
    Ok(())
}

/// Vetoes everything that waits for a person; returns how many.
pub(crate) fn veto(c: &mut SqliteConnection, of: PersonId, now: UnixTime) -> DbResult<usize> {
    let waiting = carryover::table
        .filter(carryover::pid.eq(of.as_bytes().as_slice()))
        .filter(carryover::vetoed_at.is_null());
    Ok(diesel::update(waiting)
        .set(carryover::vetoed_at.eq(now.0))
        .execute(c)?)
}
