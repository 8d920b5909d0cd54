// SPDX-License-Identifier: EUPL-1.2
//! One connection type over both databases. Nothing outside `db/` and `store/` sees it.

/// A connection to whichever database is configured.
#[cfg(feature = "postgres")]
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// Embedded default.
    Sqlite(diesel::SqliteConnection),
    /// At scale.
    Postgres(diesel::PgConnection),
}

/// A connection to SQLite, the only database of this build.
#[cfg(not(feature = "postgres"))]
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// Embedded default.
    Sqlite(diesel::SqliteConnection),
}
