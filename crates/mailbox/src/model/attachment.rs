// SPDX-License-Identifier: EUPL-1.2
//! Attachments.

use protocol::Hash;
use protocol::statement::Lane;

use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::{AttachmentId, Dept, MessageId, PersonId, ThreadId};

word_enum! {
    /// How far an attachment has come.
    AttachmentState {
        /// Bytes are coming.
        Uploading = "uploading",
        /// All bytes are durable; belongs to the uploader alone.
        Uploaded = "uploaded",
        /// Part of a message.
        Attached = "attached",
    }
}

/// An attachment's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its id.
    pub aid: AttachmentId,
    /// Who uploaded it.
    pub owner: PersonId,
    /// How far it has come.
    pub state: AttachmentState,
    /// Where the bytes are.
    pub blob: String,
    /// Length in bytes, once uploaded.
    pub size: Option<u64>,
    /// SHA-256, once uploaded.
    pub sha256: Option<Hash>,
    /// Where it was attached.
    pub place: Option<(ThreadId, Lane, MessageId)>,
    /// When the upload began.
    pub created_at: Timestamp,
}

/// Bytes that may be given out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachmentBlob {
    /// Where the bytes are.
    pub blob: String,
    /// Length in bytes.
    pub size: u64,
    /// SHA-256 of the age file.
    pub sha256: Hash,
}

/// An attachment was handed to the Medical Service as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forwarded {
    /// Which one.
    pub aid: AttachmentId,
    /// The last time.
    pub at: Timestamp,
    /// By which unit.
    pub dept: Dept,
}

/// An attachment in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttachmentItem {
    /// Its id.
    pub aid: AttachmentId,
    /// Length in bytes.
    pub size: u64,
    /// SHA-256 of the age file.
    pub sha256: Hash,
}

/// Papers for the Medical Service are asked for in a thread, whatever its matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MedicalRequest {
    /// Which unit asks.
    pub dept: Dept,
    /// Which clerk.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}
