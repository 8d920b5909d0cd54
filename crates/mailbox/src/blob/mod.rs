// SPDX-License-Identifier: EUPL-1.2
//! Attachment bytes. A blob is durable before a row names it, and a row is gone before its blob is deleted.
//!
//! `object_store` 0.14 with `with_fsync(true)` writes to a temporary name, syncs the file, renames it, and
//! syncs the folder and every folder it had to make (read in its `local.rs`, and seen with strace: fsync of the
//! file, rename, fsync of the folder).

mod chunk;
mod chunked;
mod fault;
mod orphans;
mod probe;
mod put;
mod s3;
mod upload;
mod write;

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::TryStreamExt;
use futures_util::stream::{BoxStream, StreamExt};
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{GetOptions, GetRange, ObjectStore, ObjectStoreExt};

pub use chunked::{ChunkTerms, Upload};
pub use orphans::{ORPHAN_AGE, Purged};
pub use probe::{ProbeFault, Probed};
pub use put::{PutLimits, Stored};
pub(crate) use s3::check_s3;
pub use upload::Uploaded;

use crate::config::BlobConfig;
use crate::ctx::Ctx;
use crate::error::StoreError;

/// Where attachments live. Cheap to clone.
#[derive(Clone)]
pub struct BlobStore {
    inner: Arc<dyn ObjectStore>,
    folder: Option<PathBuf>,
    /// Present when it is reached over a network.
    remote: Option<write::Remote>,
}

impl std::fmt::Debug for BlobStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BlobStore")
    }
}

/// Bytes of a blob as they come.
pub type ByteStream = BoxStream<'static, Result<Bytes, StoreError>>;

impl BlobStore {
    /// Opens the storage; of a bucket nobody is asked yet.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when a folder cannot be made, or a value of the configuration cannot be right.
    pub fn open(config: &BlobConfig) -> Result<Self, StoreError> {
        match config {
            BlobConfig::Memory => Ok(Self {
                inner: Arc::new(InMemory::new()),
                folder: None,
                remote: None,
            }),
            BlobConfig::Fs { path } => {
                std::fs::create_dir_all(path)
                    .map_err(|e| StoreError::Unavailable(format!("{}: {e}", path.display())))?;
                sync_parent(path)?;
                let store = LocalFileSystem::new_with_prefix(path)?.with_fsync(true);
                Ok(Self {
                    inner: Arc::new(store),
                    folder: Some(path.clone()),
                    remote: None,
                })
            }
            BlobConfig::S3(config) => {
                let (inner, remote) = s3::open(config)?;
                Ok(Self {
                    inner,
                    folder: None,
                    remote: Some(remote),
                })
            }
        }
    }

    /// A new place for a blob: random, so that no two uploads ever meet.
    #[must_use]
    pub fn new_ref(ctx: &Ctx) -> String {
        let name = hex::encode(ctx.bytes::<16>());
        let shard: String = name.chars().take(2).collect();
        format!("{shard}/{name}")
    }

    /// Reads a blob, or a part of it. Gives the length of the whole.
    ///
    /// # Errors
    /// [`StoreError::Absent`] when there is none, `range` when the part lies outside.
    pub async fn get(
        &self,
        blob: &str,
        range: Option<Range<u64>>,
    ) -> Result<(u64, ByteStream), StoreError> {
        let options = GetOptions {
            range: range.map(GetRange::Bounded),
            ..GetOptions::default()
        };
        let got = self.inner.get_opts(&path(blob)?, options).await?;
        let total = got.meta.size;
        Ok((
            total,
            got.into_stream()
                .map(|part| part.map_err(StoreError::from))
                .boxed(),
        ))
    }

    /// Whether the blob is there, and its length.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn size(&self, blob: &str) -> Result<Option<u64>, StoreError> {
        match self.inner.head(&path(blob)?).await {
            Ok(meta) => Ok(Some(meta.size)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Deletes a blob; one that is not there is fine.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn delete(&self, blob: &str) -> Result<(), StoreError> {
        match self.inner.delete(&path(blob)?).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// All blobs with the time of their last change in microseconds, as they come. What has no name of a blob is left out.
    pub fn listing(&self) -> BoxStream<'static, Result<(String, i64), StoreError>> {
        self.inner
            .list(None)
            .filter_map(|meta| async move {
                match meta {
                    Ok(meta) => {
                        let name = meta.location.to_string();
                        let changed = meta.last_modified.timestamp_micros();
                        path(&name).is_ok().then_some(Ok((name, changed)))
                    }
                    Err(error) => Some(Err(error.into())),
                }
            })
            .boxed()
    }

    /// All blobs with the time of their last change in microseconds.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn list(&self) -> Result<Vec<(String, i64)>, StoreError> {
        self.listing().try_collect().await
    }
}

/// The folder itself has to survive a power cut, too.
fn sync_parent(folder: &std::path::Path) -> Result<(), StoreError> {
    let Some(parent) = folder.parent().filter(|p| !p.as_os_str().is_empty()) else {
        return Ok(());
    };
    std::fs::File::open(parent)
        .and_then(|folder| folder.sync_all())
        .map_err(|e| StoreError::Unavailable(format!("{}: {e}", parent.display())))
}

fn path(blob: &str) -> Result<Path, StoreError> {
    let fits = blob.len() == 35
        && blob
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'a'..=b'f' | b'/'));
    if !fits {
        return Err(StoreError::Internal(
            "stored blob name does not parse".to_owned(),
        ));
    }
    Path::parse(blob).map_err(|e| StoreError::Internal(e.to_string()))
}
