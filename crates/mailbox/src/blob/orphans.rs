// SPDX-License-Identifier: EUPL-1.2
//! What a crash or a broken-off upload leaves behind.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures_util::StreamExt;

use crate::clock::Timestamp;
use crate::error::StoreError;
use crate::store::handle::Store;

/// Uploads may wait that long for their message.
pub const ORPHAN_AGE: Duration = Duration::from_secs(24 * 3600);

const BATCH: u32 = 500;

/// What was collected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// Rows of uploads that never became part of a message.
    pub rows: usize,
    /// Uploads in chunks whose attachment is gone or complete in another way.
    pub uploads: usize,
    /// Blobs that no row named.
    pub blobs: usize,
    /// Temporary files of uploads that were cut short by a crash.
    pub temporary: usize,
}

impl Store {
    /// Collects uploads older than a day that were never attached, blobs without row, and temporary files.
    ///
    /// # Errors
    /// When a store does not answer; what was collected so far stays collected.
    pub async fn purge_orphans(&self, now: Timestamp) -> Result<Purged, StoreError> {
        let before = now - ORPHAN_AGE;
        let mut purged = Purged::default();
        loop {
            let blobs = self
                .transaction("purge_uploads", move |tx| {
                    tx.attachments().purge_unattached(before, BATCH)
                })
                .await?;
            if blobs.is_empty() {
                break;
            }
            purged.rows += blobs.len();
            // The rows are gone and the deletion durable: now the bytes may go.
            for blob in blobs {
                self.blobs().delete(&blob).await?;
            }
        }
        loop {
            let stray = self
                .transaction("purge_chunks", move |tx| tx.uploads().purge_stray(BATCH))
                .await?;
            if stray.uploads == 0 {
                break;
            }
            purged.uploads += stray.uploads;
            for blob in stray.blobs {
                self.blobs().delete(&blob).await?;
            }
        }
        let mut listing = self.blobs().listing();
        while let Some(entry) = listing.next().await {
            let (blob, changed) = entry?;
            if Timestamp::from_micros(changed) >= before {
                continue;
            }
            let name = blob.clone();
            let used = self
                .read("is_blob_used", move |tx| {
                    Ok(
                        tx.attachments().is_blob_used(&name)?
                            || tx.uploads().is_blob_used(&name)?,
                    )
                })
                .await?;
            if !used {
                self.blobs().delete(&blob).await?;
                purged.blobs += 1;
            }
        }
        if let Some(folder) = self.blobs().folder.clone() {
            purged.temporary =
                tokio::task::spawn_blocking(move || temporary_files(&folder, before))
                    .await
                    .map_err(|_| StoreError::Unavailable("shutting down".to_owned()))??;
        }
        Ok(purged)
    }
}

/// `object_store` names temporary files `<name>#<n>` and does not list them.
fn temporary_files(folder: &Path, before: Timestamp) -> Result<usize, StoreError> {
    let fault = |e: std::io::Error| StoreError::Unavailable(e.to_string());
    let mut count = 0;
    let mut folders: Vec<PathBuf> = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).map_err(fault)? {
            let entry = entry.map_err(fault)?;
            let meta = entry.metadata().map_err(fault)?;
            if meta.is_dir() {
                folders.push(entry.path());
                continue;
            }
            let temporary = entry.file_name().to_string_lossy().contains('#');
            if temporary && changed(meta.modified().map_err(fault)?) < before {
                std::fs::remove_file(entry.path()).map_err(fault)?;
                count += 1;
            }
        }
    }
    Ok(count)
}

fn changed(at: SystemTime) -> Timestamp {
    let since = at.duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}
