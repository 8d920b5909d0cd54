// SPDX-License-Identifier: EUPL-1.2
//! Attachments of a simulated person: sealed once, uploaded as often as it takes.

use bytes::Bytes;
use protocol::{AttachmentId, Hash, agefile, padding::pad_zero, statement::Attachment};
use uuid::Uuid;

use super::{
    activate::Person,
    http::SimError,
    thread::{Thread, Upload},
};

/// A file sealed to a thread. Clones share its bytes.
#[derive(Debug, Clone)]
pub struct SealedFile {
    bytes: Bytes,
    size: u64,
    pt: Hash,
    ct: Hash,
}

impl SealedFile {
    /// Length of the age file.
    pub const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// An age file is never empty.
    pub const fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Hash of the age file.
    pub const fn hash(&self) -> Hash {
        self.ct
    }
}

impl Upload {
    /// Its id.
    pub const fn aid(&self) -> AttachmentId {
        self.0.aid
    }
}

fn number(n: usize) -> Result<u64, SimError> {
    u64::try_from(n).map_err(SimError::protocol)
}

impl Thread {
    /// Seals a file to this thread.
    pub fn seal_file(&self, content: Vec<u8>) -> Result<SealedFile, SimError> {
        let (size, pt) = (number(content.len())?, Hash::of(&content));
        let file = agefile::seal(self.identity.recipient(), &pad_zero(content))
            .map_err(SimError::protocol)?;
        let ct = Hash::of(&file);
        Ok(SealedFile {
            bytes: file.into(),
            size,
            pt,
            ct,
        })
    }
}

impl Person {
    /// Seals and uploads a file for a thread.
    pub async fn upload(
        &self,
        thread: &Thread,
        name: &str,
        media_type: &str,
        content: Vec<u8>,
    ) -> Result<Upload, SimError> {
        let file = thread.seal_file(content)?;
        self.upload_sealed(name, media_type, &file).await
    }

    /// Uploads a sealed file under an id of its own.
    pub async fn upload_sealed(
        &self,
        name: &str,
        media_type: &str,
        file: &SealedFile,
    ) -> Result<Upload, SimError> {
        let aid = AttachmentId::new(Uuid::now_v7());
        self.http
            .put_bytes(&format!("attachments/{aid}"), file.bytes.clone())
            .await?;
        Ok(Upload(Attachment {
            aid,
            name: name.into(),
            media_type: media_type.into(),
            size: file.size,
            pt: file.pt,
            ct: file.ct,
            csize: number(file.len())?,
            to: None,
        }))
    }

    /// Fetches an attachment as it is stored; answers length and hash.
    pub async fn download(&self, upload: &Upload) -> Result<(usize, Hash), SimError> {
        self.http
            .get_digest(&format!("attachments/{}", upload.aid()))
            .await
    }
}
