// SPDX-License-Identifier: EUPL-1.2
//! Rows of the person register.

use diesel::prelude::*;
use protocol::statement::PersonRole;
use protocol::{BirthDate, PersonId, UnixTime};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::schema::{binding, dept_epoch, person, profile_sent};
use super::{DbError, DbResult, pid as read_pid};
use crate::letter::Lang;
use crate::person::{
    CheckDigit, Kvnr, Person, RECOVERY_TRIES, SealedEmail, role_from_name, role_name,
};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = person, treat_none_as_null = true)]
struct Row {
    pid: Vec<u8>,
    reference: String,
    kvnr: Option<String>,
    role: String,
    given: String,
    family: String,
    birth_date: String,
    address: String,
    address_changed_at: Option<i64>,
    lang: String,
    email_sealed: Option<String>,
    email_hash: Option<Vec<u8>>,
    flags: String,
    depts: Option<String>,
    assignment: Option<String>,
    claims_left: i64,
    alarm_at: Option<i64>,
    updated_at: i64,
    insured_until: Option<String>,
    card_digits: Option<String>,
    own_kvnr: Option<String>,
    branch: Option<String>,
}

/// Looks somebody up.
pub(crate) fn lookup(c: &mut SqliteConnection, id: PersonId) -> DbResult<Option<Person>> {
    person::table
        .find(id.as_bytes().as_slice())
        .select(Row::as_select())
        .first(c)
        .optional()?
        .map(Person::try_from)
        .transpose()
}

/// Finds somebody by the id of the core system.
pub(crate) fn find_by_reference(
    c: &mut SqliteConnection,
    reference: &str,
) -> DbResult<Option<Person>> {
    person::table
        .filter(person::reference.eq(reference))
        .select(Row::as_select())
        .first(c)
        .optional()?
        .map(Person::try_from)
        .transpose()
}

/// Finds somebody by insurance number.
pub(crate) fn find_by_kvnr(c: &mut SqliteConnection, kvnr: &Kvnr) -> DbResult<Option<Person>> {
    person::table
        .filter(person::kvnr.eq(kvnr.as_str()))
        .select(Row::as_select())
        .first(c)
        .optional()?
        .map(Person::try_from)
        .transpose()
}

/// Everybody who was born on a day.
pub(crate) fn born_on(c: &mut SqliteConnection, day: &BirthDate) -> DbResult<Vec<Person>> {
    person::table
        .filter(person::birth_date.eq(day.as_str()))
        .select(Row::as_select())
        .load(c)?
        .into_iter()
        .map(Person::try_from)
        .collect()
}

/// Whether somebody has this insurance number.
pub(crate) fn kvnr_exists(c: &mut SqliteConnection, kvnr: &Kvnr) -> DbResult<bool> {
    let found: Option<Vec<u8>> = person::table
        .filter(person::kvnr.eq(kvnr.as_str()))
        .select(person::pid)
        .first(c)
        .optional()?;
    Ok(found.is_some())
}

/// The person with the least number that is not below this text, and the one with the least of all:
/// whatever the text is, the same two rows are read, and one of them has the number if anybody has.
pub(crate) fn around_kvnr(
    c: &mut SqliteConnection,
    text: &str,
) -> DbResult<(Option<Person>, Option<Person>)> {
    let row = |row: Option<Row>| row.map(Person::try_from).transpose();
    let next = person::table
        .filter(person::kvnr.ge(text))
        .order(person::kvnr)
        .select(Row::as_select())
        .first(c)
        .optional()?;
    let first = person::table
        .filter(person::kvnr.ge(""))
        .order(person::kvnr)
        .select(Row::as_select())
        .first(c)
        .optional()?;
    Ok((row(next)?, row(first)?))
}

/// Up to `limit` insured persons and representatives without a bound key, in the order of their
/// references, behind `after`.
pub(crate) fn without_binding(
    c: &mut SqliteConnection,
    after: &str,
    limit: i64,
) -> DbResult<Vec<Person>> {
    let bound = binding::table.filter(binding::pid.eq(person::pid));
    person::table
        .filter(person::reference.gt(after))
        .filter(person::role.ne(role_name(PersonRole::Staff)))
        .filter(diesel::dsl::not(diesel::dsl::exists(bound)))
        .order(person::reference)
        .select(Row::as_select())
        .limit(limit)
        .load(c)?
        .into_iter()
        .map(Person::try_from)
        .collect()
}

/// Inserts somebody new.
pub(crate) fn insert(c: &mut SqliteConnection, who: &Person, now: UnixTime) -> DbResult<()> {
    let row = Row::new(who, now)?;
    diesel::insert_into(person::table).values(&row).execute(c)?;
    Ok(())
}

/// Replaces what is known about somebody, by `pid`.
pub(crate) fn update(c: &mut SqliteConnection, who: &Person, now: UnixTime) -> DbResult<()> {
    let row = Row::new(who, now)?;
    diesel::update(person::table.find(row.pid.clone()))
        .set(&row)
        .execute(c)?;
    Ok(())
}

/// Everybody of a role, by `pid`.
pub(crate) fn all_of(c: &mut SqliteConnection, role: PersonRole) -> DbResult<Vec<Person>> {
    person::table
        .filter(person::role.eq(role_name(role)))
        .order(person::pid)
        .select(Row::as_select())
        .load(c)?
        .into_iter()
        .map(Person::try_from)
        .collect()
}

/// Sets the tries that are left for claims beside a recovery sheet.
pub(crate) fn set_claims_left(c: &mut SqliteConnection, id: PersonId, left: u32) -> DbResult<()> {
    diesel::update(person::table.find(id.as_bytes().as_slice()))
        .set(person::claims_left.eq(i64::from(left)))
        .execute(c)?;
    Ok(())
}

/// Notes that history is to be withheld, or no longer.
pub(crate) fn set_alarm(
    c: &mut SqliteConnection,
    id: PersonId,
    at: Option<UnixTime>,
) -> DbResult<()> {
    diesel::update(person::table.find(id.as_bytes().as_slice()))
        .set(person::alarm_at.eq(at.map(|at| at.0)))
        .execute(c)?;
    Ok(())
}

/// Up to `limit` bound persons and departments whose profile is missing or sealed to an older
/// epoch. Which departments a person's profile goes to is the caller's rule.
pub(crate) fn without_profile(
    c: &mut SqliteConnection,
    dept: &str,
    limit: i64,
) -> DbResult<Vec<PersonId>> {
    let rows: Vec<Vec<u8>> = person::table
        .inner_join(binding::table.on(binding::pid.eq(person::pid)))
        .inner_join(dept_epoch::table.on(dept_epoch::dept.eq(dept.to_owned())))
        .left_join(
            profile_sent::table.on(profile_sent::pid
                .eq(person::pid)
                .and(profile_sent::dept.eq(dept_epoch::dept))),
        )
        .filter(
            profile_sent::epoch
                .is_null()
                .or(profile_sent::epoch.assume_not_null().lt(dept_epoch::epoch)),
        )
        .filter(person::role.ne(role_name(PersonRole::Staff)))
        .select(person::pid)
        .distinct()
        .limit(limit)
        .load(c)?;
    rows.iter().map(|row| read_pid(row)).collect()
}

/// Notes that the profile of somebody went to a department epoch.
pub(crate) fn profile_was_sent(
    c: &mut SqliteConnection,
    id: PersonId,
    dept: &str,
    epoch: u64,
) -> DbResult<()> {
    diesel::replace_into(profile_sent::table)
        .values((
            profile_sent::pid.eq(id.as_bytes().as_slice()),
            profile_sent::dept.eq(dept),
            profile_sent::epoch.eq(super::number(epoch)?),
        ))
        .execute(c)?;
    Ok(())
}

/// Forgets that profiles of somebody were sent, so that they are sealed anew.
pub(crate) fn profile_changed(c: &mut SqliteConnection, id: PersonId) -> DbResult<()> {
    let own = profile_sent::table.filter(profile_sent::pid.eq(id.as_bytes().as_slice()));
    diesel::delete(own).execute(c)?;
    Ok(())
}

fn json<T: Serialize>(value: &T, column: &'static str) -> DbResult<String> {
    serde_json::to_string(value).map_err(|_| DbError::Corrupt(column))
}

fn from_json<T: DeserializeOwned>(text: &str, column: &'static str) -> DbResult<T> {
    serde_json::from_str(text).map_err(|_| DbError::Corrupt(column))
}

impl Row {
    fn new(p: &Person, now: UnixTime) -> DbResult<Self> {
        Ok(Self {
            pid: p.pid.as_bytes().to_vec(),
            reference: p.reference.clone(),
            kvnr: p.kvnr.as_ref().map(|k| k.as_str().to_owned()),
            role: role_name(p.role).to_owned(),
            given: p.given.clone(),
            family: p.family.clone(),
            birth_date: p.birth_date.as_str().to_owned(),
            address: json(&p.address, "address")?,
            address_changed_at: p.address_changed_at.map(|at| at.0),
            lang: p.lang.tag().to_owned(),
            email_sealed: p.email.as_ref().map(|e| e.sealed.clone()),
            email_hash: p.email.as_ref().map(|e| e.hash.as_bytes().to_vec()),
            flags: json(&p.flags, "flags")?,
            depts: p.depts.as_ref().map(|d| json(d, "depts")).transpose()?,
            assignment: p
                .assignment
                .as_ref()
                .map(|a| json(a, "assignment"))
                .transpose()?,
            claims_left: i64::from(p.claims_left),
            alarm_at: p.alarm_at.map(|at| at.0),
            updated_at: now.0,
            insured_until: p.insured_until.map(|day| day.to_string()),
            card_digits: p.card_digits.clone(),
            own_kvnr: p.own_kvnr.as_ref().map(|k| k.as_str().to_owned()),
            branch: p.branch.clone(),
        })
    }
}

impl TryFrom<Row> for Person {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        let birth_date: BirthDate = row
            .birth_date
            .parse()
            .map_err(|_| DbError::Corrupt("birth_date"))?;
        Ok(Self {
            pid: read_pid(&row.pid)?,
            reference: row.reference,
            kvnr: row
                .kvnr
                .map(|k| Kvnr::parse_with(&k, CheckDigit::Ignore))
                .transpose()
                .map_err(|_| DbError::Corrupt("kvnr"))?,
            role: role_from_name(&row.role).ok_or(DbError::Corrupt("role"))?,
            given: row.given,
            family: row.family,
            birth_date,
            address: from_json(&row.address, "address")?,
            address_changed_at: row.address_changed_at.map(UnixTime),
            lang: Lang::from_tag(&row.lang),
            email: match (row.email_sealed, row.email_hash) {
                (Some(sealed), Some(hash)) => Some(SealedEmail {
                    sealed,
                    hash: super::hash(&hash, "email_hash")?,
                }),
                _ => None,
            },
            flags: from_json(&row.flags, "flags")?,
            insured_until: row
                .insured_until
                .map(|day| day.parse())
                .transpose()
                .map_err(|_| DbError::Corrupt("insured_until"))?,
            card_digits: row.card_digits,
            own_kvnr: row
                .own_kvnr
                .map(|k| Kvnr::parse_with(&k, CheckDigit::Ignore))
                .transpose()
                .map_err(|_| DbError::Corrupt("own_kvnr"))?,
            branch: row.branch,
            depts: row
                .depts
                .as_deref()
                .map(|d| from_json(d, "depts"))
                .transpose()?,
            assignment: row
                .assignment
                .as_deref()
                .map(|a| from_json(a, "assignment"))
                .transpose()?,
            claims_left: u32::try_from(row.claims_left).unwrap_or(RECOVERY_TRIES),
            alarm_at: row.alarm_at.map(UnixTime),
        })
    }
}
