// SPDX-License-Identifier: EUPL-1.2
//! A blob that is being written: in parts, or at once when a bucket is given a small one. Given up unless it is finished.

use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use object_store::path::Path;
use object_store::{MultipartUpload, ObjectStore, ObjectStoreExt, PutMode, PutOptions, PutPayload};

use super::BlobStore;
use crate::error::StoreError;

/// Bytes collected before they are written to a file. Every upload under way holds two of these: small, because many may be.
const PART: usize = 128 * 1024;

/// How storage over a network wants to be written to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Remote {
    /// Bytes of a part.
    pub(super) part: usize,
    /// Whether it is asked that nothing is there yet.
    pub(super) create_only: bool,
}

pub(super) struct Writing {
    store: Arc<dyn ObjectStore>,
    path: Path,
    remote: Option<Remote>,
    part: usize,
    buffer: BytesMut,
    upload: Option<Box<dyn MultipartUpload>>,
}

impl Writing {
    pub(super) async fn begin(store: &BlobStore, path: Path) -> Result<Self, StoreError> {
        let part = store.remote.map_or(PART, |remote| remote.part);
        let mut writing = Self {
            store: Arc::clone(&store.inner),
            path,
            remote: store.remote,
            part,
            buffer: BytesMut::with_capacity(part.min(PART)),
            upload: None,
        };
        if writing.remote.is_none() {
            writing.begin_parts().await?;
        }
        Ok(writing)
    }

    async fn begin_parts(&mut self) -> Result<(), StoreError> {
        // Finishing parts knows no condition. The names are random: this is for a mistake of ours.
        if self.remote.is_some_and(|remote| remote.create_only) {
            match self.store.head(&self.path).await {
                Err(object_store::Error::NotFound { .. }) => {}
                Ok(_) => return Err(StoreError::Unavailable("blob exists".to_owned())),
                Err(error) => return Err(error.into()),
            }
        }
        self.upload = Some(self.store.put_multipart(&self.path).await?);
        Ok(())
    }

    pub(super) async fn push(&mut self, mut piece: Bytes) -> Result<(), StoreError> {
        while !piece.is_empty() {
            // Only when more comes is a full part not the last one.
            if self.buffer.len() >= self.part {
                self.flush().await?;
            }
            let room = self.part.saturating_sub(self.buffer.len()).min(piece.len());
            self.buffer.extend_from_slice(&piece.split_to(room));
        }
        Ok(())
    }

    async fn flush(&mut self) -> Result<(), StoreError> {
        if self.upload.is_none() {
            self.begin_parts().await?;
        }
        let part = self.buffer.split().freeze();
        if let Some(upload) = &mut self.upload {
            upload.put_part(part.into()).await?;
        }
        Ok(())
    }

    /// Everything is there: it becomes a blob, durable when this answers `Ok`.
    pub(super) async fn finish(mut self) -> Result<(), StoreError> {
        if self.upload.is_none() {
            return self.put_at_once().await;
        }
        let outcome = self.complete().await;
        match &outcome {
            Ok(()) => drop(self.upload.take()),
            Err(_) => self.abort().await,
        }
        outcome
    }

    async fn complete(&mut self) -> Result<(), StoreError> {
        if !self.buffer.is_empty() {
            self.flush().await?;
        }
        if let Some(upload) = &mut self.upload {
            upload.complete().await?;
        }
        Ok(())
    }

    async fn put_at_once(&mut self) -> Result<(), StoreError> {
        let create_only = self.remote.is_some_and(|remote| remote.create_only);
        let options = PutOptions::from(if create_only {
            PutMode::Create
        } else {
            PutMode::Overwrite
        });
        let payload = PutPayload::from(self.buffer.split().freeze());
        self.store.put_opts(&self.path, payload, options).await?;
        Ok(())
    }

    /// Leaves nothing behind, as far as the storage answers.
    pub(super) async fn abort(&mut self) {
        let Some(mut upload) = self.upload.take() else {
            return;
        };
        if let Err(error) = upload.abort().await {
            given_up(&StoreError::from(error));
        }
    }
}

/// A temporary file is collected with the orphans; parts in a bucket by its own rule (docs/OPERATING.md).
fn given_up(error: &StoreError) {
    tracing::warn!(%error, "an upload that was broken off could not be removed");
}

impl Drop for Writing {
    fn drop(&mut self) {
        // Whoever sent it is gone. A temporary file is removed by its own drop.
        let Some(mut upload) = self.upload.take().filter(|_| self.remote.is_some()) else {
            return;
        };
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                if let Err(error) = upload.abort().await {
                    given_up(&StoreError::from(error));
                }
            });
        }
    }
}
