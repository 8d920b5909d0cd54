// SPDX-License-Identifier: EUPL-1.2
//! Looking at queries and schema, for tests.

use std::sync::{Arc, Mutex, PoisonError};

use diesel::connection::{Connection, InstrumentationEvent};
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::conn::Conn;
use crate::error::StoreError;

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

fn lines(conn: &mut Conn, sql: &str) -> Result<Vec<String>, StoreError> {
    let rows: Vec<Line> = match conn {
        Conn::Sqlite(conn) => diesel::sql_query(sql).load(conn)?,
        #[cfg(feature = "postgres")]
        Conn::Postgres(conn) => diesel::sql_query(sql).load(conn)?,
    };
    Ok(rows.into_iter().map(|r| r.line).collect())
}

/// The plan of a query, one line a step. SQLite only: PostgreSQL's depends on what is in the tables.
pub(crate) fn explain(conn: &mut Conn, sql: &str) -> Result<Vec<String>, StoreError> {
    #[derive(QueryableByName)]
    struct Step {
        #[diesel(sql_type = Text)]
        detail: String,
    }

    match conn {
        Conn::Sqlite(conn) => {
            let steps: Vec<Step> =
                diesel::sql_query(format!("EXPLAIN QUERY PLAN {sql}")).load(conn)?;
            Ok(steps.into_iter().map(|s| s.detail).collect())
        }
        #[cfg(feature = "postgres")]
        Conn::Postgres(_) => Err(StoreError::Invalid("sqlite-only")),
    }
}

/// Tables, columns and indexes, sorted.
pub(crate) fn describe(conn: &mut Conn) -> Result<Vec<String>, StoreError> {
    let sql = match conn {
        Conn::Sqlite(_) => {
            "SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || c.pk AS line
             FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'
             UNION ALL SELECT coalesce(sql, name) FROM sqlite_master WHERE type = 'index' ORDER BY 1"
        }
        #[cfg(feature = "postgres")]
        Conn::Postgres(_) => {
            "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable AS line
             FROM information_schema.columns WHERE table_schema = current_schema()
             UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1"
        }
    };
    lines(conn, sql)
}

/// Notes the statements that a connection sends.
pub(crate) struct Recorder(Arc<Mutex<Vec<String>>>);

impl Recorder {
    pub(crate) fn attach(conn: &mut Conn) -> Self {
        let sent = Arc::new(Mutex::new(Vec::new()));
        let here = Arc::clone(&sent);
        conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { query, .. } = event {
                let text = query.to_string();
                let sql = text
                    .split(" -- binds")
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                here.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(sql);
            }
        });
        Self(sent)
    }

    pub(crate) fn detach(self, conn: &mut Conn) -> Vec<String> {
        conn.set_instrumentation(|_: InstrumentationEvent<'_>| {});
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
