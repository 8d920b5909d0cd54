// SPDX-License-Identifier: EUPL-1.2
//! Trust Documents and department epochs that were verified.

use diesel::prelude::*;
use protocol::statement::{DeptEpoch, TrustDocument};
use protocol::{Dept, Signed};

use super::schema::{dept_epoch, trust};
use super::{DbResult, number, statement, stored};

/// All Trust Documents, oldest first.
pub(crate) fn chain(c: &mut SqliteConnection) -> DbResult<Vec<Signed<TrustDocument>>> {
    let rows: Vec<String> = trust::table.order(trust::ver).select(trust::stmt).load(c)?;
    rows.iter().map(|text| statement(text, "stmt")).collect()
}

/// Stores a verified Trust Document; a known version is left alone.
pub(crate) fn insert(c: &mut SqliteConnection, td: &Signed<TrustDocument>) -> DbResult<()> {
    diesel::insert_or_ignore_into(trust::table)
        .values((
            trust::ver.eq(number(td.payload().ver)?),
            trust::sh.eq(td.sh().as_bytes().as_slice()),
            trust::stmt.eq(stored(td)?),
        ))
        .execute(c)?;
    Ok(())
}

/// The newest verified epoch of a department.
pub(crate) fn dept(c: &mut SqliteConnection, dept: &Dept) -> DbResult<Option<Signed<DeptEpoch>>> {
    let text: Option<String> = dept_epoch::table
        .find(dept.as_str())
        .select(dept_epoch::stmt)
        .first(c)
        .optional()?;
    text.map(|text| statement(&text, "stmt")).transpose()
}

/// The newest verified epoch of every department.
pub(crate) fn depts(c: &mut SqliteConnection) -> DbResult<Vec<Signed<DeptEpoch>>> {
    let rows: Vec<String> = dept_epoch::table
        .order(dept_epoch::dept)
        .select(dept_epoch::stmt)
        .load(c)?;
    rows.iter().map(|text| statement(text, "stmt")).collect()
}

/// Stores a verified epoch as the newest one of its department.
pub(crate) fn set_dept(c: &mut SqliteConnection, epoch: &Signed<DeptEpoch>) -> DbResult<()> {
    let payload = epoch.payload();
    diesel::replace_into(dept_epoch::table)
        .values((
            dept_epoch::dept.eq(payload.dept.as_str()),
            dept_epoch::epoch.eq(number(payload.epoch)?),
            dept_epoch::sh.eq(epoch.sh().as_bytes().as_slice()),
            dept_epoch::stmt.eq(stored(epoch)?),
        ))
        .execute(c)?;
    Ok(())
}
