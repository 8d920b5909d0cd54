// SPDX-License-Identifier: EUPL-1.2
//! SQL that differs between the databases. Nowhere else does anyone match on [`Conn`].

use diesel::prelude::*;

use super::conn::Conn;
use super::schema::outbox;
use crate::error::StoreError;
use crate::event::Event;

/// Channel of PostgreSQL's `LISTEN`.
#[cfg(feature = "postgres")]
pub(crate) const CHANNEL: &str = "siegelpost";

/// Tells other nodes, as part of the transaction. SQLite has one process and needs no help.
#[cfg_attr(
    not(feature = "postgres"),
    expect(unused_variables, reason = "there is nobody to tell")
)]
pub(crate) fn notify(conn: &mut Conn, events: &[Event]) -> Result<(), StoreError> {
    match conn {
        Conn::Sqlite(_) => Ok(()),
        #[cfg(feature = "postgres")]
        Conn::Postgres(conn) => {
            for event in events {
                let payload = serde_json::to_string(event)
                    .map_err(|e| StoreError::Internal(e.to_string()))?;
                // The server takes at most 8000 bytes. An event is a hint; a huge one may get lost.
                if payload.len() < 8000 {
                    diesel::sql_query("SELECT pg_notify($1, $2)")
                        .bind::<diesel::sql_types::Text, _>(CHANNEL)
                        .bind::<diesel::sql_types::Text, _>(payload)
                        .execute(conn)?;
                }
            }
            Ok(())
        }
    }
}

/// Ids of outbox rows that may be leased, oldest first. Rivals on PostgreSQL skip each other's rows;
/// on SQLite there is one writer.
pub(crate) fn due_outbox(
    conn: &mut Conn,
    now: i64,
    limit: i64,
) -> Result<Vec<Vec<u8>>, StoreError> {
    let query = outbox::table
        .filter(outbox::state.eq("pending"))
        .filter(outbox::due_at.le(now))
        .order((outbox::due_at, outbox::id))
        .select(outbox::id)
        .limit(limit);
    Ok(match conn {
        Conn::Sqlite(conn) => query.load(conn)?,
        #[cfg(feature = "postgres")]
        Conn::Postgres(conn) => query.for_update().skip_locked().load(conn)?,
    })
}

/// Key of the lock under which one node at a time seals the audit log: "audit" as a number.
#[cfg(feature = "postgres")]
const AUDIT_LOCK: i64 = 0x61_75_64_69_74;

/// Whether this transaction may seal the audit log; it may until it ends. SQLite has one writer.
pub(crate) fn lead_audit(conn: &mut Conn) -> Result<bool, StoreError> {
    match conn {
        Conn::Sqlite(_) => Ok(true),
        #[cfg(feature = "postgres")]
        Conn::Postgres(conn) => Ok(diesel::select(diesel::dsl::sql::<diesel::sql_types::Bool>(
            &format!("pg_try_advisory_xact_lock({AUDIT_LOCK})"),
        ))
        .get_result(conn)?),
    }
}
