// SPDX-License-Identifier: EUPL-1.2
//! Lines become rows of a database that has the tables and nobody who uses it.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::tables::{self, Column, Kind, Table, quoted};
use crate::db::conn::Conn;
use crate::db::migrate::{self, Which};
use crate::db::open::{Source, Use};
use crate::error::StoreError;

/// Columns that a trigger lets nobody insert: a second step numbers the rows, as sealing does.
const LATER: [(&str, [&str; 2]); 2] = [("audit", ["n", "hash"]), ("evidence", ["n", "hash"])];

/// A database that is being filled.
pub(crate) struct Loading {
    conn: Conn,
    tables: Vec<Table>,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

impl Loading {
    pub(crate) fn open(source: &Source, which: Which) -> Result<Self, StoreError> {
        let mut conn = source.connect(Use::Write)?;
        migrate::check(&mut conn, which)?;
        #[cfg(feature = "postgres")]
        if let Conn::Postgres(c) = &mut conn {
            c.batch_execute(
                "SET statement_timeout TO 0; SET idle_in_transaction_session_timeout TO 0",
            )?;
        }
        let tables = tables::all(&mut conn)?;
        Ok(Self { conn, tables })
    }

    pub(crate) fn tables(&self) -> Vec<Table> {
        self.tables.clone()
    }

    /// Everything from here on counts together or not at all.
    pub(crate) fn begin(&mut self) -> Result<(), StoreError> {
        let begin = match &self.conn {
            Conn::Sqlite(_) => "BEGIN IMMEDIATE",
            #[cfg(feature = "postgres")]
            Conn::Postgres(_) => "BEGIN",
        };
        Ok(self.conn.batch_execute(begin)?)
    }

    pub(crate) fn commit(&mut self) -> Result<(), StoreError> {
        Ok(self.conn.batch_execute("COMMIT")?)
    }

    pub(crate) fn count(&mut self, table: &Table) -> Result<u64, StoreError> {
        let query = diesel::sql_query(format!("SELECT count(*) AS n FROM {}", quoted(&table.name)));
        let count: Count = match &mut self.conn {
            Conn::Sqlite(c) => query.get_result(c)?,
            #[cfg(feature = "postgres")]
            Conn::Postgres(c) => query.get_result(c)?,
        };
        u64::try_from(count.n).map_err(|e| StoreError::Internal(e.to_string()))
    }

    /// Inserts these lines of a table. Without [`Loading::begin`] each statement counts by itself.
    pub(crate) fn insert(&mut self, table: &Table, lines: &[String]) -> Result<(), StoreError> {
        let later: Vec<&Column> = LATER
            .iter()
            .filter(|(name, _)| *name == table.name)
            .flat_map(|(_, columns)| columns)
            .filter_map(|name| table.columns.iter().find(|c| c.name == *name))
            .collect();
        let rows = format!("[{}]", lines.join(","));
        let insert = self.insertion(table, &later);
        self.run(&insert, &rows)?;
        if later.is_empty() {
            return Ok(());
        }
        let number = self.numbering(table, &later);
        self.run(&number, &rows)
    }

    fn run(&mut self, sql: &str, rows: &str) -> Result<(), StoreError> {
        let query = diesel::sql_query(sql).bind::<Text, _>(rows);
        match &mut self.conn {
            Conn::Sqlite(c) => query.execute(c)?,
            #[cfg(feature = "postgres")]
            Conn::Postgres(c) => query.execute(c)?,
        };
        Ok(())
    }

    /// The lines as a table `v`.
    const fn from(&self) -> &'static str {
        match &self.conn {
            Conn::Sqlite(_) => "json_each(?) AS v",
            #[cfg(feature = "postgres")]
            Conn::Postgres(_) => "json_array_elements($1::json) AS v(r)",
        }
    }

    /// What a line says of a column.
    fn value(&self, table: &Table, column: &Column) -> String {
        let at = table.place(&column.name).unwrap_or_default();
        match (&self.conn, column.kind) {
            (Conn::Sqlite(_), Kind::Text | Kind::Number) => {
                format!("json_extract(v.value, '$[{at}]')")
            }
            (Conn::Sqlite(_), Kind::Bytes) => format!("unhex(json_extract(v.value, '$[{at}]'))"),
            #[cfg(feature = "postgres")]
            (Conn::Postgres(_), Kind::Text) => format!("(v.r->>{at})"),
            #[cfg(feature = "postgres")]
            (Conn::Postgres(_), Kind::Number) => format!("(v.r->>{at})::bigint"),
            #[cfg(feature = "postgres")]
            (Conn::Postgres(_), Kind::Bytes) => format!("decode(v.r->>{at}, 'hex')"),
        }
    }

    fn insertion(&self, table: &Table, later: &[&Column]) -> String {
        let now: Vec<&Column> = table
            .columns
            .iter()
            .filter(|column| !later.contains(column))
            .collect();
        let names: Vec<String> = now.iter().map(|c| quoted(&c.name)).collect();
        let values: Vec<String> = now.iter().map(|c| self.value(table, c)).collect();
        format!(
            "INSERT INTO {} ({}) SELECT {} FROM {}",
            quoted(&table.name),
            names.join(", "),
            values.join(", "),
            self.from()
        )
    }

    fn numbering(&self, table: &Table, later: &[&Column]) -> String {
        let name = quoted(&table.name);
        let set: Vec<String> = later
            .iter()
            .map(|c| format!("{} = {}", quoted(&c.name), self.value(table, c)))
            .collect();
        let same: Vec<String> = table
            .order()
            .into_iter()
            .map(|c| format!("{name}.{} = {}", quoted(&c.name), self.value(table, c)))
            .collect();
        let given: Vec<String> = later
            .iter()
            .map(|c| format!("{} IS NOT NULL", self.value(table, c)))
            .collect();
        format!(
            "UPDATE {name} SET {} FROM {} WHERE {} AND {}",
            set.join(", "),
            self.from(),
            same.join(" AND "),
            given.join(" AND ")
        )
    }
}
