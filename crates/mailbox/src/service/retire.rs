// SPDX-License-Identifier: EUPL-1.2
//! Threads whose time is over go. What is due lies in the database, so that a restart forgets nothing, and of several nodes
//! each thread is looked after by one.

use std::time::Duration;

use super::retention::{Looked, keep, look_after};
use crate::ctx::Ambient;
use crate::error::StoreError;
use crate::ids::ThreadId;
use crate::store::handle::Store;

/// Threads of one reading.
const BATCH: u32 = 200;
/// Readings of one round at most; the rest waits for the next round.
const BATCHES: u32 = 50;
/// When a clock that cannot be read is looked at again.
const BROKEN_AGAIN: Duration = Duration::from_secs(86_400);

/// What a round has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retired {
    /// Threads whose persons are told from now on.
    pub noticed: usize,
    /// Threads that have left the portal.
    pub away: usize,
    /// Threads that are deleted.
    pub deleted: usize,
    /// Threads whose clock could not be read.
    pub broken: usize,
}

impl Store {
    /// Looks at the clocks that are due, and deletes the threads whose time is over. May be interrupted anywhere, and called again.
    ///
    /// # Errors
    /// When a store does not answer; what was deleted so far stays deleted.
    pub async fn retire(&self, ambient: &Ambient) -> Result<Retired, StoreError> {
        let mut done = Retired::default();
        let is_set = self.retention().is_set();
        for _ in 0..BATCHES {
            let more = if is_set {
                self.look_at_batch(ambient, &mut done).await?
            } else {
                self.keep_batch(ambient).await?
            };
            if !more {
                break;
            }
        }
        for _ in 0..BATCHES {
            let doomed = self
                .read("doomed_threads", |tx| tx.threads().doomed(BATCH))
                .await?;
            if doomed.is_empty() {
                break;
            }
            for thread in doomed {
                self.finish_shredding(thread, &ambient.ctx()).await?;
                done.deleted += 1;
            }
        }
        if done.deleted > 0 {
            self.scrub().await?;
        }
        Ok(done)
    }

    /// No rule is set any more: what was to leave stays, and persons see again what had left. Gives whether there may be more.
    async fn keep_batch(&self, ambient: &Ambient) -> Result<bool, StoreError> {
        let leaving = self
            .read("leaving_threads", |tx| tx.threads().leaving(BATCH))
            .await?;
        let full = leaving.len() >= usize::try_from(BATCH).unwrap_or(usize::MAX);
        for thread in leaving {
            let ctx = ambient.ctx();
            self.transaction("keep_thread", move |tx| keep(tx, &ctx, thread))
                .await?;
        }
        Ok(full)
    }

    /// Gives whether there may be more.
    async fn look_at_batch(
        &self,
        ambient: &Ambient,
        done: &mut Retired,
    ) -> Result<bool, StoreError> {
        let now = ambient.now();
        let due = self
            .read("due_to_look", move |tx| {
                tx.threads().due_to_look(now, BATCH)
            })
            .await?;
        let full = due.len() >= usize::try_from(BATCH).unwrap_or(usize::MAX);
        for thread in due {
            let ctx = ambient.ctx();
            let looked = self
                .transaction("look_after", move |tx| look_after(tx, &ctx, thread))
                .await;
            match looked {
                Ok(Looked::Same | Looked::Doomed) => {}
                Ok(Looked::Noticed) => done.noticed += 1,
                Ok(Looked::Away) => done.away += 1,
                Err(error) if error.is_fault() => return Err(error),
                // It stays, and holds up no other.
                Err(error) => {
                    tracing::error!(thread.id = %thread, %error, "a thread's clock cannot be read");
                    self.look_later(ambient, thread).await?;
                    done.broken += 1;
                }
            }
        }
        Ok(full)
    }

    async fn look_later(&self, ambient: &Ambient, thread: ThreadId) -> Result<(), StoreError> {
        let later = ambient.now() + BROKEN_AGAIN;
        self.transaction("look_later", move |tx| {
            let Some(mut clock) = tx.threads().retention_clock(thread)? else {
                return Ok(());
            };
            clock.look_at = later;
            tx.threads().mark_retention(thread, &clock)
        })
        .await
    }
}
