// SPDX-License-Identifier: EUPL-1.2
//! Whether somebody else has a database open: a server that was not stopped.

use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::db::open::Source;
#[cfg(feature = "postgres")]
use crate::db::open::Use;
use crate::error::StoreError;

#[derive(QueryableByName)]
struct Mode {
    #[diesel(sql_type = Text)]
    journal_mode: String,
}

#[cfg(feature = "postgres")]
#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    n: i64,
}

/// SQLite leaves the write-ahead log only when nobody else has the file open; PostgreSQL counts its sessions (of our role; others are shown
/// to their owners only). A server always has at least one.
pub(crate) fn is_used(source: &Source) -> Result<bool, StoreError> {
    match source {
        Source::Sqlite(path) => {
            if !path.exists() {
                return Ok(false);
            }
            let mut conn = SqliteConnection::establish(&path.to_string_lossy())?;
            let mode: Result<Mode, diesel::result::Error> =
                diesel::sql_query("PRAGMA journal_mode = DELETE").get_result(&mut conn);
            match mode {
                Ok(mode) => Ok(mode.journal_mode != "delete"),
                Err(error) => match StoreError::from(error) {
                    StoreError::Busy => Ok(true),
                    other => Err(other),
                },
            }
        }
        #[cfg(feature = "postgres")]
        Source::Postgres { .. } => {
            let mut conn = source.connect(Use::Read)?;
            let sql = "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database()
                       AND usename = current_user AND pid <> pg_backend_pid() AND backend_type = 'client backend'";
            let query = diesel::sql_query(sql);
            let count: Count = match &mut conn {
                crate::db::conn::Conn::Postgres(c) => query.get_result(c)?,
                crate::db::conn::Conn::Sqlite(c) => query.get_result(c)?,
            };
            Ok(count.n > 0)
        }
    }
}
