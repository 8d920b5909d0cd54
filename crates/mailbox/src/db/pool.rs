// SPDX-License-Identifier: EUPL-1.2
//! Idle connections and permits. A permit is awaited, so that no thread blocks for a connection;
//! that is why this is not r2d2, whose `get` blocks and whose helpers are three threads a pool.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::conn::Conn;
use super::open::{Source, Use};
use crate::error::StoreError;

#[derive(Clone)]
pub(crate) struct Pool(Arc<Inner>);

struct Inner {
    source: Source,
    what: Use,
    permits: Arc<Semaphore>,
    idle: Mutex<Vec<Conn>>,
    wait: Duration,
}

/// The right to use one connection.
pub(crate) struct Permit {
    pool: Pool,
    _permit: OwnedSemaphorePermit,
}

impl Pool {
    pub(crate) fn new(source: Source, what: Use, size: u32, wait: Duration) -> Self {
        let size = usize::try_from(size.max(1)).unwrap_or(1);
        Self(Arc::new(Inner {
            source,
            what,
            permits: Arc::new(Semaphore::new(size)),
            idle: Mutex::new(Vec::with_capacity(size)),
            wait,
        }))
    }

    /// Waits for the right to use a connection; `Busy` when that takes too long.
    pub(crate) async fn permit(&self) -> Result<Permit, StoreError> {
        let permits = Arc::clone(&self.0.permits);
        let permit = tokio::time::timeout(self.0.wait, permits.acquire_owned())
            .await
            .map_err(|_| StoreError::Busy)?
            .map_err(|_| StoreError::Unavailable("closed".to_owned()))?;
        Ok(Permit {
            pool: self.clone(),
            _permit: permit,
        })
    }
}

impl Permit {
    /// An idle connection, or a new one. `true` when it was idle and may be stale.
    pub(crate) fn take(&self) -> Result<(Conn, bool), StoreError> {
        let inner = &self.pool.0;
        let idle = inner
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        match idle {
            Some(conn) => Ok((conn, true)),
            None => Ok((inner.source.connect(inner.what)?, false)),
        }
    }

    /// Where the connections come from.
    pub(crate) fn source(&self) -> &Source {
        &self.pool.0.source
    }

    /// A connection that was never idle.
    pub(crate) fn fresh(&self) -> Result<Conn, StoreError> {
        self.pool.0.source.connect(self.pool.0.what)
    }

    /// Gives a healthy connection back.
    pub(crate) fn give_back(&self, conn: Conn) {
        self.pool
            .0
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(conn);
    }
}
