// SPDX-License-Identifier: EUPL-1.2
//! Drafts that a person keeps on the server, sealed to herself: nobody else opens them, and the server knows no more than that there is one.

use protocol::Hash;

use crate::ciphertext::Ciphertext;
use crate::clock::Timestamp;
use crate::ids::{AttachmentId, DraftId, PersonId};

/// Drafts of a person on the server at most.
pub const MAX_DRAFTS: usize = 50;
/// Days after its last change on which a draft is deleted.
pub const DRAFT_DAYS: u64 = 30;

/// A state of a draft that is to be kept.
#[derive(Clone, Debug)]
pub struct NewDraft {
    /// Whose.
    pub pid: PersonId,
    /// Chosen by the browser.
    pub id: DraftId,
    /// One more than the state that its author had before her; 1: there was none.
    pub ver: u64,
    /// Text, place and names of files, sealed and padded.
    pub file: Ciphertext,
    /// By which her browsers see that it is hers: HMAC over person, kind, `ver` and file (docs/PROTOCOL.md).
    pub mac: Hash,
    /// Uploads that it names: they stay as long as it does.
    pub files: Vec<AttachmentId>,
}

/// A draft as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Which state it is.
    pub ver: u64,
    /// age file.
    pub file: Vec<u8>,
    /// As it came.
    pub mac: Hash,
    /// When this state came.
    pub changed_at: Timestamp,
}

/// A line of the list of drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftLine {
    /// Its id.
    pub id: DraftId,
    /// Which state.
    pub ver: u64,
    /// When it came.
    pub changed_at: Timestamp,
}
