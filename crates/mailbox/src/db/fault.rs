// SPDX-License-Identifier: EUPL-1.2
//! Diesel's errors become ours, by what the caller can do about them.

use diesel::result::{ConnectionError, DatabaseErrorKind, Error};

use crate::error::{Conflict, StoreError};

/// The word under which a serialization failure travels to the retry loop; never leaves the crate.
pub(crate) const SERIALIZATION: &str = "serialization failure";

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::Absent,
            Error::DatabaseError(kind, info) => database(kind, info.message()),
            Error::BrokenTransactionManager => Self::Unavailable("connection broken".to_owned()),
            other => Self::Internal(other.to_string()),
        }
    }
}

impl From<ConnectionError> for StoreError {
    fn from(error: ConnectionError) -> Self {
        Self::Unavailable(error.to_string())
    }
}

fn database(kind: DatabaseErrorKind, message: &str) -> StoreError {
    match kind {
        DatabaseErrorKind::UniqueViolation => StoreError::Conflict(Conflict::Exists),
        DatabaseErrorKind::SerializationFailure => {
            StoreError::Unavailable(SERIALIZATION.to_owned())
        }
        DatabaseErrorKind::ClosedConnection => {
            StoreError::Unavailable("connection closed".to_owned())
        }
        _ => by_message(message),
    }
}

/// SQLite gives diesel a text only; PostgreSQL's classes 40, 53 and 57 have no kind of their own either.
fn by_message(message: &str) -> StoreError {
    let has = |part: &str| message.contains(part);
    if has("database or disk is full") || has("No space left on device") {
        StoreError::DiskFull
    } else if has("canceling statement due to")
        || has("database is locked")
        || has("database table is locked")
    {
        StoreError::Busy
    } else if has("deadlock detected") || has("could not serialize access") {
        StoreError::Unavailable(SERIALIZATION.to_owned())
    } else if has("disk I/O error")
        || has("unable to open database file")
        || has("database disk image is malformed")
        || has("attempt to write a readonly database")
        || has("terminating connection")
        || has("server closed the connection")
        || has("the database system is")
        || has("connection")
        || has("cannot rollback - no transaction is active")
    {
        StoreError::Unavailable(message.to_owned())
    } else {
        // Texts of constraints and syntax errors name tables and columns, never values.
        StoreError::Internal(message.to_owned())
    }
}

/// Whether the unit of work should simply run again.
pub(crate) fn is_serialization(error: &StoreError) -> bool {
    matches!(error, StoreError::Unavailable(text) if text == SERIALIZATION)
}
