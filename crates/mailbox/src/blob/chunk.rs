// SPDX-License-Identifier: EUPL-1.2
//! One chunk of an upload as an object of its own. Object stores cannot append, and two nodes must not write one file: so each chunk gets
//! a random name, and a row says where it belongs.

use bytes::{Bytes, BytesMut};
use futures_util::stream::{Stream, StreamExt};
use object_store::{MultipartUpload, ObjectStoreExt};
use protocol::agefile::{HeaderRules, HeaderScanner};
use protocol::tup::{Hash, Hasher};

use super::put::PART;
use super::{BlobStore, path};
use crate::error::StoreError;

/// What a chunk must be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    /// Bytes that were announced.
    pub announced: u64,
    /// What they must hash to. With it a chunk counts as a whole or not at all.
    pub sha256: Option<Hash>,
    /// The attachment begins here: no age file is refused at once.
    pub first: bool,
}

/// What of a chunk is durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub size: u64,
    /// The line was cut before the announced end.
    pub cut: bool,
}

impl BlobStore {
    /// Stores a chunk, also one that is cut, unless it has to be whole. Durable when this answers `Ok` with a size above zero; else nothing
    /// stays.
    ///
    /// # Errors
    /// `truncated`, `upload-checksum`, the name of the header's fault, or whatever the disk said.
    pub(super) async fn put_chunk<S>(
        &self,
        blob: &str,
        bytes: S,
        terms: Terms,
    ) -> Result<Kept, StoreError>
    where
        S: Stream<Item = Result<Bytes, StoreError>> + Send,
    {
        let mut upload = self.inner.put_multipart(&path(blob)?).await?;
        let outcome = copy(upload.as_mut(), bytes, terms).await;
        if !matches!(outcome, Ok(Kept { size: 1.., .. })) {
            // A temporary file that stays in spite of this is collected with the orphans.
            let _ = upload.abort().await;
        }
        outcome
    }
}

async fn copy<S>(
    upload: &mut dyn MultipartUpload,
    bytes: S,
    terms: Terms,
) -> Result<Kept, StoreError>
where
    S: Stream<Item = Result<Bytes, StoreError>> + Send,
{
    let truncated = StoreError::Invalid("truncated");
    let mut scanner = terms.first.then(|| HeaderScanner::new(HeaderRules::Single));
    let mut hasher = Hasher::new();
    let mut size: u64 = 0;
    let mut cut = false;
    let mut bytes = std::pin::pin!(bytes);
    let mut part = BytesMut::with_capacity(PART);
    while let Some(piece) = bytes.next().await {
        let Ok(mut piece) = piece else {
            cut = true;
            break;
        };
        size = size.saturating_add(u64::try_from(piece.len()).map_err(|_| StoreError::TooLarge)?);
        if size > terms.announced {
            return Err(StoreError::TooLarge);
        }
        hasher.update(&piece);
        if let Some(scanner) = &mut scanner {
            scanner
                .push(&piece)
                .map_err(|e| StoreError::Invalid(e.code()))?;
        }
        while !piece.is_empty() {
            let room = PART.saturating_sub(part.len()).min(piece.len());
            part.extend_from_slice(&piece.split_to(room));
            if part.len() >= PART {
                upload.put_part(part.split().freeze().into()).await?;
                part.reserve(PART);
            }
        }
    }
    cut |= size < terms.announced;
    if let Some(wanted) = terms.sha256 {
        if cut {
            return Err(truncated);
        }
        if hasher.finish() != wanted {
            return Err(StoreError::Invalid("upload-checksum"));
        }
    }
    if size == 0 {
        return Ok(Kept { size, cut });
    }
    if !part.is_empty() {
        upload.put_part(part.freeze().into()).await?;
    }
    upload.complete().await?;
    Ok(Kept { size, cut })
}
