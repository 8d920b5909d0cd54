// SPDX-License-Identifier: EUPL-1.2
//! Connections waiting for the next mail. lettre's own pool would open connections without `TCP_NODELAY`.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use lettre::transport::smtp::client::AsyncSmtpConnection;
use mailbox::model::SmtpRoute;
use tokio::time::Instant;

use super::connect::Opened;

/// A connection, where it goes, and how many mails went over it.
pub(super) struct Pooled {
    pub connection: AsyncSmtpConnection,
    pub route: SmtpRoute,
    /// The relay takes several commands at once (RFC 2920).
    pub pipelines: bool,
    pub mails: u32,
}

impl Pooled {
    pub fn new(opened: Opened) -> Self {
        let Opened {
            connection,
            route,
            pipelines,
        } = opened;
        Self {
            connection,
            route,
            pipelines,
            mails: 0,
        }
    }
}

/// Unused connections, the most recent last.
pub(super) struct Pool {
    unused: Mutex<Vec<(Pooled, Instant)>>,
    idle_limit: Duration,
    mails_limit: u32,
}

impl Pool {
    pub fn new(idle_limit: Duration, mails_limit: u32) -> Self {
        Self {
            unused: Mutex::new(Vec::new()),
            idle_limit,
            mails_limit,
        }
    }

    /// The connection used last, if it has not been idle for too long. Older ones are closed on the way.
    pub fn take(&self) -> Option<Pooled> {
        let mut unused = self.unused.lock().unwrap_or_else(PoisonError::into_inner);
        let limit = self.idle_limit;
        unused.retain(|(_, since)| since.elapsed() < limit);
        unused.pop().map(|(pooled, _)| pooled)
    }

    /// Keeps a connection that is in order; a broken or worn one is closed by dropping it.
    pub fn put(&self, pooled: Pooled) {
        if pooled.connection.has_broken() || pooled.mails >= self.mails_limit {
            return;
        }
        self.unused
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push((pooled, Instant::now()));
    }
}
