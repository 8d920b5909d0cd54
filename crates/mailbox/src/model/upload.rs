// SPDX-License-Identifier: EUPL-1.2
//! Attachments that come in chunks.

use protocol::Hash;

use crate::clock::Timestamp;

/// How far an upload has come, by its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UploadRow {
    /// Bytes that were announced.
    pub length: u64,
    /// Bytes that are durable, without a gap from the first one on.
    pub received: u64,
}

/// A durable chunk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChunkRow {
    /// Where its first byte belongs.
    pub start: u64,
    /// Bytes.
    pub size: u64,
    /// Where they lie.
    pub blob: String,
}

/// What an uploader is told of her upload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UploadProgress {
    /// Bytes that were announced.
    pub length: u64,
    /// Bytes that are durable: here the next chunk begins.
    pub offset: u64,
    /// SHA-256 of the whole once it is joined and checked; only then may a message name the attachment.
    pub sha256: Option<Hash>,
    /// Until then the next chunk, or the message, has to come.
    pub expires_at: Timestamp,
}
