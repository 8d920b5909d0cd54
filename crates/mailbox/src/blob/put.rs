// SPDX-License-Identifier: EUPL-1.2
//! Writing a blob while the bytes come: hashed, structurally checked, bounded, never whole in memory.

use bytes::Bytes;
use futures_util::stream::{Stream, StreamExt};
use protocol::agefile::{HeaderRules, HeaderScanner, Progress, plaintext_length};
use protocol::tup::{Hash, Hasher};

use super::write::Writing;
use super::{BlobStore, path};
use crate::error::StoreError;

/// What an upload may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PutLimits {
    /// Most bytes.
    pub max: u64,
    /// Exactly so many bytes were announced.
    pub announced: Option<u64>,
}

/// What was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Length in bytes.
    pub size: u64,
    /// SHA-256 of the age file.
    pub sha256: Hash,
}

/// Looks at every byte on its way.
struct Checker {
    limits: PutLimits,
    scanner: HeaderScanner,
    header: Option<u64>,
    hasher: Hasher,
    size: u64,
}

impl Checker {
    fn new(limits: PutLimits) -> Self {
        Self {
            limits,
            scanner: HeaderScanner::new(HeaderRules::Single),
            header: None,
            hasher: Hasher::new(),
            size: 0,
        }
    }

    fn push(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        let more = u64::try_from(bytes.len()).map_err(|_| StoreError::TooLarge)?;
        self.size = self.size.saturating_add(more);
        if self.size > self.limits.max {
            return Err(StoreError::TooLarge);
        }
        if self.header.is_none()
            && let Progress::Done(info) = self
                .scanner
                .push(bytes)
                .map_err(|e| StoreError::Invalid(e.code()))?
        {
            self.header = Some(u64::try_from(info.length).map_err(|_| StoreError::TooLarge)?);
        }
        self.hasher.update(bytes);
        Ok(())
    }

    fn finish(self) -> Result<Stored, StoreError> {
        let truncated = StoreError::Invalid("truncated");
        let header = match self.header {
            Some(header) => header,
            // The scanner knows the better name for what is missing.
            None => {
                let fault = self.scanner.finish().err();
                return Err(fault.map_or(truncated, |e| StoreError::Invalid(e.code())));
            }
        };
        if self.limits.announced.is_some_and(|n| n != self.size)
            || plaintext_length(self.size, header).is_none()
        {
            return Err(truncated);
        }
        Ok(Stored {
            size: self.size,
            sha256: self.hasher.finish(),
        })
    }
}

impl BlobStore {
    /// Stores a stream of bytes as a new blob. It is durable when this answers `Ok`; otherwise, also when
    /// the caller goes away, nothing stays.
    ///
    /// # Errors
    /// The name of the header's fault, `truncated`, [`StoreError::TooLarge`], or whatever the stream or
    /// the disk said.
    pub async fn put<S>(
        &self,
        blob: &str,
        bytes: S,
        limits: PutLimits,
    ) -> Result<Stored, StoreError>
    where
        S: Stream<Item = Result<Bytes, StoreError>> + Send,
    {
        let mut writing = Writing::begin(self, path(blob)?).await?;
        match copy(&mut writing, bytes, limits).await {
            Ok(stored) => writing.finish().await.map(|()| stored),
            Err(error) => {
                writing.abort().await;
                Err(error)
            }
        }
    }

    /// Hashes and checks a stream without storing it: to tell a repeated upload from another one.
    ///
    /// # Errors
    /// As [`BlobStore::put`].
    pub async fn digest<S>(bytes: S, limits: PutLimits) -> Result<Stored, StoreError>
    where
        S: Stream<Item = Result<Bytes, StoreError>> + Send,
    {
        let mut checker = Checker::new(limits);
        let mut bytes = std::pin::pin!(bytes);
        while let Some(part) = bytes.next().await {
            checker.push(&part?)?;
        }
        checker.finish()
    }
}

async fn copy<S>(writing: &mut Writing, bytes: S, limits: PutLimits) -> Result<Stored, StoreError>
where
    S: Stream<Item = Result<Bytes, StoreError>> + Send,
{
    let mut checker = Checker::new(limits);
    let mut bytes = std::pin::pin!(bytes);
    while let Some(piece) = bytes.next().await {
        let piece = piece?;
        checker.push(&piece)?;
        writing.push(piece).await?;
    }
    checker.finish()
}
