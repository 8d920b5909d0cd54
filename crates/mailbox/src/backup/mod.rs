// SPDX-License-Identifier: EUPL-1.2
//! Copies of a whole store that outlive it, and the way back.
//!
//! A backup has two halves with lives of their own. Beside the main database, all of one moment, lie the attachments:
//!
//! ```text
//! MAIN/2026-11-30T18-00-00Z/manifest.json    what there is, with hashes; written last
//! MAIN/2026-11-30T18-00-00Z/thread.jsonl …   one file a table
//! MAIN/blobs/ab/abcd…                        attachments, once for all backups of the folder
//! ```
//!
//! and elsewhere the key store, in the same form, whose copies must not live longer than [`KEY_LIFE`]: a thread is shredded for good when its
//! key has left the last of them. The key store is read after the main database, so that each thread has its key.

mod attachments;
mod files;
mod manifest;
mod migrate;
mod restore;
mod take;
mod verify;

use std::path::PathBuf;
use std::time::Duration;

pub use manifest::{Half, Manifest, TableEntry};
pub use migrate::{Migrated, migrate};
pub use restore::{Restored, restore};
pub use take::{Taken, take};
pub use verify::{Finding, Report, verify};

use crate::error::StoreError;

/// Longest life of a copy of the key store.
pub const KEY_LIFE: Duration = Duration::from_secs(30 * 86_400);
/// Whoever backs up every day removes copies of the key store at this age: the next time would be too late.
const KEY_KEPT: Duration = Duration::from_secs(29 * 86_400);

/// Why there is no backup, or none was restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// A store does not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file cannot be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// It would do harm; the text says what, and what to do.
    #[error("{0}")]
    Refused(String),
    /// The copy is not what was read; the text names the table or blob.
    #[error("not the same: {0}")]
    Differs(String),
}

/// Told from time to time how far it is; one line for people.
pub type Say<'a> = &'a (dyn Fn(&str) + Send + Sync);

/// Runs what reads databases and files beside the threads that answer.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, BackupError> + Send + 'static,
) -> Result<T, BackupError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| StoreError::Unavailable("shutting down".to_owned()))?
}
