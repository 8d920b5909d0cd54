// SPDX-License-Identifier: EUPL-1.2
//! Text modules. Versions are only added.

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::text_module as tm;
use crate::error::{Conflict, StoreError};
use crate::ids::{Dept, TextModuleId};
use crate::model::{TextContent, TextModule};

repository!(
    /// Text modules.
    TextModules
);

#[derive(Queryable, Selectable)]
#[diesel(table_name = tm)]
struct Row {
    id: Vec<u8>,
    version: i64,
    dept: String,
    kind: String,
    title: String,
    body: String,
    simple: Option<String>,
    lang: String,
    matters: String,
    reader: Option<String>,
    valid_from: Option<i64>,
    valid_until: Option<i64>,
    reviewed_at: Option<i64>,
    owner: Vec<u8>,
    retired: i64,
    by_pid: Vec<u8>,
    created_at: i64,
}

fn parse(r: Row) -> Result<TextModule, StoreError> {
    Ok(TextModule {
        id: row::id(&r.id)?,
        version: row::count(r.version)?,
        dept: row::word(&r.dept)?,
        content: TextContent {
            kind: row::word(&r.kind)?,
            title: r.title,
            body: r.body,
            simple: r.simple,
            lang: row::word(&r.lang)?,
            matters: row::words(&r.matters)?,
            reader: r.reader.as_deref().map(row::word).transpose()?,
            valid_from: r.valid_from,
            valid_until: r.valid_until,
            reviewed_at: r.reviewed_at,
            owner: row::id(&r.owner)?,
            retired: r.retired != 0,
        },
        by: row::id(&r.by_pid)?,
        created_at: Timestamp::from_micros(r.created_at),
    })
}

impl TextModules<'_> {
    /// The version in force of each module of a unit, signatures last, by title.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_unit(&mut self, dept: &Dept) -> Result<Vec<TextModule>, StoreError> {
        let rows: Vec<Row> = tm::table
            .filter(tm::dept.eq(dept.as_str()))
            // The text must be that of the partial index.
            .filter(diesel::dsl::sql::<diesel::sql_types::Bool>("newest = 1"))
            .order((tm::kind.desc(), tm::title))
            .select(Row::as_select())
            .load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }

    /// All versions of a module of a unit, newest first; empty when the unit has none of this id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn versions(
        &mut self,
        dept: &Dept,
        id: TextModuleId,
    ) -> Result<Vec<TextModule>, StoreError> {
        let rows: Vec<Row> = tm::table
            .filter(tm::id.eq(id.as_bytes().as_slice()))
            .filter(tm::dept.eq(dept.as_str()))
            .order(tm::version.desc())
            .select(Row::as_select())
            .load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }

    /// How many modules a unit has, retired ones included.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn count(&mut self, dept: &Dept) -> Result<u64, StoreError> {
        let n: i64 = tm::table
            .filter(tm::dept.eq(dept.as_str()))
            .filter(diesel::dsl::sql::<diesel::sql_types::Bool>("newest = 1"))
            .count()
            .get_result(self.conn)?;
        row::count(n)
    }

    /// Adds a version behind version `new.version - 1`, which must be the one in force.
    ///
    /// # Errors
    /// [`Conflict::State`] when it is not: somebody else was faster; [`Conflict::Exists`] for an id that is taken.
    pub fn insert(&mut self, new: &TextModule) -> Result<(), StoreError> {
        let id = new.id.as_bytes().as_slice();
        if new.version > 1 {
            let before = row::big(new.version - 1)?;
            let n = diesel::update(
                tm::table
                    .find((id, before))
                    .filter(tm::dept.eq(new.dept.as_str()))
                    .filter(tm::newest.eq(1)),
            )
            .set(tm::newest.eq(0))
            .execute(self.conn)?;
            if n != 1 {
                return Err(StoreError::Conflict(Conflict::State));
            }
        }
        let c = &new.content;
        diesel::insert_into(tm::table)
            .values((
                (
                    tm::id.eq(id),
                    tm::version.eq(row::big(new.version)?),
                    tm::newest.eq(1),
                    tm::dept.eq(new.dept.as_str()),
                    tm::kind.eq(c.kind.as_str()),
                    tm::title.eq(c.title.as_str()),
                    tm::body.eq(c.body.as_str()),
                    tm::simple.eq(c.simple.as_deref()),
                    tm::lang.eq(c.lang.as_str()),
                ),
                tm::matters.eq(row::join(&c.matters)),
                tm::reader.eq(c.reader.map(crate::model::TextReader::as_str)),
                tm::valid_from.eq(c.valid_from),
                tm::valid_until.eq(c.valid_until),
                tm::reviewed_at.eq(c.reviewed_at),
                tm::owner.eq(c.owner.as_bytes().as_slice()),
                tm::retired.eq(i64::from(c.retired)),
                tm::by_pid.eq(new.by.as_bytes().as_slice()),
                tm::created_at.eq(new.created_at.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }
}
