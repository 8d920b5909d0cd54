// SPDX-License-Identifier: EUPL-1.2
//! Opening connections and setting what makes an acknowledgement true.

use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};

use super::conn::Conn;
use crate::error::StoreError;

/// Where connections of one database come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// A file.
    Sqlite(PathBuf),
    /// A server; the schema is the first of `search_path`.
    #[cfg(feature = "postgres")]
    Postgres {
        url: crate::sensitive::Sensitive<String>,
        schema: &'static str,
    },
}

/// What a connection may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    Read,
    Write,
}

impl Source {
    /// Opens a connection.
    pub(crate) fn connect(&self, what: Use) -> Result<Conn, StoreError> {
        match self {
            Self::Sqlite(path) => Ok(Conn::Sqlite(sqlite(path, what)?)),
            #[cfg(feature = "postgres")]
            Self::Postgres { url, schema } => Ok(Conn::Postgres(postgres(url, schema)?)),
        }
    }
}

/// WAL with `synchronous=FULL`: a commit is on the disk before it is answered (docs/DATA.md).
fn sqlite(path: &Path, what: Use) -> Result<SqliteConnection, StoreError> {
    let text = path
        .to_str()
        .ok_or_else(|| StoreError::Unavailable("path is not UTF-8".to_owned()))?;
    let mut conn = SqliteConnection::establish(text)?;
    conn.batch_execute(
        "PRAGMA busy_timeout = 1500;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -16384;
         PRAGMA wal_autocheckpoint = 4000;",
    )?;
    if what == Use::Read {
        // Many readers, so little memory for each; no mmap, because an I/O error would be a signal.
        conn.batch_execute("PRAGMA query_only = ON; PRAGMA cache_size = -4096;")?;
    }
    Ok(conn)
}

#[cfg(feature = "postgres")]
fn postgres(
    url: &crate::sensitive::Sensitive<String>,
    schema: &str,
) -> Result<diesel::PgConnection, StoreError> {
    let mut conn = diesel::PgConnection::establish(url.expose())?;
    // `schema` is one of two constants of this crate, never input.
    conn.batch_execute(&format!(
        "SET search_path TO {schema};
         SET synchronous_commit TO on;
         SET statement_timeout TO '30s';
         SET lock_timeout TO '10s';
         SET idle_in_transaction_session_timeout TO '60s';
         SET client_min_messages TO warning;"
    ))?;
    Ok(conn)
}
