// SPDX-License-Identifier: EUPL-1.2
//! Embedded migrations: two folders with equal names for each of the two databases.

#[cfg(feature = "postgres")]
use diesel::connection::SimpleConnection;
use diesel::migration::MigrationSource;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::conn::Conn;
use crate::error::StoreError;

const MAIN_SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");
const SHRED_SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/shred/sqlite");
#[cfg(feature = "postgres")]
const MAIN_POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/postgres");
#[cfg(feature = "postgres")]
const SHRED_POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/shred/postgres");

/// Which of the two databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Main,
    Shred,
}

fn fault(error: impl std::fmt::Display) -> StoreError {
    StoreError::Schema(error.to_string())
}

/// Applies what is missing; gives the number of migrations that were applied.
pub(crate) fn up(conn: &mut Conn, which: Which) -> Result<usize, StoreError> {
    match conn {
        Conn::Sqlite(c) => Ok(c
            .run_pending_migrations(sqlite(which))
            .map_err(fault)?
            .len()),
        #[cfg(feature = "postgres")]
        Conn::Postgres(c) => {
            if which == Which::Shred {
                c.batch_execute("CREATE SCHEMA IF NOT EXISTS shred")?;
            }
            Ok(c.run_pending_migrations(postgres(which))
                .map_err(fault)?
                .len())
        }
    }
}

/// Undoes everything; for tests and for `siegelpost migrate --down`.
pub(crate) fn down(conn: &mut Conn, which: Which) -> Result<(), StoreError> {
    match conn {
        Conn::Sqlite(c) => c
            .revert_all_migrations(sqlite(which))
            .map(drop)
            .map_err(fault),
        #[cfg(feature = "postgres")]
        Conn::Postgres(c) => c
            .revert_all_migrations(postgres(which))
            .map(drop)
            .map_err(fault),
    }
}

/// Refuses a database that is older or newer than this program.
pub(crate) fn check(conn: &mut Conn, which: Which) -> Result<(), StoreError> {
    let (applied, wanted) = match conn {
        Conn::Sqlite(c) => (
            c.applied_migrations().map_err(fault)?,
            versions::<diesel::sqlite::Sqlite>(sqlite(which))?,
        ),
        #[cfg(feature = "postgres")]
        Conn::Postgres(c) => (
            c.applied_migrations().map_err(fault)?,
            versions::<diesel::pg::Pg>(postgres(which))?,
        ),
    };
    let mut applied: Vec<String> = applied.iter().map(ToString::to_string).collect();
    applied.sort();
    if applied == wanted {
        return Ok(());
    }
    Err(StoreError::Schema(format!(
        "{which:?} has migrations [{}], this program needs [{}]",
        applied.join(" "),
        wanted.join(" ")
    )))
}

/// Migrations of this program.
pub(crate) fn wanted(which: Which) -> Result<Vec<String>, StoreError> {
    versions::<diesel::sqlite::Sqlite>(sqlite(which))
}

fn versions<DB: diesel::backend::Backend>(
    source: EmbeddedMigrations,
) -> Result<Vec<String>, StoreError> {
    let migrations = MigrationSource::<DB>::migrations(&source).map_err(fault)?;
    let mut versions: Vec<String> = migrations
        .iter()
        .map(|m| m.name().version().to_string())
        .collect();
    versions.sort();
    Ok(versions)
}

const fn sqlite(which: Which) -> EmbeddedMigrations {
    match which {
        Which::Main => MAIN_SQLITE,
        Which::Shred => SHRED_SQLITE,
    }
}

#[cfg(feature = "postgres")]
const fn postgres(which: Which) -> EmbeddedMigrations {
    match which {
        Which::Main => MAIN_POSTGRES,
        Which::Shred => SHRED_POSTGRES,
    }
}
