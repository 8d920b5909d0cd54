// SPDX-License-Identifier: EUPL-1.2
//! What insured persons choose from.

use diesel::prelude::*;

use super::row;
use crate::db::schema::matter;
use crate::error::StoreError;
use crate::ids::Matter;
use crate::model::{MatterRow, words};

repository!(
    /// What insured persons choose from.
    Matters
);

type Row = (String, String, String, String, String, i64, i64);

fn parse(r: Row) -> Result<MatterRow, StoreError> {
    Ok(MatterRow {
        code: row::word(&r.0)?,
        dept: row::word(&r.1)?,
        class: words::class(&r.2)?,
        label_de: r.3,
        label_en: r.4,
        four_eyes: r.5 != 0,
        medical: r.6 != 0,
    })
}

macro_rules! columns {
    () => {
        (
            matter::code,
            matter::dept,
            matter::class,
            matter::label_de,
            matter::label_en,
            matter::four_eyes,
            matter::medical,
        )
    };
}

impl Matters<'_> {
    /// All matters in the registrar's order.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn list(&mut self) -> Result<Vec<MatterRow>, StoreError> {
        let rows: Vec<Row> = matter::table
            .order((matter::position, matter::code))
            .select(columns!())
            .load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }

    /// A matter.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, code: &Matter) -> Result<Option<MatterRow>, StoreError> {
        let row: Option<Row> = matter::table
            .find(code.as_str())
            .select(columns!())
            .first(self.conn)
            .optional()?;
        row.map(parse).transpose()
    }

    /// Makes these the matters, in this order.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when a code comes twice.
    pub fn replace_all(&mut self, matters: &[MatterRow]) -> Result<(), StoreError> {
        diesel::delete(matter::table).execute(self.conn)?;
        for (position, m) in matters.iter().enumerate() {
            diesel::insert_into(matter::table)
                .values((
                    matter::code.eq(m.code.as_str()),
                    matter::dept.eq(m.dept.as_str()),
                    matter::class.eq(words::of_class(m.class)),
                    matter::label_de.eq(m.label_de.as_str()),
                    matter::label_en.eq(m.label_en.as_str()),
                    matter::position.eq(row::small(position)),
                    matter::four_eyes.eq(i64::from(m.four_eyes)),
                    matter::medical.eq(i64::from(m.medical)),
                ))
                .execute(self.conn)?;
        }
        Ok(())
    }
}
