// SPDX-License-Identifier: EUPL-1.2
//! SQL that differs between the databases. Nowhere else does anyone match on [`Conn`].

use diesel::dsl::{exists, not};
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel::upsert::excluded;

use super::conn::Conn;
use super::schema::{outbox, outbox_attempt};
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

/// A condition with a word in it that the database shall know when it plans, because a partial index hangs on it. With a parameter in its
/// place SQLite plans a second time, and PostgreSQL may settle for a plan without the index.
pub(crate) fn literal(sql: &str) -> SqlLiteral<Bool> {
    diesel::dsl::sql(sql)
}

/// Of [`literal`]: rows of the outbox that wait to be sent.
pub(crate) const OUTBOX_WAITS: &str = "outbox.state = 'pending'";
/// Of [`literal`]: rows of the outbox that are being sent.
pub(crate) const OUTBOX_SENDING: &str = "outbox.state = 'sending'";

/// Of [`literal`]: letters that the post has not, and of which nobody was told.
pub(crate) const LETTER_OPEN: &str =
    "letter_job.state IN ('ordered', 'taken', 'printed') AND letter_job.late_at IS NULL";

/// A row of the outbox.
#[derive(Queryable)]
pub(crate) struct OutboxColumns {
    pub(crate) id: Vec<u8>,
    pub(crate) pid: Vec<u8>,
    pub(crate) kind: String,
    pub(crate) state: String,
    pub(crate) due_at: i64,
    pub(crate) items: i64,
    pub(crate) attempts: i64,
    pub(crate) folded_from: Option<Vec<u8>>,
    pub(crate) created_at: i64,
    pub(crate) done_at: Option<i64>,
    pub(crate) pushed_at: Option<i64>,
}

/// What [`OutboxColumns`] is read from.
macro_rules! outbox_columns {
    () => {
        (
            $crate::db::schema::outbox::id,
            $crate::db::schema::outbox::pid,
            $crate::db::schema::outbox::kind,
            $crate::db::schema::outbox::state,
            $crate::db::schema::outbox::due_at,
            $crate::db::schema::outbox::items,
            $crate::db::schema::outbox::attempts,
            $crate::db::schema::outbox::folded_from,
            $crate::db::schema::outbox::created_at,
            $crate::db::schema::outbox::done_at,
            $crate::db::schema::outbox::pushed_at,
        )
    };
}
pub(crate) use outbox_columns;

/// Outbox rows that may be leased, oldest first. Rivals on PostgreSQL skip each other's rows;
/// on SQLite there is one writer.
pub(crate) fn due_outbox(
    conn: &mut Conn,
    now: i64,
    limit: i64,
) -> Result<Vec<OutboxColumns>, StoreError> {
    let query = outbox::table
        .filter(literal(OUTBOX_WAITS))
        .filter(outbox::due_at.le(now))
        .order((outbox::due_at, outbox::id))
        .select(outbox_columns!())
        .limit(limit);
    Ok(match conn {
        Conn::Sqlite(conn) => query.load(conn)?,
        #[cfg(feature = "postgres")]
        Conn::Postgres(conn) => query.for_update().skip_locked().load(conn)?,
    })
}

/// Rows of the outbox that are held under this token at this time.
macro_rules! held {
    ($token:expr, $now:expr, $ids:expr) => {
        outbox::table
            .filter(outbox::id.eq_any($ids))
            .filter(literal(OUTBOX_SENDING))
            .filter(outbox::lease_token.eq($token))
            .filter(outbox::lease_until.gt($now))
    };
}

/// Counts one more attempt of the rows that are held under this token and none of whose attempts is under way, which keep them until
/// `until`; answers with them.
pub(crate) fn begin_attempts(
    conn: &mut Conn,
    (token, ids): (&[u8], &[&[u8]]),
    now: i64,
    until: i64,
) -> Result<Vec<Vec<u8>>, StoreError> {
    let under_way = outbox_attempt::table
        .filter(outbox_attempt::outbox.eq(outbox::id))
        .filter(literal("outbox_attempt.outcome = 'started'"));
    let update = diesel::update(held!(token, now, ids).filter(not(exists(under_way))))
        .set((
            outbox::attempts.eq(outbox::attempts + 1),
            outbox::lease_until.eq(Some(until)),
        ))
        .returning(outbox::id);
    Ok(match conn {
        Conn::Sqlite(conn) => update.load(conn)?,
        #[cfg(feature = "postgres")]
        Conn::Postgres(conn) => update.load(conn)?,
    })
}

/// The rows that are held under this token were sent; answers with them.
pub(crate) fn mark_sent(
    conn: &mut Conn,
    (token, ids): (&[u8], &[&[u8]]),
    now: i64,
) -> Result<Vec<Vec<u8>>, StoreError> {
    let update = diesel::update(held!(token, now, ids))
        .set((
            outbox::state.eq("sent"),
            outbox::done_at.eq(Some(now)),
            outbox::lease_until.eq(None::<i64>),
        ))
        .returning(outbox::id);
    Ok(match conn {
        Conn::Sqlite(conn) => update.load(conn)?,
        #[cfg(feature = "postgres")]
        Conn::Postgres(conn) => update.load(conn)?,
    })
}

/// A row of an attempt that begins.
#[derive(Debug, Insertable)]
#[diesel(table_name = outbox_attempt, treat_none_as_default_value = false)]
pub(crate) struct AttemptBegun<'a> {
    pub(crate) id: Vec<u8>,
    pub(crate) outbox: &'a [u8],
    pub(crate) started_at: i64,
    pub(crate) outcome: &'static str,
    pub(crate) host: Option<&'a str>,
    pub(crate) peer: Option<&'a str>,
    pub(crate) tls_version: Option<&'a str>,
    pub(crate) tls_cipher: Option<&'a str>,
}

/// A row of an attempt that ends. What a new row has to have stands here, too: the row is there, but that is how SQL is written.
#[derive(Debug, Insertable)]
#[diesel(table_name = outbox_attempt, treat_none_as_default_value = false)]
pub(crate) struct AttemptEnded<'a> {
    pub(crate) id: &'a [u8],
    pub(crate) outbox: &'a [u8],
    pub(crate) started_at: i64,
    pub(crate) ended_at: i64,
    pub(crate) outcome: &'static str,
    pub(crate) code: Option<i64>,
    pub(crate) reply: Option<&'a str>,
}

/// Puts attempts on record, all by one statement.
pub(crate) fn insert_attempts(
    conn: &mut Conn,
    rows: &[AttemptBegun<'_>],
) -> Result<(), StoreError> {
    let insert = diesel::insert_into(outbox_attempt::table).values(rows);
    match conn {
        Conn::Sqlite(conn) => insert.execute(conn)?,
        #[cfg(feature = "postgres")]
        Conn::Postgres(conn) => insert.execute(conn)?,
    };
    Ok(())
}

/// Ends attempts that are on record, all by one statement: an upsert gives each row its own reply.
pub(crate) fn end_attempts(conn: &mut Conn, rows: &[AttemptEnded<'_>]) -> Result<(), StoreError> {
    let upsert = diesel::insert_into(outbox_attempt::table)
        .values(rows)
        .on_conflict(outbox_attempt::id)
        .do_update()
        .set((
            outbox_attempt::ended_at.eq(excluded(outbox_attempt::ended_at)),
            outbox_attempt::outcome.eq(excluded(outbox_attempt::outcome)),
            outbox_attempt::code.eq(excluded(outbox_attempt::code)),
            outbox_attempt::reply.eq(excluded(outbox_attempt::reply)),
        ));
    match conn {
        Conn::Sqlite(conn) => upsert.execute(conn)?,
        #[cfg(feature = "postgres")]
        Conn::Postgres(conn) => upsert.execute(conn)?,
    };
    Ok(())
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
