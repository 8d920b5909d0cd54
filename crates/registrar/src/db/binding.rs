// SPDX-License-Identifier: EUPL-1.2
//! Rows of bindings: which key is whose, and since when.

use diesel::prelude::*;
use protocol::statement::{Bind, Keycard};
use protocol::{Hash, PersonId, Signed, UnixTime};

use super::schema::binding;
use super::{DbResult, number, pid, statement, stored};

/// A binding with its keycard.
#[derive(Clone)]
pub(crate) struct BindingRecord {
    pub(crate) bind: Signed<Bind>,
    pub(crate) keycard: Signed<Keycard>,
    pub(crate) quarantine_until: Option<UnixTime>,
}

type Columns = (String, String, Option<i64>);

/// The current binding of a person.
pub(crate) fn current(c: &mut SqliteConnection, of: PersonId) -> DbResult<Option<BindingRecord>> {
    binding::table
        .filter(binding::pid.eq(of.as_bytes().as_slice()))
        .order(binding::seq.desc())
        .select((binding::keycard, binding::stmt, binding::quarantine_until))
        .first(c)
        .optional()?
        .map(record)
        .transpose()
}

/// The binding of a keycard, current or not.
pub(crate) fn find_by_kc(c: &mut SqliteConnection, kc: &Hash) -> DbResult<Option<BindingRecord>> {
    binding::table
        .filter(binding::kc.eq(kc.as_bytes().as_slice()))
        .select((binding::keycard, binding::stmt, binding::quarantine_until))
        .first(c)
        .optional()?
        .map(record)
        .transpose()
}

/// Stores a new binding; two with the same number for a person cannot be.
pub(crate) fn insert(
    c: &mut SqliteConnection,
    record: &BindingRecord,
    now: UnixTime,
) -> DbResult<()> {
    let bind = record.bind.payload();
    diesel::insert_into(binding::table)
        .values((
            binding::sh.eq(record.bind.sh().as_bytes().as_slice()),
            binding::pid.eq(bind.pid.as_bytes().as_slice()),
            binding::seq.eq(number(bind.seq)?),
            binding::kc.eq(bind.kc.as_bytes().as_slice()),
            binding::keycard.eq(stored(&record.keycard)?),
            binding::stmt.eq(stored(&record.bind)?),
            binding::quarantine_until.eq(record.quarantine_until.map(|at| at.0)),
            binding::created_at.eq(now.0),
        ))
        .execute(c)?;
    Ok(())
}

/// Everybody who is bound, with the number of bindings; for counts and for the desk.
pub(crate) fn all_bound(c: &mut SqliteConnection) -> DbResult<Vec<PersonId>> {
    let rows: Vec<Vec<u8>> = binding::table
        .select(binding::pid)
        .distinct()
        .order(binding::pid)
        .load(c)?;
    rows.iter().map(|row| pid(row)).collect()
}

fn record((keycard, stmt, quarantine): Columns) -> DbResult<BindingRecord> {
    Ok(BindingRecord {
        bind: statement(&stmt, "stmt")?,
        keycard: statement(&keycard, "keycard")?,
        quarantine_until: quarantine.map(UnixTime),
    })
}
