// SPDX-License-Identifier: EUPL-1.2
//! What has been revoked, and the lists that say so.

use diesel::prelude::*;
use protocol::statement::{RevocationList, Revoked};
use protocol::{Dept, Hash, PersonId, Signed, UnixTime};

use super::schema::{removal, revlist, revocation};
use super::{DbResult, hash, number, statement, stored};

/// Revokes a statement; a second time changes nothing. Returns whether it was new.
pub(crate) fn insert(
    c: &mut SqliteConnection,
    sh: &Hash,
    of: Option<PersonId>,
    at: UnixTime,
) -> DbResult<bool> {
    let added = diesel::insert_or_ignore_into(revocation::table)
        .values((
            revocation::sh.eq(sh.as_bytes().as_slice()),
            revocation::pid.eq(of.map(|p| p.as_bytes().to_vec())),
            revocation::at.eq(at.0),
        ))
        .execute(c)?;
    Ok(added > 0)
}

/// Everything revoked so far, in order of time.
pub(crate) fn all(c: &mut SqliteConnection) -> DbResult<Vec<Revoked>> {
    let rows: Vec<(Vec<u8>, i64)> = revocation::table
        .order((revocation::at, revocation::sh))
        .select((revocation::sh, revocation::at))
        .load(c)?;
    rows.into_iter()
        .map(|(sh, at)| {
            Ok(Revoked {
                sh: hash(&sh, "sh")?,
                at: UnixTime(at),
            })
        })
        .collect()
}

/// Notes that somebody was removed from a department.
pub(crate) fn remove_from(
    c: &mut SqliteConnection,
    who: PersonId,
    dept: &Dept,
    at: UnixTime,
) -> DbResult<()> {
    diesel::insert_or_ignore_into(removal::table)
        .values((
            removal::pid.eq(who.as_bytes().as_slice()),
            removal::dept.eq(dept.as_str()),
            removal::at.eq(at.0),
        ))
        .execute(c)?;
    Ok(())
}

/// Departments that somebody was removed from.
pub(crate) fn removed_from(c: &mut SqliteConnection, who: PersonId) -> DbResult<Vec<String>> {
    Ok(removal::table
        .filter(removal::pid.eq(who.as_bytes().as_slice()))
        .select(removal::dept)
        .load(c)?)
}

/// Lifts a removal; returns whether there was one.
pub(crate) fn reinstate(c: &mut SqliteConnection, who: PersonId, dept: &Dept) -> DbResult<bool> {
    let own = removal::table.find((who.as_bytes().as_slice(), dept.as_str()));
    Ok(diesel::delete(own).execute(c)? > 0)
}

/// The newest list.
pub(crate) fn newest_list(c: &mut SqliteConnection) -> DbResult<Option<Signed<RevocationList>>> {
    let text: Option<String> = revlist::table
        .order(revlist::seq.desc())
        .select(revlist::stmt)
        .first(c)
        .optional()?;
    text.map(|text| statement(&text, "stmt")).transpose()
}

/// Stores a new list.
pub(crate) fn insert_list(c: &mut SqliteConnection, list: &Signed<RevocationList>) -> DbResult<()> {
    let payload = list.payload();
    diesel::insert_into(revlist::table)
        .values((
            revlist::seq.eq(number(payload.seq)?),
            revlist::stmt.eq(stored(list)?),
            revlist::iat.eq(payload.iat.0),
            revlist::exp.eq(payload.exp.0),
        ))
        .execute(c)?;
    Ok(())
}
