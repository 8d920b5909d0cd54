// SPDX-License-Identifier: EUPL-1.2
//! Attachments from one storage to another, each compared with the hash in its row.

use std::path::Path;

use futures_util::StreamExt;
use protocol::tup::{Hash, Hasher};

use super::BackupError;
use super::manifest::{Manifest, Row};
use crate::blob::{BlobStore, PutLimits};
use crate::error::StoreError;

/// What a row says of its blob.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attached {
    pub(super) blob: String,
    pub(super) size: u64,
    pub(super) sha256: Hash,
}

/// What became of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Copied {
    New,
    There,
    /// The source has none.
    Gone,
}

/// All blobs that rows of a backup name.
pub(super) fn of_backup(folder: &Path, manifest: &Manifest) -> Result<Vec<Attached>, BackupError> {
    let mut all = Vec::new();
    manifest.table("attachment")?.each(folder, |row| {
        all.extend(of_row(row)?);
        Ok(())
    })?;
    Ok(all)
}

/// What is still being uploaded has none.
pub(super) fn of_row(row: &Row<'_>) -> Result<Option<Attached>, BackupError> {
    if row.text("state")? == "uploading" {
        return Ok(None);
    }
    let sha256: [u8; 32] = row
        .bytes("sha256")?
        .try_into()
        .map_err(|_| BackupError::Differs("hash of an attachment".to_owned()))?;
    Ok(Some(Attached {
        blob: row.text("blob_ref")?.to_owned(),
        size: row.number("size")?,
        sha256: Hash::new(sha256),
    }))
}

/// Copies one, unless a blob of this length is there already: a blob is there whole or not at all.
pub(super) async fn copy(
    from: &BlobStore,
    to: &BlobStore,
    what: &Attached,
) -> Result<Copied, BackupError> {
    if to.size(&what.blob).await? == Some(what.size) {
        return Ok(Copied::There);
    }
    let bytes = match from.get(&what.blob, None).await {
        Ok((_, bytes)) => bytes,
        Err(StoreError::Absent) => return Ok(Copied::Gone),
        Err(error) => return Err(error.into()),
    };
    // One of another length is no copy of ours.
    to.delete(&what.blob).await?;
    let limits = PutLimits {
        max: what.size,
        announced: Some(what.size),
    };
    let differs = || BackupError::Differs(format!("attachment {}", what.blob));
    let stored = match to.put(&what.blob, bytes, limits).await {
        Ok(stored) => stored,
        Err(StoreError::Invalid(_) | StoreError::TooLarge) => return Err(differs()),
        Err(error) => return Err(error.into()),
    };
    if stored.sha256 == what.sha256 {
        return Ok(Copied::New);
    }
    to.delete(&what.blob).await?;
    Err(differs())
}

/// Whether the blob there has this length and hash; `None` when there is none.
pub(super) async fn is_whole(
    store: &BlobStore,
    what: &Attached,
) -> Result<Option<bool>, BackupError> {
    let mut bytes = match store.get(&what.blob, None).await {
        Ok((_, bytes)) => bytes,
        Err(StoreError::Absent) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let (mut hasher, mut size) = (Hasher::new(), 0_u64);
    while let Some(part) = bytes.next().await {
        let part = part?;
        hasher.update(&part);
        size = size.saturating_add(u64::try_from(part.len()).unwrap_or(u64::MAX));
    }
    Ok(Some(size == what.size && hasher.finish() == what.sha256))
}
