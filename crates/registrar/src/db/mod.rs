// SPDX-License-Identifier: EUPL-1.2
//! The registrar's own SQLite database. One file a table; no rule of the protocol lives here.

pub(crate) mod activation;
pub(crate) mod archive;
pub(crate) mod binding;
pub(crate) mod carryover;
pub(crate) mod decision;
pub(crate) mod desk_lookup;
pub(crate) mod ending;
pub(crate) mod identification;
pub(crate) mod letter_request;
pub(crate) mod letter_stop;
pub(crate) mod outbox;
pub(crate) mod person;
pub(crate) mod register_rule;
pub(crate) mod representation;
pub(crate) mod representation_draft;
pub(crate) mod revocation;
pub(crate) mod route;
mod schema;
mod scratch;
pub(crate) mod seen;
pub(crate) mod trust;

use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use protocol::dsse::Statement;
use protocol::{ActivationId, Hash, PersonId, Signed};
use thiserror::Error;

pub use self::scratch::Scratch;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// Why the database did not do what it was asked.
#[derive(Debug, Error)]
pub enum DbError {
    /// SQLite or diesel failed.
    #[error("database: {0}")]
    Sql(#[from] diesel::result::Error),
    /// The file cannot be opened.
    #[error("the database cannot be opened: {0}")]
    Open(String),
    /// A stored value does not read back; names the column, never the value.
    #[error("column {0} holds something that cannot be")]
    Corrupt(&'static str),
}

/// Result of a database call.
pub(crate) type DbResult<T> = Result<T, DbError>;

/// The database. Clones share one connection: SQLite has one writer anyway.
#[derive(Clone)]
pub struct Register {
    connection: Arc<Mutex<SqliteConnection>>,
}

impl Register {
    /// Opens the file (creating it, for its owner only) and runs the migrations. Every commit is on disk before it is
    /// acknowledged (`synchronous=FULL`).
    ///
    /// # Errors
    /// [`DbError::Open`].
    pub fn open(path: &Path) -> Result<Self, DbError> {
        let url = path
            .to_str()
            .ok_or_else(|| DbError::Open("path is not UTF-8".to_owned()))?;
        std::fs::OpenOptions::new()
            .append(true)
            .create(true)
            .mode(0o600)
            .open(path)
            .map_err(|e| DbError::Open(e.to_string()))?;
        Self::connect(url)
    }

    /// A database in memory, for tests.
    ///
    /// # Errors
    /// [`DbError::Open`].
    pub fn in_memory() -> Result<Self, DbError> {
        Self::connect(":memory:")
    }

    fn connect(url: &str) -> Result<Self, DbError> {
        let open = |e: &dyn std::fmt::Display| DbError::Open(e.to_string());
        let mut connection = SqliteConnection::establish(url).map_err(|e| open(&e))?;
        connection
            .batch_execute(
                "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; \
                 PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;",
            )
            .map_err(|e| open(&e))?;
        connection
            .run_pending_migrations(MIGRATIONS)
            .map_err(|e| open(&e))?;
        Ok(Self {
            connection: Arc::new(Mutex::new(connection)),
        })
    }

    /// One unit of work: all of it or nothing.
    pub(crate) fn tx<T, E: From<DbError> + From<diesel::result::Error>>(
        &self,
        work: impl FnOnce(&mut SqliteConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.lock().immediate_transaction(work)
    }

    fn lock(&self) -> MutexGuard<'_, SqliteConnection> {
        // A panic inside a transaction rolled it back; the connection itself is fine.
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn pid(bytes: &[u8]) -> DbResult<PersonId> {
    let bytes = <[u8; 16]>::try_from(bytes).map_err(|_| DbError::Corrupt("pid"))?;
    Ok(PersonId::from_bytes(bytes))
}

fn aid(bytes: &[u8]) -> DbResult<ActivationId> {
    let bytes = <[u8; 16]>::try_from(bytes).map_err(|_| DbError::Corrupt("aid"))?;
    Ok(ActivationId::from_bytes(bytes))
}

fn hash(bytes: &[u8], column: &'static str) -> DbResult<Hash> {
    <[u8; 32]>::try_from(bytes)
        .map(Hash::new)
        .map_err(|_| DbError::Corrupt(column))
}

fn count(n: i64, column: &'static str) -> DbResult<u64> {
    u64::try_from(n).map_err(|_| DbError::Corrupt(column))
}

fn number(n: u64) -> DbResult<i64> {
    i64::try_from(n).map_err(|_| DbError::Corrupt("number"))
}

/// A statement as stored text.
fn stored<T: Statement>(statement: &Signed<T>) -> DbResult<String> {
    String::from_utf8(statement.envelope().to_json()).map_err(|_| DbError::Corrupt("stmt"))
}

/// A stored statement. It was verified before it was stored.
fn statement<T: Statement>(text: &str, column: &'static str) -> DbResult<Signed<T>> {
    Signed::from_json(text.as_bytes()).map_err(|_| DbError::Corrupt(column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_run_up_down_and_up_again() {
        let register = Register::in_memory().unwrap();
        let mut connection = register.connection.lock().unwrap();
        connection.revert_all_migrations(MIGRATIONS).unwrap();
        connection.run_pending_migrations(MIGRATIONS).unwrap();
    }
}
