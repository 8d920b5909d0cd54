// SPDX-License-Identifier: EUPL-1.2
//! Tries out storage with a small blob of its own, for `siegelpost doctor`.

use futures_util::StreamExt;
use object_store::{ObjectStoreExt, PutMode, PutOptions};

use super::{BlobStore, path};
use crate::ctx::Ctx;
use crate::error::StoreError;

const BYTES: &[u8] = b"siegelpost doctor";

/// What did not work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProbeFault {
    /// What was tried: `write`, `write in parts`, `read`, `list` or `delete`.
    pub step: &'static str,
    /// What the storage said.
    pub error: StoreError,
}

/// What works, with its limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Probed {
    /// A name that is taken was refused when that was asked for.
    pub create_only: bool,
}

impl BlobStore {
    /// Writes a small blob, begins one in parts and gives it up, reads a part of the first, finds it in the list and deletes it. What is left
    /// when deleting fails is collected as an orphan.
    ///
    /// # Errors
    /// [`ProbeFault`] with the first step that failed.
    pub async fn probe(&self, ctx: &Ctx) -> Result<Probed, ProbeFault> {
        let name = Self::new_ref(ctx);
        let at = |step| move |error| ProbeFault { step, error };
        let create_only = self.probe_write(&name).await.map_err(at("write"))?;
        let outcome = async {
            self.probe_parts(ctx).await.map_err(at("write in parts"))?;
            self.probe_read(&name).await.map_err(at("read"))?;
            self.probe_list(&name).await.map_err(at("list"))
        }
        .await;
        let deleted = self.probe_delete(&name).await.map_err(at("delete"));
        outcome?;
        deleted?;
        Ok(Probed { create_only })
    }

    async fn probe_write(&self, name: &str) -> Result<bool, StoreError> {
        let path = path(name)?;
        let mode = || {
            PutOptions::from(if self.remote.is_some_and(|remote| !remote.create_only) {
                PutMode::Overwrite
            } else {
                PutMode::Create
            })
        };
        self.inner.put_opts(&path, BYTES.into(), mode()).await?;
        match self.inner.put_opts(&path, BYTES.into(), mode()).await {
            Ok(_) => Ok(false),
            Err(object_store::Error::AlreadyExists { .. }) => Ok(true),
            Err(error) => Err(error.into()),
        }
    }

    async fn probe_parts(&self, ctx: &Ctx) -> Result<(), StoreError> {
        let mut upload = self
            .inner
            .put_multipart(&path(&Self::new_ref(ctx))?)
            .await?;
        Ok(upload.abort().await?)
    }

    async fn probe_read(&self, name: &str) -> Result<(), StoreError> {
        let (total, mut stream) = self.get(name, Some(5..10)).await?;
        let mut got = Vec::new();
        while let Some(part) = stream.next().await {
            got.extend_from_slice(&part?);
        }
        let same = usize::try_from(total) == Ok(BYTES.len()) && BYTES.get(5..10) == Some(&got[..]);
        if same {
            return Ok(());
        }
        Err(StoreError::Unavailable(
            "gives other bytes than were stored".to_owned(),
        ))
    }

    async fn probe_list(&self, name: &str) -> Result<(), StoreError> {
        let mut listing = self.listing();
        while let Some(entry) = listing.next().await {
            if entry?.0 == name {
                return Ok(());
            }
        }
        Err(StoreError::Unavailable(
            "does not list what was stored".to_owned(),
        ))
    }

    async fn probe_delete(&self, name: &str) -> Result<(), StoreError> {
        self.delete(name).await?;
        match self.size(name).await? {
            None => Ok(()),
            Some(_) => Err(StoreError::Unavailable("is still there".to_owned())),
        }
    }
}
