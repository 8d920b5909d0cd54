// SPDX-License-Identifier: EUPL-1.2
//! SQLite's only writer: one thread takes everything that waits into one durable transaction (group
//! commit), each unit of work in a savepoint of its own, and answers after the commit.
//!
//! A unit that fails is undone alone. FULL and IOERR may make SQLite roll back the whole transaction;
//! then the savepoint is gone, its release fails, and the whole group is answered with the error.

use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use tokio::sync::broadcast;
use tokio::sync::mpsc::{Receiver, Sender, channel, error::TrySendError};

use super::conn::Conn;
use super::open::{Source, Use};
use super::unit::Unit;
use crate::clock::monotonic;
use crate::config::PoolConfig;
use crate::error::StoreError;
use crate::event::Event;

/// Longest time one transaction collects units before it commits.
const GROUP_TIME: Duration = Duration::from_millis(50);

struct Queued {
    unit: Box<dyn Unit>,
    since: Instant,
}

/// The way to the writer thread. Dropping the last handle ends the thread.
#[derive(Clone)]
pub(crate) struct Writer(Sender<Queued>);

impl Writer {
    /// Opens the connection and starts the thread.
    pub(crate) fn start(
        source: Source,
        config: &PoolConfig,
        events: broadcast::Sender<Event>,
    ) -> Result<Self, StoreError> {
        let conn = source.connect(Use::Write)?;
        let (sender, queue) = channel(config.queue.max(1));
        let thread = Thread {
            source,
            conn: Some(conn),
            queue,
            events,
            wait: config.wait(),
            group: config.group.max(1),
        };
        std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || thread.run())
            .map_err(|e| StoreError::Unavailable(e.to_string()))?;
        Ok(Self(sender))
    }

    /// Queues a unit of work; `Busy` when the queue is full.
    pub(crate) fn push(&self, unit: Box<dyn Unit>) -> Result<(), StoreError> {
        self.0
            .try_send(Queued {
                unit,
                since: monotonic(),
            })
            .map_err(|error| match error {
                TrySendError::Full(_) => {
                    metrics::counter!("store_busy_total").increment(1);
                    StoreError::Busy
                }
                TrySendError::Closed(_) => StoreError::Unavailable("writer ended".to_owned()),
            })
    }
}

struct Thread {
    source: Source,
    conn: Option<Conn>,
    queue: Receiver<Queued>,
    events: broadcast::Sender<Event>,
    wait: Duration,
    group: usize,
}

impl Thread {
    fn run(mut self) {
        while let Some(first) = self.queue.blocking_recv() {
            let mut done = Vec::new();
            let outcome = self.group(first, &mut done);
            if let Err(error) = &outcome {
                tracing::warn!(%error, units = done.len(), "group commit failed");
                metrics::counter!("store_group_failures_total").increment(1);
                // After FULL or IOERR the connection's state is not worth finding out about.
                self.conn = None;
            }
            metrics::histogram!("store_group_units").record(f64_of(done.len()));
            for unit in done {
                for event in unit.finish(outcome.clone()) {
                    // Nobody listening is fine.
                    let _ = self.events.send(event);
                }
            }
        }
    }

    /// Runs one transaction; `done` receives every unit that has to be answered.
    fn group(&mut self, first: Queued, done: &mut Vec<Box<dyn Unit>>) -> Result<(), StoreError> {
        let Some(first) = self.still_wanted(first) else {
            return Ok(());
        };
        let mut conn = match self.begin() {
            Ok(conn) => conn,
            Err(error) => {
                done.push(first);
                return Err(error);
            }
        };
        let started = monotonic();
        let mut next = Some(first);
        let mut result = Ok(());
        while let Some(mut unit) = next.take() {
            result = in_savepoint(&mut conn, unit.as_mut());
            done.push(unit);
            if result.is_err() || done.len() >= self.group || started.elapsed() >= GROUP_TIME {
                break;
            }
            while next.is_none() {
                let Ok(queued) = self.queue.try_recv() else {
                    break;
                };
                next = self.still_wanted(queued);
            }
        }
        let result = result.and_then(|()| Ok(conn.batch_execute("COMMIT")?));
        if result.is_err() {
            // Fails when SQLite has rolled back by itself.
            let _ = conn.batch_execute("ROLLBACK");
        }
        self.conn = Some(conn);
        result
    }

    fn begin(&mut self) -> Result<Conn, StoreError> {
        let mut conn = match self.conn.take() {
            Some(conn) => conn,
            None => self.source.connect(Use::Write)?,
        };
        conn.batch_execute("BEGIN IMMEDIATE")?;
        Ok(conn)
    }

    /// Drops what nobody waits for any more and what has waited too long.
    fn still_wanted(&self, queued: Queued) -> Option<Box<dyn Unit>> {
        let Queued { unit, since } = queued;
        if unit.is_abandoned() {
            return None;
        }
        if since.elapsed() > self.wait {
            metrics::counter!("store_busy_total").increment(1);
            unit.finish(Err(StoreError::Busy));
            return None;
        }
        Some(unit)
    }
}

/// `Err` means that the whole transaction is lost; the unit's own failure is kept inside the unit.
fn in_savepoint(conn: &mut Conn, unit: &mut dyn Unit) -> Result<(), StoreError> {
    let started = monotonic();
    conn.batch_execute("SAVEPOINT unit")?;
    let outcome = unit.run(conn);
    metrics::histogram!("store_unit_seconds", "unit" => unit.name())
        .record(started.elapsed().as_secs_f64());
    match outcome {
        Ok(()) => Ok(conn.batch_execute("RELEASE unit")?),
        Err(cause) => conn
            .batch_execute("ROLLBACK TO unit; RELEASE unit")
            .map_err(|_| cause_of_the_group(cause)),
    }
}

/// The savepoint is gone because SQLite rolled back: the unit's error says why, if it is one of the machine.
fn cause_of_the_group(cause: StoreError) -> StoreError {
    if cause.is_fault() {
        cause
    } else {
        StoreError::Unavailable("transaction lost".to_owned())
    }
}

#[expect(
    clippy::as_conversions,
    reason = "a small count becomes a metric; f64 has no From<usize>"
)]
fn f64_of(n: usize) -> f64 {
    n as f64
}
