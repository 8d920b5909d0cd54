// SPDX-License-Identifier: EUPL-1.2
//! A thread is destroyed: first its keys, which makes every copy of it unreadable, then rows, then blobs. Each step
//! may be repeated after a crash.

use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::ids::ThreadId;
use crate::model::ActorKind;
use crate::store::handle::Store;

impl Store {
    /// Destroys a thread with its messages, grants and attachments. Irrevocable, in old backups too (as soon as
    /// those of the key store have been replaced).
    ///
    /// # Errors
    /// When a store does not answer; calling again goes on where it stopped.
    pub async fn shred_thread(&self, thread: ThreadId, ctx: &Ctx) -> Result<(), StoreError> {
        self.keys().shred(thread).await?;
        let ctx = ctx.clone();
        let blobs = self
            .transaction("shred_thread", move |tx| {
                let blobs: Vec<String> = tx
                    .attachments()
                    .find_by_thread(thread)?
                    .into_iter()
                    .map(|a| a.blob)
                    .collect();
                tx.threads().delete(thread)?;
                let system = (ActorKind::System, None);
                tx.audit()
                    .record(&ctx, system, "shred", "thread", &thread.to_string())?;
                Ok(blobs)
            })
            .await?;
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
