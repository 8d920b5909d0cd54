// SPDX-License-Identifier: EUPL-1.2
//! An attachment comes in chunks and goes on after a cut, at any node: chunk durable, row of the chunk, and after the last one: all chunks
//! joined into one durable blob that is checked as a whole, row `uploaded`, chunks deleted. A crash between any two steps leaves an upload
//! that goes on, and at most what the orphan collection finds.

use bytes::Bytes;
use futures_util::stream::{self, Stream, StreamExt, TryStreamExt};
use protocol::Hash;

use super::chunk::Terms;
use super::{BlobStore, PutLimits};
use crate::ctx::Ctx;
use crate::error::{Conflict, StoreError};
use crate::ids::{AttachmentId, PersonId};
use crate::model::{ChunkRow, UploadProgress};
use crate::service::{self, MAX_CHUNKS};
use crate::store::handle::Store;

/// An upload, by whoever may go on with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Whose it is.
    pub owner: PersonId,
    /// What it will be.
    pub aid: AttachmentId,
}

/// Where a chunk belongs, and what it must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChunkTerms {
    /// Place of its first byte in the attachment.
    pub offset: u64,
    /// Its length in bytes.
    pub announced: u64,
    /// What it must hash to. A chunk with a hash counts as a whole or not at all; without one, what came before a cut stays.
    pub sha256: Option<Hash>,
}

impl Store {
    /// Begins an upload of `length` bytes, or tells how far it has come: it may be begun again with the same length at any time.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`] above `max`, `truncated` for nothing at all, and those of [`service::create_upload`].
    pub async fn create_upload(
        &self,
        upload: Upload,
        length: u64,
        max: u64,
        ctx: &Ctx,
    ) -> Result<UploadProgress, StoreError> {
        if length > max {
            return Err(StoreError::TooLarge);
        }
        if length == 0 {
            return Err(StoreError::Invalid("truncated"));
        }
        let (ctx, blob) = (ctx.clone(), BlobStore::new_ref(ctx));
        self.transaction("create_upload", move |tx| {
            service::create_upload(tx, &ctx, upload.owner, upload.aid, length, &blob)
        })
        .await
    }

    /// How far an upload has come.
    ///
    /// # Errors
    /// Those of [`service::upload_progress`].
    pub async fn upload_progress(
        &self,
        upload: Upload,
        ctx: &Ctx,
    ) -> Result<UploadProgress, StoreError> {
        let ctx = ctx.clone();
        self.read("upload_progress", move |tx| {
            service::upload_progress(tx, &ctx, upload.owner, upload.aid)
        })
        .await
    }

    /// Appends a chunk; after the last byte the attachment is complete. What is answered is durable. An empty chunk at the end completes an
    /// upload whose completion was broken off.
    ///
    /// # Errors
    /// [`StoreError::Absent`], [`Conflict::Offset`], [`StoreError::TooLarge`] beyond the announced length, `too-many-chunks`,
    /// `upload-checksum`, `truncated` when the line was cut (what came stays where no hash was given); what [`BlobStore::put`] refuses:
    /// then the upload is taken back, for other bytes will not come.
    pub async fn append_chunk<S>(
        &self,
        upload: Upload,
        terms: ChunkTerms,
        bytes: S,
        ctx: &Ctx,
    ) -> Result<UploadProgress, StoreError>
    where
        S: Stream<Item = Result<Bytes, StoreError>> + Send,
    {
        let mut state = self.upload_progress(upload, ctx).await?;
        if state.offset != terms.offset {
            return Err(StoreError::Conflict(Conflict::Offset));
        }
        if terms.announced > state.length.saturating_sub(terms.offset) {
            return Err(StoreError::TooLarge);
        }
        let mut cut = false;
        if terms.announced > 0 {
            let aid = upload.aid;
            let chunks = self
                .read("upload_chunks", move |tx| tx.uploads().chunks(aid))
                .await?;
            if chunks.len() >= MAX_CHUNKS {
                return Err(StoreError::Invalid("too-many-chunks"));
            }
            let blob = BlobStore::new_ref(ctx);
            let chunk = Terms {
                announced: terms.announced,
                sha256: terms.sha256,
                first: terms.offset == 0,
            };
            let kept = self.blobs().put_chunk(&blob, bytes, chunk).await?;
            if kept.size == 0 {
                return Err(StoreError::Invalid("truncated"));
            }
            cut = kept.cut;
            let row = ChunkRow {
                start: terms.offset,
                size: kept.size,
                blob: blob.clone(),
            };
            let begun = ctx.clone();
            let appended = self
                .transaction("append_chunk", move |tx| {
                    service::append_chunk(tx, &begun, upload.owner, upload.aid, &row)
                })
                .await;
            state = match appended {
                Ok(state) => state,
                Err(refused) => {
                    if !refused.is_fault() {
                        // Certainly no row names it.
                        let _ = self.blobs().delete(&blob).await;
                    }
                    return Err(refused);
                }
            };
        }
        if cut {
            return Err(StoreError::Invalid("truncated"));
        }
        if state.offset == state.length && state.sha256.is_none() {
            // Goes on when the client does not wait for it.
            let (store, begun) = (self.clone(), ctx.clone());
            tokio::spawn(async move { store.join(upload, state.length, &begun).await })
                .await
                .map_err(|_| StoreError::Unavailable("shutting down".to_owned()))??;
            return self.upload_progress(upload, ctx).await;
        }
        Ok(state)
    }

    /// Takes an upload back that no message names.
    ///
    /// # Errors
    /// Those of [`service::cancel_upload`].
    pub async fn cancel_upload(&self, upload: Upload, ctx: &Ctx) -> Result<(), StoreError> {
        let ctx = ctx.clone();
        let blobs = self
            .transaction("cancel_upload", move |tx| {
                service::cancel_upload(tx, &ctx, upload.owner, upload.aid)
            })
            .await?;
        self.sweep(blobs).await;
        Ok(())
    }

    /// All bytes are there: one blob of them, judged like one that came in one piece.
    async fn join(&self, upload: Upload, length: u64, ctx: &Ctx) -> Result<(), StoreError> {
        let aid = upload.aid;
        let chunks = self
            .read("upload_chunks", move |tx| tx.uploads().chunks(aid))
            .await?;
        let whole = BlobStore::new_ref(ctx);
        let blobs = self.blobs().clone();
        let bytes = stream::iter(chunks)
            .then(move |chunk| {
                let blobs = blobs.clone();
                async move { Ok::<_, StoreError>(blobs.get(&chunk.blob, None).await?.1) }
            })
            .try_flatten()
            .boxed();
        let limits = PutLimits {
            max: length,
            announced: Some(length),
        };
        let stored = match self.blobs().put(&whole, bytes, limits).await {
            Ok(stored) => stored,
            Err(StoreError::Absent) => return self.lost(upload, ctx).await,
            Err(refused @ StoreError::Invalid(_)) => {
                self.cancel_upload(upload, ctx).await?;
                return Err(refused);
            }
            Err(fault) => return Err(fault),
        };
        let (begun, name) = (ctx.clone(), whole.clone());
        let finished = self
            .transaction("finish_chunks", move |tx| {
                service::finish_chunks(tx, &begun, upload.owner, aid, &name, stored)
            })
            .await?;
        match finished {
            Some(chunks) => self.sweep(chunks).await,
            None => self.sweep(vec![whole]).await,
        }
        Ok(())
    }

    /// A chunk is not there. Another request has joined them, whose row was first; or the storage has lost it, as it has after a restore,
    /// which brings rows of unfinished uploads and none of their bytes: then the upload is taken back, and its bytes come anew.
    async fn lost(&self, upload: Upload, ctx: &Ctx) -> Result<(), StoreError> {
        if self.upload_progress(upload, ctx).await?.sha256.is_some() {
            return Ok(());
        }
        self.cancel_upload(upload, ctx).await?;
        Err(StoreError::Absent)
    }

    /// No row names these any more. What cannot be deleted now is collected with the orphans.
    async fn sweep(&self, blobs: Vec<String>) {
        for blob in blobs {
            if let Err(error) = self.blobs().delete(&blob).await {
                tracing::warn!(%error, "a chunk stays until the orphans are collected");
            }
        }
    }
}
