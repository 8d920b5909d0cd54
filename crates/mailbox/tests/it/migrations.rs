// SPDX-License-Identifier: EUPL-1.2
//! Migrations: equal names on both databases, reversible, checked when the store is opened.

use std::collections::BTreeSet;
use std::path::Path;

use mailbox::{Store, StoreError};

use crate::support::{World, both};

fn names(folder: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../migrations")
        .join(folder);
    std::fs::read_dir(path)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect()
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../migrations")
        .join(path);
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn both_databases_have_migrations_of_the_same_names() {
    assert!(!names("sqlite").is_empty());
    assert_eq!(names("sqlite"), names("postgres"));
    assert_eq!(names("shred/sqlite"), names("shred/postgres"));
}

/// What must agree: all but triggers and their functions.
fn common(sql: &str) -> Vec<&str> {
    sql.split("-- From here on each database has words of its own.")
        .next()
        .unwrap()
        .lines()
        .filter(|line| !line.starts_with("DROP TRIGGER ") && !line.starts_with("DROP FUNCTION "))
        .collect()
}

/// Names of the triggers that are made or dropped.
fn triggers(sql: &str) -> BTreeSet<&str> {
    sql.lines()
        .filter_map(|line| {
            line.strip_prefix("CREATE TRIGGER ")
                .or(line.strip_prefix("DROP TRIGGER "))
        })
        .filter_map(|rest| rest.split([' ', ';']).next())
        .collect()
}

#[test]
fn both_databases_have_the_same_tables_columns_and_indexes() {
    for (sqlite, postgres) in [("sqlite", "postgres"), ("shred/sqlite", "shred/postgres")] {
        for name in names(sqlite) {
            for file in ["up.sql", "down.sql"] {
                let ours = read(&format!("{sqlite}/{name}/{file}")).replace("BLOB", "BYTEA");
                let theirs = read(&format!("{postgres}/{name}/{file}"));
                assert_eq!(common(&ours), common(&theirs), "{name}/{file}");
                // What each database says in its own words is triggers, and PostgreSQL has all of SQLite's.
                let (ours, theirs) = (triggers(&ours), triggers(&theirs));
                assert!(
                    ours.is_subset(&theirs),
                    "{name}/{file}: {ours:?} {theirs:?}"
                );
            }
        }
    }
}

/// Tables, columns and indexes as the database itself describes them.
async fn shape(world: &World) -> Vec<String> {
    let store = world.reopen();
    store.read("shape", |tx| tx.describe()).await.unwrap()
}

both! {
    async fn up_down_up_gives_the_same_schema(w: World) {
        let before = shape(w).await;
        assert!(before.len() > 100, "{before:?}");
        Store::unmigrate(&w.config).unwrap();
        let error = Store::open(&w.config).unwrap_err();
        assert!(matches!(error, StoreError::Schema(_)), "{error}");
        let all = names("sqlite").len() + names("shred/sqlite").len();
        assert_eq!(Store::migrate(&w.config).unwrap(), all);
        assert_eq!(shape(w).await, before);
    }
}

both! {
    async fn migrating_twice_changes_nothing(w: World) {
        assert_eq!(Store::migrate(&w.config).unwrap(), 0);
    }
}

both! {
    async fn a_store_that_was_never_migrated_is_refused(w: World) {
        Store::unmigrate(&w.config).unwrap();
        assert!(matches!(Store::open(&w.config), Err(StoreError::Schema(_))));
    }
}
