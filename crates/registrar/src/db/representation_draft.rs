// SPDX-License-Identifier: EUPL-1.2
//! Entries about representations that wait for a second employee, and what became of them.

use diesel::prelude::*;
use protocol::statement::{DeskRequest, RepEntry};
use protocol::{Hash, PersonId, Signed, UnixTime};

use super::schema::representation_draft as draft;
use super::{DbResult, pid, statement, stored};

/// An entry that waits.
pub(crate) struct Waiting {
    pub(crate) request: Signed<DeskRequest>,
    pub(crate) entered_by: PersonId,
    pub(crate) at: UnixTime,
}

type Row = (String, Vec<u8>, i64);

macro_rules! columns {
    () => {
        (draft::request, draft::entered_by, draft::created_at)
    };
}

fn parse((request, by, at): Row) -> DbResult<Waiting> {
    Ok(Waiting {
        request: statement(&request, "request")?,
        entered_by: pid(&by)?,
        at: UnixTime(at),
    })
}

/// Keeps an entry; its id is the hash of the question that made it.
pub(crate) fn insert(
    c: &mut SqliteConnection,
    request: &Signed<DeskRequest>,
    entry: &RepEntry,
    now: UnixTime,
) -> DbResult<()> {
    diesel::insert_into(draft::table)
        .values((
            draft::draft.eq(request.sh().as_bytes().as_slice()),
            draft::rep.eq(entry.rep.as_bytes().as_slice()),
            draft::subject.eq(entry.subject.as_bytes().as_slice()),
            draft::request.eq(stored(request)?),
            draft::entered_by.eq(request.payload().by.pid.as_bytes().as_slice()),
            draft::created_at.eq(now.0),
        ))
        .execute(c)?;
    Ok(())
}

/// An entry that nobody has decided about.
pub(crate) fn waiting(c: &mut SqliteConnection, id: &Hash) -> DbResult<Option<Waiting>> {
    let row: Option<Row> = draft::table
        .find(id.as_bytes().as_slice())
        .filter(draft::decided_at.is_null())
        .select(columns!())
        .first(c)
        .optional()?;
    row.map(parse).transpose()
}

/// All that wait, oldest first; `about`: those in which this person is one of the two.
pub(crate) fn all_waiting(
    c: &mut SqliteConnection,
    about: Option<PersonId>,
) -> DbResult<Vec<Waiting>> {
    let mut query = draft::table
        .filter(draft::decided_at.is_null())
        .order((draft::created_at, draft::draft))
        .select(columns!())
        .into_boxed();
    if let Some(person) = about {
        let bytes = person.as_bytes().to_vec();
        query = query.filter(draft::rep.eq(bytes.clone()).or(draft::subject.eq(bytes)));
    }
    let rows: Vec<Row> = query.load(c)?;
    rows.into_iter().map(parse).collect()
}

/// Writes down who decided, and what came of it: a signed statement, or a reason.
pub(crate) fn decide(
    c: &mut SqliteConnection,
    id: &Hash,
    by: PersonId,
    outcome: Result<&Hash, &str>,
    now: UnixTime,
) -> DbResult<()> {
    diesel::update(draft::table.find(id.as_bytes().as_slice()))
        .set((
            draft::decided_by.eq(Some(by.as_bytes().as_slice())),
            draft::decided_at.eq(Some(now.0)),
            draft::sh.eq(outcome.ok().map(|sh| sh.as_bytes().as_slice())),
            draft::reason.eq(outcome.err()),
        ))
        .execute(c)?;
    Ok(())
}
