// SPDX-License-Identifier: EUPL-1.2
//! What units offer of their matters. Versions are only added.

use std::collections::BTreeMap;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::{unit_offer as uo, unit_offer_matter as um};
use crate::error::{Conflict, StoreError};
use crate::ids::Dept;
use crate::model::{MatterWords, Offer, Pause, Twin};

repository!(
    /// What units offer of their matters.
    Offers
);

type Head = (String, i64, Vec<u8>, i64);

#[derive(Queryable, Selectable)]
#[diesel(table_name = um)]
struct Row {
    matter: String,
    name_de: Option<String>,
    name_en: Option<String>,
    note_de: Option<String>,
    note_en: Option<String>,
    simple: Option<String>,
    search: String,
    hint_de: Option<String>,
    hint_en: Option<String>,
    paused_until: Option<i64>,
}

fn twin(de: Option<String>, en: Option<String>) -> Option<Twin> {
    Some(Twin { de: de?, en: en? })
}

fn parse(r: Row) -> Result<MatterWords, StoreError> {
    let until = r.paused_until;
    Ok(MatterWords {
        matter: row::word(&r.matter)?,
        name: twin(r.name_de, r.name_en),
        note: twin(r.note_de, r.note_en),
        simple: r.simple,
        search: r.search.lines().map(str::to_owned).collect(),
        paused: twin(r.hint_de, r.hint_en).map(|hint| Pause { hint, until }),
    })
}

impl Offers<'_> {
    /// The version in force of a unit.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_unit(&mut self, dept: &Dept) -> Result<Option<Offer>, StoreError> {
        let head: Option<Head> = uo::table
            .filter(uo::dept.eq(dept.as_str()))
            // The text must be that of the partial index.
            .filter(sql::<Bool>("newest = 1"))
            .select((uo::dept, uo::version, uo::by_pid, uo::created_at))
            .first(self.conn)
            .optional()?;
        head.map(|head| self.whole(&head)).transpose()
    }

    /// The version in force of each unit that has one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn in_force(&mut self) -> Result<BTreeMap<Dept, Vec<MatterWords>>, StoreError> {
        let rows: Vec<(String, Row)> = um::table
            .inner_join(uo::table.on(uo::dept.eq(um::dept).and(uo::version.eq(um::version))))
            .filter(sql::<Bool>("newest = 1"))
            .order((um::dept, um::position))
            .select((um::dept, Row::as_select()))
            .load(self.conn)?;
        let mut units: BTreeMap<Dept, Vec<MatterWords>> = BTreeMap::new();
        for (dept, words) in rows {
            units
                .entry(row::word(&dept)?)
                .or_default()
                .push(parse(words)?);
        }
        Ok(units)
    }

    /// Versions of a unit, newest first, `most` at most.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn versions(&mut self, dept: &Dept, most: i64) -> Result<Vec<Offer>, StoreError> {
        let heads: Vec<Head> = uo::table
            .filter(uo::dept.eq(dept.as_str()))
            .order(uo::version.desc())
            .limit(most)
            .select((uo::dept, uo::version, uo::by_pid, uo::created_at))
            .load(self.conn)?;
        heads.iter().map(|head| self.whole(head)).collect()
    }

    /// Adds a version behind version `new.version - 1`, which must be the one in force.
    ///
    /// # Errors
    /// [`Conflict::State`] when it is not, [`Conflict::Exists`] when somebody wrote the first one at the same moment.
    pub fn insert(&mut self, dept: &Dept, new: &Offer) -> Result<(), StoreError> {
        let (name, version) = (dept.as_str(), row::big(new.version)?);
        let behind = diesel::update(
            uo::table
                .filter(uo::dept.eq(name))
                .filter(sql::<Bool>("newest = 1")),
        );
        if new.version > 1 {
            let n = behind
                .filter(uo::version.eq(version - 1))
                .set(uo::newest.eq(0))
                .execute(self.conn)?;
            if n != 1 {
                return Err(StoreError::Conflict(Conflict::State));
            }
        } else if self.of_unit(dept)?.is_some() {
            return Err(StoreError::Conflict(Conflict::State));
        }
        diesel::insert_into(uo::table)
            .values((
                uo::dept.eq(name),
                uo::version.eq(version),
                uo::newest.eq(1),
                uo::by_pid.eq(new.by.as_bytes().as_slice()),
                uo::created_at.eq(new.created_at.micros()),
            ))
            .execute(self.conn)?;
        for (place, m) in (1_i64..).zip(&new.matters) {
            let hint = m.paused.as_ref().map(|pause| &pause.hint);
            diesel::insert_into(um::table)
                .values((
                    um::dept.eq(name),
                    um::version.eq(version),
                    um::position.eq(place),
                    um::matter.eq(m.matter.as_str()),
                    um::name_de.eq(m.name.as_ref().map(|one| one.de.as_str())),
                    um::name_en.eq(m.name.as_ref().map(|one| one.en.as_str())),
                    um::note_de.eq(m.note.as_ref().map(|one| one.de.as_str())),
                    um::note_en.eq(m.note.as_ref().map(|one| one.en.as_str())),
                    um::simple.eq(m.simple.as_deref()),
                    um::search.eq(m.search.join("\n")),
                    um::hint_de.eq(hint.map(|one| one.de.as_str())),
                    um::hint_en.eq(hint.map(|one| one.en.as_str())),
                    um::paused_until.eq(m.paused.as_ref().and_then(|pause| pause.until)),
                ))
                .execute(self.conn)?;
        }
        Ok(())
    }

    fn whole(&mut self, head: &Head) -> Result<Offer, StoreError> {
        let (dept, version, by, created_at) = head;
        let rows: Vec<Row> = um::table
            .filter(um::dept.eq(dept))
            .filter(um::version.eq(version))
            .order(um::position)
            .select(Row::as_select())
            .load(self.conn)?;
        Ok(Offer {
            version: row::count(*version)?,
            by: row::id(by)?,
            created_at: Timestamp::from_micros(*created_at),
            matters: rows.into_iter().map(parse).collect::<Result<_, _>>()?,
        })
    }
}
