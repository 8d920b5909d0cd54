// SPDX-License-Identifier: EUPL-1.2
//! Rows of activations: what is left of a code after printing.

use diesel::prelude::*;
use protocol::statement::{Issue, IssueMethod};
use protocol::{ActivationId, Hash, PersonId, Signed, UnixTime};
use zeroize::Zeroizing;

use super::schema::activation;
use super::{DbError, DbResult, aid as read_aid, count, hash, number, pid, statement, stored};

/// An activation as the registrar remembers it.
#[derive(Clone)]
pub(crate) struct ActivationRecord {
    pub(crate) aid: ActivationId,
    pub(crate) pid: PersonId,
    pub(crate) seq: u64,
    pub(crate) by_kc: Option<Hash>,
    pub(crate) issue: Signed<Issue>,
    pub(crate) k_person: Zeroizing<[u8; 32]>,
    pub(crate) tries_left: u32,
    pub(crate) used_kc: Option<Hash>,
    pub(crate) expires_at: UnixTime,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = activation)]
struct Row {
    aid: Vec<u8>,
    pid: Vec<u8>,
    seq: i64,
    method: String,
    by_kc: Option<Vec<u8>>,
    issue: String,
    k_person: Vec<u8>,
    tries_left: i64,
    used_kc: Option<Vec<u8>>,
    used_at: Option<i64>,
    alarm_at: Option<i64>,
    expires_at: i64,
    created_at: i64,
    printed_at: Option<i64>,
}

/// Number of the newest code of a person; 0 if there was none.
pub(crate) fn newest_seq(c: &mut SqliteConnection, of: PersonId) -> DbResult<u64> {
    let newest: Option<i64> = activation::table
        .filter(activation::pid.eq(of.as_bytes().as_slice()))
        .select(diesel::dsl::max(activation::seq))
        .first(c)?;
    count(newest.unwrap_or(0), "seq")
}

/// Inserts a new activation.
pub(crate) fn insert(
    c: &mut SqliteConnection,
    record: &ActivationRecord,
    now: UnixTime,
) -> DbResult<()> {
    let method = match record.issue.payload().method {
        IssueMethod::Letter => "letter",
        IssueMethod::Branch => "branch",
        IssueMethod::Staff => "staff",
        IssueMethod::Reissue => "reissue",
        IssueMethod::Eid => "eid",
    };
    let row = Row {
        aid: record.aid.as_bytes().to_vec(),
        pid: record.pid.as_bytes().to_vec(),
        seq: number(record.seq)?,
        method: method.to_owned(),
        by_kc: record.by_kc.map(|kc| kc.as_bytes().to_vec()),
        issue: stored(&record.issue)?,
        k_person: record.k_person.to_vec(),
        tries_left: i64::from(record.tries_left),
        used_kc: None,
        used_at: None,
        alarm_at: None,
        expires_at: record.expires_at.0,
        created_at: now.0,
        printed_at: None,
    };
    diesel::insert_into(activation::table)
        .values(&row)
        .execute(c)?;
    Ok(())
}

/// Until when the newest code of a person can be used; none if it is not on paper, used or dead.
pub(crate) fn live_until(
    c: &mut SqliteConnection,
    of: PersonId,
    now: UnixTime,
) -> DbResult<Option<UnixTime>> {
    let newest: Option<(Option<i64>, i64, i64, Option<i64>)> = activation::table
        .filter(activation::pid.eq(of.as_bytes().as_slice()))
        .order(activation::seq.desc())
        .select((
            activation::used_at,
            activation::tries_left,
            activation::expires_at,
            activation::printed_at,
        ))
        .first(c)
        .optional()?;
    Ok(newest
        .filter(|(used, tries, expires, printed)| {
            used.is_none() && *tries > 0 && *expires > now.0 && printed.is_some()
        })
        .map(|(_, _, expires, _)| UnixTime(expires)))
}

/// Whether a letter to somebody was printed whose code is not older than this.
pub(crate) fn letter_since(
    c: &mut SqliteConnection,
    of: PersonId,
    since: UnixTime,
) -> DbResult<bool> {
    let found: Option<i64> = activation::table
        .filter(activation::pid.eq(of.as_bytes().as_slice()))
        .filter(activation::created_at.ge(since.0))
        .filter(
            activation::method
                .eq("letter")
                .or(activation::method.eq("reissue")),
        )
        .filter(activation::printed_at.is_not_null())
        .select(activation::seq)
        .first(c)
        .optional()?;
    Ok(found.is_some())
}

/// Whether a code is on paper; none if there is no such code.
pub(crate) fn is_printed(c: &mut SqliteConnection, id: ActivationId) -> DbResult<Option<bool>> {
    let printed: Option<Option<i64>> = activation::table
        .find(id.as_bytes().as_slice())
        .select(activation::printed_at)
        .first(c)
        .optional()?;
    Ok(printed.map(|at| at.is_some()))
}

/// Notes that a code is on paper; returns the person if that was news.
pub(crate) fn mark_printed(
    c: &mut SqliteConnection,
    id: ActivationId,
    now: UnixTime,
) -> DbResult<Option<PersonId>> {
    let unprinted = activation::table
        .find(id.as_bytes().as_slice())
        .filter(activation::printed_at.is_null());
    let of: Option<Vec<u8>> = unprinted.select(activation::pid).first(c).optional()?;
    diesel::update(unprinted)
        .set(activation::printed_at.eq(now.0))
        .execute(c)?;
    of.map(|of| pid(&of)).transpose()
}

/// Looks an activation up.
pub(crate) fn lookup(
    c: &mut SqliteConnection,
    id: ActivationId,
) -> DbResult<Option<ActivationRecord>> {
    activation::table
        .find(id.as_bytes().as_slice())
        .select(Row::as_select())
        .first(c)
        .optional()?
        .map(ActivationRecord::try_from)
        .transpose()
}

/// Marks an activation as used by a keycard.
pub(crate) fn mark_used(
    c: &mut SqliteConnection,
    id: ActivationId,
    kc: &Hash,
    now: UnixTime,
) -> DbResult<()> {
    diesel::update(activation::table.find(id.as_bytes().as_slice()))
        .set((
            activation::used_kc.eq(kc.as_bytes().as_slice()),
            activation::used_at.eq(now.0),
        ))
        .execute(c)?;
    Ok(())
}

/// Sets the tries that are left.
pub(crate) fn set_tries(c: &mut SqliteConnection, id: ActivationId, left: u32) -> DbResult<()> {
    diesel::update(activation::table.find(id.as_bytes().as_slice()))
        .set(activation::tries_left.eq(i64::from(left)))
        .execute(c)?;
    Ok(())
}

/// Notes that the code of a used activation was shown again.
pub(crate) fn set_alarm(c: &mut SqliteConnection, id: ActivationId, at: UnixTime) -> DbResult<()> {
    diesel::update(activation::table.find(id.as_bytes().as_slice()))
        .set(activation::alarm_at.eq(at.0))
        .execute(c)?;
    Ok(())
}

impl TryFrom<Row> for ActivationRecord {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        let k_person = Zeroizing::new(row.k_person);
        let k_person =
            <[u8; 32]>::try_from(k_person.as_slice()).map_err(|_| DbError::Corrupt("k_person"))?;
        Ok(Self {
            aid: read_aid(&row.aid)?,
            pid: pid(&row.pid)?,
            seq: count(row.seq, "seq")?,
            by_kc: row.by_kc.map(|kc| hash(&kc, "by_kc")).transpose()?,
            issue: statement(&row.issue, "issue")?,
            k_person: Zeroizing::new(k_person),
            tries_left: u32::try_from(row.tries_left)
                .map_err(|_| DbError::Corrupt("tries_left"))?,
            used_kc: row.used_kc.map(|kc| hash(&kc, "used_kc")).transpose()?,
            expires_at: UnixTime(row.expires_at),
        })
    }
}
