// SPDX-License-Identifier: EUPL-1.2
//! One database with its writer and readers, and the way a closure becomes a transaction.

use diesel::connection::SimpleConnection;
use tokio::sync::{broadcast, oneshot};

use super::conn::Conn;
use super::fault::is_serialization;
use super::open::{Source, Use};
use super::pool::{Permit, Pool};
use super::unit::{Events, TypedUnit, guarded};
use super::writer::Writer;
use crate::clock::monotonic;
use crate::config::PoolConfig;
use crate::error::{Conflict, StoreError};
use crate::event::Event;

/// How often a unit of work is repeated on PostgreSQL before the caller hears "busy".
const MAX_TRIES: u32 = 30;

#[derive(Clone)]
pub(crate) struct Database {
    source: Source,
    readers: Pool,
    /// Absent on PostgreSQL, where the pool writes too.
    writer: Option<Writer>,
}

impl Database {
    pub(crate) fn open(
        source: Source,
        config: &PoolConfig,
        events: broadcast::Sender<Event>,
    ) -> Result<Self, StoreError> {
        let (what, writer) = match &source {
            Source::Sqlite(_) => (
                Use::Read,
                Some(Writer::start(source.clone(), config, events)?),
            ),
            #[cfg(feature = "postgres")]
            Source::Postgres { .. } => (Use::Write, None),
        };
        let readers = Pool::new(source.clone(), what, config.connections, config.wait());
        Ok(Self {
            source,
            readers,
            writer,
        })
    }

    /// Where its connections come from.
    pub(crate) const fn source(&self) -> &Source {
        &self.source
    }

    /// Runs a unit of work that may write. It is durable when this answers `Ok`.
    pub(crate) async fn transaction<T, F>(
        &self,
        name: &'static str,
        work: F,
    ) -> Result<T, StoreError>
    where
        F: FnMut(&mut Conn, &mut Events) -> Result<T, StoreError> + Send + 'static,
        T: Send + 'static,
    {
        let Some(writer) = &self.writer else {
            let permit = self.readers.permit().await?;
            return blocking(move || repeat(&permit, name, work)).await;
        };
        let (answer, result) = oneshot::channel();
        writer.push(Box::new(TypedUnit::new(name, work, answer)))?;
        result
            .await
            .map_err(|_| StoreError::Unavailable("writer ended".to_owned()))?
    }

    /// Runs a unit of work that only reads, on one snapshot.
    pub(crate) async fn read<T, F>(&self, name: &'static str, work: F) -> Result<T, StoreError>
    where
        F: FnMut(&mut Conn) -> Result<T, StoreError> + Send + 'static,
        T: Send + 'static,
    {
        let permit = self.readers.permit().await?;
        blocking(move || read_once(&permit, name, work)).await
    }
}

async fn blocking<T: Send + 'static>(
    f: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(f)
        .await
        .map_err(|_| StoreError::Unavailable("shutting down".to_owned()))?
}

/// Takes a connection on which `begin` has succeeded; an idle one that went stale is replaced once.
fn begun(permit: &Permit, begin: &str) -> Result<Conn, StoreError> {
    let (mut conn, idle) = permit.take()?;
    match conn.batch_execute(begin) {
        Ok(()) => return Ok(conn),
        Err(error) if !idle => return Err(error.into()),
        Err(_) => {}
    }
    let mut conn = permit.fresh()?;
    conn.batch_execute(begin)?;
    Ok(conn)
}

fn read_once<T>(
    permit: &Permit,
    name: &'static str,
    mut work: impl FnMut(&mut Conn) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let started = monotonic();
    let begin = match &permit.source() {
        Source::Sqlite(_) => "BEGIN",
        #[cfg(feature = "postgres")]
        Source::Postgres { .. } => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    };
    let mut conn = begun(permit, begin)?;
    let result = guarded(name, || work(&mut conn));
    // Nothing was written, so that rolling back is the cheap way to end.
    if conn.batch_execute("ROLLBACK").is_ok() {
        permit.give_back(conn);
    }
    metrics::histogram!("store_read_seconds", "unit" => name)
        .record(started.elapsed().as_secs_f64());
    result
}

/// PostgreSQL: repeatable read, and again after a serialization failure (as Janus does).
fn repeat<T>(
    permit: &Permit,
    name: &'static str,
    mut work: impl FnMut(&mut Conn, &mut Events) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let started = monotonic();
    let mut tries = 0;
    loop {
        tries += 1;
        let result = write_once(permit, name, &mut work);
        match result {
            Err(error) if is_serialization(&error) && tries < MAX_TRIES => {
                metrics::counter!("store_retries_total", "unit" => name).increment(1);
                pause(tries);
            }
            // A unique key that is taken may mean that a rival was faster: with a newer snapshot the unit of
            // work sees him and can say something better.
            Err(StoreError::Conflict(Conflict::Exists)) if tries < 3 => {}
            Err(error) if is_serialization(&error) => return Err(StoreError::Busy),
            other => {
                metrics::histogram!("store_unit_seconds", "unit" => name)
                    .record(started.elapsed().as_secs_f64());
                return other;
            }
        }
    }
}

/// A short wait whose length differs between rivals.
fn pause(tries: u32) {
    let jitter = u64::from(
        uuid::Uuid::new_v4()
            .as_bytes()
            .iter()
            .fold(0u8, |a, b| a ^ b),
    );
    std::thread::sleep(std::time::Duration::from_micros(
        u64::from(tries.min(10)) * (100 + jitter * 8),
    ));
}

fn write_once<T>(
    permit: &Permit,
    name: &'static str,
    work: &mut impl FnMut(&mut Conn, &mut Events) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let mut conn = begun(permit, "BEGIN ISOLATION LEVEL REPEATABLE READ")?;
    let mut events = Vec::new();
    let result = guarded(name, || {
        let value = work(&mut conn, &mut events)?;
        super::dialect::notify(&mut conn, &events)?;
        Ok(value)
    });
    match result {
        Ok(value) => {
            conn.batch_execute("COMMIT")?;
            permit.give_back(conn);
            Ok(value)
        }
        Err(error) => {
            if conn.batch_execute("ROLLBACK").is_ok() {
                permit.give_back(conn);
            }
            Err(error)
        }
    }
}
