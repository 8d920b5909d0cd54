// SPDX-License-Identifier: EUPL-1.2
//! Codes in paper letters, with which somebody who has no account answers once (R-95; docs/PROTOCOL.md, "One-time answer").

use protocol::Hash;

use crate::ciphertext::Ciphertext;
use crate::clock::Timestamp;
use crate::ids::{AttachmentId, Dept, MessageId, PersonId, ReplyCodeId, ThreadId};

/// A code as a clerk's browser has made it. Of the code itself the server has a hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReplyCode {
    /// Drawn by her browser: it is under [`Self::key_mac`].
    pub id: ReplyCodeId,
    /// Unit for which she made it.
    pub dept: Dept,
    /// Epoch of the internal lane whose key the answer is sealed to.
    pub epoch: u64,
    /// Hash of the locator that is derived from the code.
    pub locator_hash: Hash,
    /// Proof to whoever types the code that this key was meant.
    pub key_mac: Hash,
    /// The code and what it is for, sealed to that key.
    pub kept: Ciphertext,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// One on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyCode {
    /// Case in which it was made.
    pub thread: ThreadId,
    /// As it was made.
    pub made: NewReplyCode,
    /// By whom.
    pub made_by: PersonId,
    /// When.
    pub made_at: Timestamp,
    /// Taken back then.
    pub revoked_at: Option<Timestamp>,
    /// What came.
    pub answer: Option<Reply>,
}

impl ReplyCode {
    /// Whether somebody can answer with it.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && self.answer.is_none() && now < self.made.expires_at
    }

    /// Owner of what is uploaded with it: nobody who has an account.
    #[must_use]
    pub const fn nobody(&self) -> PersonId {
        PersonId::from_bytes(*self.made.id.as_bytes())
    }

    /// What the files of the answer are part of. It is no message: nobody signs it.
    #[must_use]
    pub const fn place(&self) -> MessageId {
        MessageId::from_bytes(*self.made.id.as_bytes())
    }
}

/// An answer that came with a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The sealed answer. Its files are named in it, where the server cannot read.
    pub answer: AttachmentId,
    /// Proof to the unit that whoever wrote it has had the letter.
    pub mac: Hash,
    /// When it came.
    pub at: Timestamp,
}

/// A code as whoever types it sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenReplyCode {
    /// Its id.
    pub id: ReplyCodeId,
    /// The key that the answer is sealed to, as the epoch's signed list names it.
    pub recipient: String,
    /// Proof that its maker meant that key.
    pub key_mac: Hash,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
}
