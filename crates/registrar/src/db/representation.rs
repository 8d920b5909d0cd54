// SPDX-License-Identifier: EUPL-1.2
//! Representations that were signed here, with evidence and the two people who decided.

use diesel::prelude::*;
use protocol::statement::Representation;
use protocol::{Hash, PersonId, Signed, UnixTime};

use super::schema::representation;
use super::{DbResult, pid, statement, stored};

/// What is kept beside the statement.
pub(crate) struct Decided<'a> {
    pub(crate) evidence: &'a str,
    pub(crate) entered_by: &'a str,
    pub(crate) approved_by: &'a str,
}

/// Keeps a statement.
pub(crate) fn insert(
    c: &mut SqliteConnection,
    stmt: &Signed<Representation>,
    decided: &Decided<'_>,
    now: UnixTime,
) -> DbResult<()> {
    let payload = stmt.payload();
    diesel::insert_into(representation::table)
        .values((
            representation::sh.eq(stmt.sh().as_bytes().as_slice()),
            representation::rep.eq(payload.rep.as_bytes().as_slice()),
            representation::subject.eq(payload.subject.as_bytes().as_slice()),
            representation::stmt.eq(stored(stmt)?),
            representation::evidence.eq(decided.evidence),
            representation::entered_by.eq(decided.entered_by),
            representation::approved_by.eq(decided.approved_by),
            representation::created_at.eq(now.0),
        ))
        .execute(c)?;
    Ok(())
}

/// By statement hash.
pub(crate) fn lookup(
    c: &mut SqliteConnection,
    sh: &Hash,
) -> DbResult<Option<Signed<Representation>>> {
    let text: Option<String> = representation::table
        .find(sh.as_bytes().as_slice())
        .select(representation::stmt)
        .first(c)
        .optional()?;
    text.map(|text| statement(&text, "stmt")).transpose()
}

/// Everything about a person, on either side.
pub(crate) fn of_person(
    c: &mut SqliteConnection,
    who: PersonId,
) -> DbResult<Vec<Signed<Representation>>> {
    let own = who.as_bytes().as_slice();
    let texts: Vec<String> = representation::table
        .filter(
            representation::rep
                .eq(own)
                .or(representation::subject.eq(own)),
        )
        .order((representation::created_at, representation::sh))
        .select(representation::stmt)
        .load(c)?;
    texts.iter().map(|text| statement(text, "stmt")).collect()
}

/// The other side of each representation of a person, each once.
pub(crate) fn others(c: &mut SqliteConnection, who: PersonId) -> DbResult<Vec<PersonId>> {
    let own = who.as_bytes().as_slice();
    let rows: Vec<(Vec<u8>, Vec<u8>)> = representation::table
        .filter(
            representation::rep
                .eq(own)
                .or(representation::subject.eq(own)),
        )
        .select((representation::rep, representation::subject))
        .load(c)?;
    let mut all = std::collections::BTreeSet::new();
    for (rep, subject) in rows {
        all.extend([pid(&rep)?, pid(&subject)?]);
    }
    all.remove(&who);
    Ok(all.into_iter().collect())
}
