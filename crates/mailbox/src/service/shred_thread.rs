// SPDX-License-Identifier: EUPL-1.2
//! A thread is destroyed: first nobody sees it, then its keys go, which makes every copy of it unreadable, then rows, then blobs. Each step
//! may be repeated after a crash; [`Store::retire`] goes on with what was interrupted.

use super::retention::keep_still;
use crate::ctx::Ctx;
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::ids::ThreadId;
use crate::model::{ActorKind, RetentionClock, Tombstone, TombstoneReason};
use crate::store::handle::Store;
use crate::store::tx::Tx;

impl Store {
    /// Destroys a thread with its messages, grants and attachments, by order. Irrevocable, in old backups too (as soon as
    /// those of the key store have been replaced).
    ///
    /// # Errors
    /// [`Conflict::Held`] while something holds it; [`Conflict::Disputed`] while something in it is disputed; when a store does not answer, and then calling again goes on where it stopped.
    pub async fn shred_thread(&self, thread: ThreadId, ctx: &Ctx) -> Result<(), StoreError> {
        let now = ctx.now();
        self.transaction("begin_shredding", move |tx| {
            let Some(clock) = tx.threads().retention_clock(thread)? else {
                return Ok(());
            };
            keep_still(tx, thread)?;
            if tx.legal_holds().is_held(thread)? {
                return Err(StoreError::Conflict(Conflict::Held));
            }
            if tx.disputes().is_restricted(thread, now)? {
                return Err(StoreError::Conflict(Conflict::Disputed));
            }
            if clock.doomed_at.is_some() {
                return Ok(());
            }
            let clock = RetentionClock {
                doomed_at: Some(now),
                // It goes by order, although its time in the portal was over.
                away_at: None,
                ..clock
            };
            tx.threads().mark_retention(thread, &clock)
        })
        .await?;
        self.finish_shredding(thread, ctx).await
    }

    /// The thread is to be deleted, and nobody sees it: the rest. Saying it of one that is gone changes nothing. Whether something holds it
    /// was asked before.
    pub(crate) async fn finish_shredding(
        &self,
        thread: ThreadId,
        ctx: &Ctx,
    ) -> Result<(), StoreError> {
        self.keys().shred(thread).await?;
        let ctx = ctx.clone();
        let blobs = self
            .transaction("shred_thread", move |tx| delete_rows(tx, &ctx, thread))
            .await?;
        // A crash from here on leaves blobs that no row names: `purge_orphans` deletes them.
        for blob in blobs {
            self.blobs().delete(&blob).await?;
        }
        Ok(())
    }

    /// Threads whose grants have no key: shredded, or the key store was restored from an older backup than
    /// the main database (docs/DATA.md, order of restoring). For `siegelpost doctor`.
    ///
    /// # Errors
    /// When a store does not answer.
    pub async fn threads_without_key(&self) -> Result<Vec<ThreadId>, StoreError> {
        let with_key: std::collections::HashSet<ThreadId> =
            self.keys().threads().await?.into_iter().collect();
        let all = self.read("all_threads", |tx| tx.threads().all()).await?;
        Ok(all.into_iter().filter(|t| !with_key.contains(t)).collect())
    }
}

/// Gives the blobs that nobody refers to from then on.
fn delete_rows(tx: &mut Tx<'_>, ctx: &Ctx, id: ThreadId) -> Result<Vec<String>, StoreError> {
    let Some(thread) = tx.threads().lookup(id)? else {
        return Ok(Vec::new());
    };
    let clock = tx.threads().retention_clock(id)?.or_absent()?;
    let last_at = tx.threads().spoken_at(id)?.or_absent()?;
    let blobs = tx.attachments().find_by_thread(id)?;
    tx.threads().delete(id)?;
    // Whatever time has doomed its persons did not see before.
    let reason = match clock.away_at {
        Some(_) => TombstoneReason::Time,
        None => TombstoneReason::Order,
    };
    tx.threads().bury(&Tombstone {
        thread: id,
        matter: thread.matter,
        began_at: thread.created_at,
        last_at,
        deleted_at: clock.doomed_at.unwrap_or(ctx.now()),
        reason,
    })?;
    let system = (ActorKind::System, None);
    tx.audit()
        .record(ctx, system, "shred", "thread", &id.to_string())?;
    Ok(blobs.into_iter().map(|one| one.blob).collect())
}
