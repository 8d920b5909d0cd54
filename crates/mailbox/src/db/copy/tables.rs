// SPDX-License-Identifier: EUPL-1.2
//! Which tables there are, as the database itself says.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::db::conn::Conn;
use crate::error::StoreError;

/// What a column holds. There are no other types in our schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Number,
    Bytes,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// Place in the primary key, from 1; 0: not part of it.
    key: i64,
}

/// A table with its columns in the order of their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<Column>,
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct ColumnRow {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    place: i64,
}

const SQLITE_TABLES: &str = r"SELECT name FROM sqlite_schema WHERE type = 'table'
  AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name NOT LIKE '\_\_diesel%' ESCAPE '\' ORDER BY name";
const SQLITE_COLUMNS: &str =
    "SELECT name, lower(type) AS kind, pk AS place FROM pragma_table_info(?) ORDER BY name";
#[cfg(feature = "postgres")]
const POSTGRES_TABLES: &str = r#"SELECT c.relname::text AS name FROM pg_class c
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  AND c.relname NOT LIKE '\_\_diesel%' ORDER BY c.relname::text COLLATE "C""#;
#[cfg(feature = "postgres")]
const POSTGRES_COLUMNS: &str = r#"SELECT a.attname::text AS name, format_type(a.atttypid, NULL) AS kind,
  coalesce((SELECT k.place FROM pg_index i, unnest(i.indkey::int2[]) WITH ORDINALITY k(att, place)
    WHERE i.indrelid = a.attrelid AND i.indisprimary AND k.att = a.attnum), 0)::bigint AS place
  FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY a.attname::text COLLATE "C""#;

/// All tables but those of the migrations, by name.
pub(crate) fn all(conn: &mut Conn) -> Result<Vec<Table>, StoreError> {
    let names: Vec<Name> = match conn {
        Conn::Sqlite(c) => diesel::sql_query(SQLITE_TABLES).load(c)?,
        #[cfg(feature = "postgres")]
        Conn::Postgres(c) => diesel::sql_query(POSTGRES_TABLES).load(c)?,
    };
    names
        .into_iter()
        .map(|row| {
            let columns = columns(conn, &row.name)?;
            Ok(Table {
                name: row.name,
                columns,
            })
        })
        .collect()
}

fn columns(conn: &mut Conn, table: &str) -> Result<Vec<Column>, StoreError> {
    let rows: Vec<ColumnRow> = match conn {
        Conn::Sqlite(c) => diesel::sql_query(SQLITE_COLUMNS)
            .bind::<Text, _>(table)
            .load(c)?,
        #[cfg(feature = "postgres")]
        Conn::Postgres(c) => diesel::sql_query(POSTGRES_COLUMNS)
            .bind::<Text, _>(quoted(table))
            .load(c)?,
    };
    rows.into_iter()
        .map(|row| {
            let kind = match row.kind.as_str() {
                "text" => Kind::Text,
                "bigint" | "integer" => Kind::Number,
                "blob" | "bytea" => Kind::Bytes,
                other => {
                    let text = format!("column {table}.{} has type {other}", row.name);
                    return Err(StoreError::Internal(text));
                }
            };
            Ok(Column {
                name: row.name,
                kind,
                key: row.place,
            })
        })
        .collect()
}

/// A name as it stands in SQL. They come from the database, not from anybody.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl Table {
    /// Columns by which rows have one order: the primary key, or all.
    pub(crate) fn order(&self) -> Vec<&Column> {
        let mut key: Vec<&Column> = self.columns.iter().filter(|c| c.key > 0).collect();
        key.sort_by_key(|c| c.key);
        if key.is_empty() {
            return self.columns.iter().collect();
        }
        key
    }

    /// Where a column stands in a line.
    pub(crate) fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.name == column)
    }
}
