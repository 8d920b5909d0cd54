// SPDX-License-Identifier: EUPL-1.2
//! Rows as lines, all of one moment, row by row: a table is never whole in memory.

use diesel::connection::{DefaultLoadingMode, SimpleConnection};
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::tables::{self, Kind, Table, quoted};
use crate::db::conn::Conn;
use crate::db::migrate::{self, Which};
use crate::db::open::{Source, Use};
use crate::error::StoreError;

/// A database as it was when this was opened, however long it is read.
pub(crate) struct Snapshot {
    conn: Conn,
    tables: Vec<Table>,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

impl Snapshot {
    pub(crate) fn open(source: &Source, which: Which) -> Result<Self, StoreError> {
        let mut conn = source.connect(Use::Read)?;
        migrate::check(&mut conn, which)?;
        let begin = match &conn {
            Conn::Sqlite(_) => "BEGIN",
            #[cfg(feature = "postgres")]
            Conn::Postgres(_) => {
                "SET statement_timeout TO 0; SET idle_in_transaction_session_timeout TO 0;
                 BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
            }
        };
        conn.batch_execute(begin)?;
        // The first look fixes the moment.
        let tables = tables::all(&mut conn)?;
        Ok(Self { conn, tables })
    }

    pub(crate) fn tables(&self) -> Vec<Table> {
        self.tables.clone()
    }

    /// Gives the lines of a table in the order of its key, without the first `skip`.
    pub(crate) fn each<E: From<StoreError>>(
        &mut self,
        table: &Table,
        skip: u64,
        mut take: impl FnMut(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = select(&self.conn, table, skip);
        let query = diesel::sql_query(sql);
        let mut one = |row: QueryResult<Line>| -> Result<(), E> {
            let row = row.map_err(|e| E::from(e.into()))?;
            take(&canonical(&row.line)?)
        };
        match &mut self.conn {
            Conn::Sqlite(c) => {
                let rows = query.load_iter::<Line, DefaultLoadingMode>(c);
                for row in rows.map_err(|e| E::from(e.into()))? {
                    one(row)?;
                }
            }
            #[cfg(feature = "postgres")]
            Conn::Postgres(c) => {
                let rows = query.load_iter::<Line, diesel::pg::PgRowByRowLoadingMode>(c);
                for row in rows.map_err(|e| E::from(e.into()))? {
                    one(row)?;
                }
            }
        }
        Ok(())
    }
}

/// The databases put blanks in other places.
fn canonical(line: &str) -> Result<String, StoreError> {
    let fault = |e: serde_json::Error| StoreError::Internal(format!("line of a table: {e}"));
    let values: Vec<serde_json::Value> = serde_json::from_str(line).map_err(fault)?;
    serde_json::to_string(&values).map_err(fault)
}

fn select(conn: &Conn, table: &Table, skip: u64) -> String {
    let (array, end, limit) = match conn {
        Conn::Sqlite(_) => ("json_array", "", "LIMIT -1 "),
        #[cfg(feature = "postgres")]
        Conn::Postgres(_) => ("json_build_array", "::text", ""),
    };
    let columns: Vec<String> = table
        .columns
        .iter()
        .map(|column| {
            let name = quoted(&column.name);
            match (column.kind, conn) {
                (Kind::Text | Kind::Number, _) => name,
                (Kind::Bytes, Conn::Sqlite(_)) => {
                    format!("CASE WHEN {name} IS NULL THEN NULL ELSE lower(hex({name})) END")
                }
                #[cfg(feature = "postgres")]
                (Kind::Bytes, Conn::Postgres(_)) => format!("encode({name}, 'hex')"),
            }
        })
        .collect();
    let order: Vec<String> = table
        .order()
        .into_iter()
        .map(|column| {
            let name = quoted(&column.name);
            match (column.kind, conn) {
                // Bytes, not a language, as SQLite compares.
                #[cfg(feature = "postgres")]
                (Kind::Text, Conn::Postgres(_)) => format!("{name} COLLATE \"C\" NULLS FIRST"),
                _ => format!("{name} NULLS FIRST"),
            }
        })
        .collect();
    format!(
        "SELECT {array}({}){end} AS line FROM {} ORDER BY {} {limit}OFFSET {skip}",
        columns.join(", "),
        quoted(&table.name),
        order.join(", ")
    )
}
