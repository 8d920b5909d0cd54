// SPDX-License-Identifier: EUPL-1.2
//! An attachment comes: row `uploading`, blob, row `uploaded`. A crash between any two steps leaves at most
//! what the orphan collection finds.

use bytes::Bytes;
use futures_util::stream::Stream;

use super::{BlobStore, PutLimits, Stored};
use crate::ctx::Ctx;
use crate::error::{Conflict, StoreError};
use crate::ids::{AttachmentId, PersonId};
use crate::model::AttachmentState;
use crate::service;
use crate::store::handle::Store;

/// What became of an upload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uploaded {
    /// Length and hash.
    pub stored: Stored,
    /// `false`: the same bytes were there already.
    pub new: bool,
}

impl Store {
    /// Stores an attachment of `owner`. The same bytes under the same id may come again.
    ///
    /// # Errors
    /// [`Conflict::Exists`] when other bytes are stored under the id, or it is somebody else's;
    /// `too-many-uploads`; the faults of [`BlobStore::put`].
    pub async fn upload_attachment<S>(
        &self,
        owner: PersonId,
        aid: AttachmentId,
        bytes: S,
        limits: PutLimits,
        ctx: &Ctx,
    ) -> Result<Uploaded, StoreError>
    where
        S: Stream<Item = Result<Bytes, StoreError>> + Send,
    {
        let blob = BlobStore::new_ref(ctx);
        let (begin_ctx, begin_blob) = (ctx.clone(), blob.clone());
        let known = self
            .transaction("begin_upload", move |tx| {
                service::begin_upload(tx, &begin_ctx, owner, aid, &begin_blob)
            })
            .await?;
        if let Some(known) = known {
            let again = BlobStore::digest(bytes, limits).await?;
            return if again == known {
                Ok(Uploaded {
                    stored: known,
                    new: false,
                })
            } else {
                Err(StoreError::Conflict(Conflict::Exists))
            };
        }
        let stored = self.blobs().put(&blob, bytes, limits).await?;
        let name = blob.clone();
        let won = self
            .transaction("finish_upload", move |tx| {
                tx.attachments()
                    .mark_uploaded(aid, &name, stored.size, stored.sha256)
            })
            .await?;
        if won {
            return Ok(Uploaded { stored, new: true });
        }
        // Another upload of the same owner has taken the row over. Losing this blob is fine.
        let _ = self.blobs().delete(&blob).await;
        let row = self
            .read("lookup_upload", move |tx| tx.attachments().lookup(aid))
            .await?;
        match row {
            Some(row)
                if row.state != AttachmentState::Uploading && row.sha256 == Some(stored.sha256) =>
            {
                Ok(Uploaded { stored, new: false })
            }
            _ => Err(StoreError::Conflict(Conflict::Exists)),
        }
    }
}
