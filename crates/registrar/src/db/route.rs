// SPDX-License-Identifier: EUPL-1.2
//! Rows about who answers a person whatever she chooses: of whom it is to be told, and what was told last.

use diesel::prelude::*;
use protocol::statement::PersonRole;
use protocol::{Dept, PersonId, UnixTime};
use serde::Serialize;

use super::schema::{person, route_told, shield_told};
use super::{DbError, DbResult, pid as read_pid};
use crate::person::{Kvnr, role_name};

/// Who answers a person, and who sees nothing of her.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Route {
    /// The unit; none: that of the matter.
    pub(crate) dept: Option<Dept>,
    /// Employees, by id.
    pub(crate) barred: Vec<PersonId>,
}

/// What the portal was told last about somebody, with its number.
pub(crate) fn told(c: &mut SqliteConnection, id: PersonId) -> DbResult<Option<(i64, Route)>> {
    let row: Option<(i64, Option<String>, String)> = route_told::table
        .find(id.as_bytes().as_slice())
        .select((route_told::seq, route_told::dept, route_told::barred))
        .first(c)
        .optional()?;
    let Some((seq, dept, barred)) = row else {
        return Ok(None);
    };
    let dept = dept
        .map(|name| name.parse().map_err(|_| DbError::Corrupt("dept")))
        .transpose()?;
    let barred = serde_json::from_str(&barred).map_err(|_| DbError::Corrupt("barred"))?;
    Ok(Some((seq, Route { dept, barred })))
}

/// Notes what is told now, in place of what was told before.
pub(crate) fn set_told(
    c: &mut SqliteConnection,
    id: PersonId,
    seq: i64,
    told: &Route,
    now: UnixTime,
) -> DbResult<()> {
    let barred = serde_json::to_string(&told.barred).map_err(|_| DbError::Corrupt("barred"))?;
    diesel::replace_into(route_told::table)
        .values((
            route_told::pid.eq(id.as_bytes().as_slice()),
            route_told::seq.eq(seq),
            route_told::dept.eq(told.dept.as_ref().map(Dept::as_str)),
            route_told::barred.eq(barred),
            route_told::told_at.eq(now.0),
        ))
        .execute(c)?;
    Ok(())
}

/// Employees whose own insurance number this is, by id.
pub(crate) fn employees_insured_as(
    c: &mut SqliteConnection,
    kvnr: &Kvnr,
) -> DbResult<Vec<PersonId>> {
    let rows: Vec<Vec<u8>> = person::table
        .filter(person::own_kvnr.eq(kvnr.as_str()))
        .filter(person::role.eq(role_name(PersonRole::Staff)))
        .order(person::pid)
        .select(person::pid)
        .load(c)?;
    rows.iter().map(|row| read_pid(row)).collect()
}

/// The next round compares what the portal knows of this person.
pub(crate) fn mark_due(c: &mut SqliteConnection, id: PersonId) -> DbResult<()> {
    diesel::update(person::table.find(id.as_bytes().as_slice()))
        .set(person::route_due.eq(1))
        .execute(c)?;
    Ok(())
}

/// It was compared.
pub(crate) fn clear_due(c: &mut SqliteConnection, id: PersonId) -> DbResult<()> {
    diesel::update(person::table.find(id.as_bytes().as_slice()))
        .set(person::route_due.eq(None::<i64>))
        .execute(c)?;
    Ok(())
}

/// Those who are marked, by `pid`; `limit` at most.
pub(crate) fn due(c: &mut SqliteConnection, limit: i64) -> DbResult<Vec<PersonId>> {
    let rows: Vec<Vec<u8>> = person::table
        // The text must be that of the partial index.
        .filter(diesel::dsl::sql::<diesel::sql_types::Bool>("route_due = 1"))
        .order(person::pid)
        .select(person::pid)
        .limit(limit)
        .load(c)?;
    rows.iter().map(|row| read_pid(row)).collect()
}

/// Keeps which unit serves which mark. If that is not what was kept before, everybody is compared who has any mark, or of whom something
/// was told.
pub(crate) fn set_shields(
    c: &mut SqliteConnection,
    shields: &[(&'static str, &Dept)],
) -> DbResult<()> {
    let before: Vec<(String, String)> = shield_told::table.order(shield_told::mark).load(c)?;
    let mut now: Vec<(String, String)> = shields
        .iter()
        .map(|(mark, dept)| ((*mark).to_owned(), dept.as_str().to_owned()))
        .collect();
    now.sort();
    if before == now {
        return Ok(());
    }
    diesel::delete(shield_told::table).execute(c)?;
    for (mark, dept) in &now {
        diesel::insert_into(shield_told::table)
            .values((shield_told::mark.eq(mark), shield_told::dept.eq(dept)))
            .execute(c)?;
    }
    diesel::update(
        person::table
            .filter(person::role.ne(role_name(PersonRole::Staff)))
            .filter(person::flags.ne("[]")),
    )
    .set(person::route_due.eq(1))
    .execute(c)?;
    let told: Vec<Vec<u8>> = route_told::table.select(route_told::pid).load(c)?;
    for pid in told {
        mark_due(c, read_pid(&pid)?)?;
    }
    Ok(())
}
