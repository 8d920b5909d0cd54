// SPDX-License-Identifier: EUPL-1.2
//! One chunk of an upload as an object of its own. Object stores cannot append, and two nodes must not write one file: so each chunk gets
//! a random name, and a row says where it belongs.

use bytes::Bytes;
use futures_util::stream::{Stream, StreamExt};
use protocol::agefile::{HeaderRules, HeaderScanner};
use protocol::tup::{Hash, Hasher};

use super::write::Writing;
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
        let mut writing = Writing::begin(self, path(blob)?).await?;
        match copy(&mut writing, bytes, terms).await {
            Ok(kept) if kept.size > 0 => writing.finish().await.map(|()| kept),
            outcome => {
                writing.abort().await;
                outcome
            }
        }
    }
}

async fn copy<S>(writing: &mut Writing, bytes: S, terms: Terms) -> Result<Kept, StoreError>
where
    S: Stream<Item = Result<Bytes, StoreError>> + Send,
{
    let truncated = StoreError::Invalid("truncated");
    let mut scanner = terms.first.then(|| HeaderScanner::new(HeaderRules::Single));
    let mut hasher = Hasher::new();
    let mut size: u64 = 0;
    let mut cut = false;
    let mut bytes = std::pin::pin!(bytes);
    while let Some(piece) = bytes.next().await {
        let Ok(piece) = piece else {
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
        writing.push(piece).await?;
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
    Ok(Kept { size, cut })
}
