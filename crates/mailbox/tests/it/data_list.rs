// SPDX-License-Identifier: EUPL-1.2
//! docs/DATA.md names every table and column, and `schema.rs` has exactly those of the migrations.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn file(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

type Tables = BTreeMap<String, BTreeSet<String>>;

/// Tables and columns of `CREATE TABLE` statements.
fn of_sql(sql: &str) -> Tables {
    let mut tables = Tables::new();
    let mut table: Option<String> = None;
    for line in sql.lines() {
        if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
            let name = rest.split_whitespace().next().unwrap().to_owned();
            tables.insert(name.clone(), BTreeSet::new());
            table = Some(name);
        } else if line.starts_with(')') {
            table = None;
        } else if let Some(name) = &table {
            let first = line.split_whitespace().next().unwrap_or("--");
            if first != "--" && first != "PRIMARY" && first != "UNIQUE" {
                tables.get_mut(name).unwrap().insert(first.to_owned());
            }
        }
    }
    tables
}

/// Columns that later migrations add.
fn added(sql: &str) -> Vec<(String, String)> {
    sql.lines()
        .filter_map(|line| line.strip_prefix("ALTER TABLE "))
        .filter_map(|rest| rest.split_once(" ADD COLUMN "))
        .map(|(table, rest)| {
            let column = rest.split_whitespace().next().unwrap();
            (table.to_owned(), column.to_owned())
        })
        .collect()
}

/// Tables and columns of `diesel::table!`.
fn of_schema(source: &str) -> Tables {
    let mut tables = Tables::new();
    let mut table: Option<String> = None;
    let mut renamed: Option<String> = None;
    for line in source.lines().map(str::trim) {
        if line.ends_with(") {") && !line.contains("macro") {
            let name = line.split_whitespace().next().unwrap().to_owned();
            tables.insert(name.clone(), BTreeSet::new());
            table = Some(name);
        } else if let Some(rest) = line.strip_prefix("#[sql_name = \"") {
            renamed = rest.split('"').next().map(str::to_owned);
        } else if let (Some(name), Some((column, _))) = (&table, line.split_once(" -> ")) {
            let column = renamed.take().unwrap_or_else(|| column.to_owned());
            tables.get_mut(name).unwrap().insert(column);
        }
    }
    tables
}

/// Tables (`### name`) and columns (first cell of a row) of the list.
fn of_list(text: &str) -> Tables {
    let mut tables = Tables::new();
    let mut table: Option<String> = None;
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("### `") {
            let name = rest.split('`').next().unwrap().to_owned();
            tables.insert(name.clone(), BTreeSet::new());
            table = Some(name);
        } else if line.starts_with("## ") {
            table = None;
        } else if let (Some(name), Some(rest)) = (&table, line.strip_prefix("| `")) {
            for column in rest.split('|').next().unwrap().split('`').step_by(2) {
                if !column.trim().is_empty() && column.trim() != "," {
                    tables
                        .get_mut(name)
                        .unwrap()
                        .insert(column.trim().to_owned());
                }
            }
        }
    }
    tables
}

fn all_of_sql() -> Tables {
    let mut tables = Tables::new();
    for folder in ["../../migrations/sqlite", "../../migrations/shred/sqlite"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut names: Vec<String> = std::fs::read_dir(path)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        for name in names {
            let sql = file(&format!("{folder}/{name}/up.sql"));
            tables.extend(of_sql(&sql));
            for (table, column) in added(&sql) {
                tables.get_mut(&table).unwrap().insert(column);
            }
        }
    }
    tables
}

#[test]
fn every_table_and_column_is_in_the_data_list() {
    let sql = all_of_sql();
    assert!(sql.len() >= 30, "{}", sql.len());
    let list = of_list(&file("../../docs/DATA.md"));
    for (table, columns) in &sql {
        let listed = list
            .get(table)
            .unwrap_or_else(|| panic!("{table} is not in docs/DATA.md"));
        assert_eq!(columns, listed, "columns of {table}");
    }
    assert_eq!(
        sql.len(),
        list.len(),
        "docs/DATA.md names a table that does not exist"
    );
}

#[test]
fn every_table_of_the_list_has_a_deletion_rule() {
    let text = file("../../docs/DATA.md");
    for section in text.split("\n### `").skip(1) {
        let name = section.split('`').next().unwrap();
        assert!(
            section.contains("**Deleted:**"),
            "{name} has no deletion rule"
        );
    }
}

#[test]
fn the_query_builder_knows_exactly_the_columns_of_the_migrations() {
    assert_eq!(of_schema(&file("src/db/schema.rs")), all_of_sql());
}

#[test]
fn a_column_that_is_missing_from_the_list_is_noticed() {
    let sql = of_sql("CREATE TABLE a (\n  x BIGINT,\n  y BLOB NOT NULL\n);\n");
    let list = of_list("### `a`\n\n| `x` | what |\n");
    assert_ne!(sql, list);
}
