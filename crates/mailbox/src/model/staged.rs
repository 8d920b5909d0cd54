// SPDX-License-Identifier: EUPL-1.2
//! Messages of staff that wait before they become messages.

use protocol::Hash;
use protocol::statement::MessageHeader;

use super::attachment::AttachmentItem;
use super::message::{LowerReason, NewMessage};
use super::thread::NewEpoch;
use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::PersonId;

word_enum! {
    /// What a message waits for.
    StageReason {
        /// A second employee reads it and releases it (four eyes).
        Release = "release",
        /// Its time.
        Later = "later",
    }
}

word_enum! {
    /// Where it stands.
    StageState {
        /// It waits.
        Open = "open",
        /// The second employee gave it back.
        Returned = "returned",
        /// Something it was written against has changed: it will never go.
        Void = "void",
    }
}

/// A message to keep until it may go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStaged {
    /// New epoch, when the members change. It is stored at once.
    pub epoch: Option<NewEpoch>,
    /// The message, exactly as it will be.
    pub message: NewMessage,
    /// What it waits for.
    pub reason: StageReason,
    /// The colleague who is asked; anybody with the right may answer.
    pub asked: Option<PersonId>,
    /// When it is to go; with [`StageReason::Later`] only.
    pub due_at: Option<Timestamp>,
}

/// A message that waits, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedMessage {
    /// Clear header.
    pub header: MessageHeader,
    /// Keycard that its author signed with.
    pub sender_kc: Hash,
    /// Why its class is lower than that of the thread, if it is.
    pub lowered: Option<LowerReason>,
    /// A decision that goes by post and is not announced here.
    pub letter: bool,
    /// SHA-256 of the age file.
    pub sha256: Hash,
    /// What it waits for.
    pub reason: StageReason,
    /// The colleague who was asked.
    pub asked: Option<PersonId>,
    /// When it is to go.
    pub due_at: Option<Timestamp>,
    /// Receipt index of the newest message proper of the thread when it was written.
    pub newest_idx: u64,
    /// As stored; whether it may still go is [`crate::service::staged_of_thread`]'s to say.
    pub state: StageState,
    /// Who gave it back.
    pub decided_by: Option<PersonId>,
    /// When it was stored.
    pub staged_at: Timestamp,
}

/// A message that waits, with all that is needed to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedItem {
    /// What it is; `state` is what holds now.
    pub staged: StagedMessage,
    /// age file.
    pub file: Vec<u8>,
    /// Attachments.
    pub attachments: Vec<AttachmentItem>,
}
