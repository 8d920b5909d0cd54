// SPDX-License-Identifier: EUPL-1.2
//! Messages.

use protocol::statement::MessageHeader;

use super::attachment::AttachmentItem;
use super::json_text::JsonText;
use super::thread::NewEpoch;
use super::words::word_enum;
use crate::ciphertext::Ciphertext;
use crate::clock::Timestamp;
use crate::ids::AttachmentId;

word_enum! {
    /// Why an employee gives what is written next less protection. Codes, because a text would stand here in clear.
    LowerReason {
        /// It was raised by mistake.
        Mistake = "mistake",
        /// What is written now needs less.
        Content = "content",
        /// The person asked for it.
        Asked = "asked",
    }
}

/// A message to accept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMessage {
    /// Clear header.
    pub header: MessageHeader,
    /// age file.
    pub file: Ciphertext,
    /// Uploaded attachments of the sender.
    pub attachments: Vec<AttachmentId>,
    /// Why its class is lower than that of the thread, if it is.
    pub lowered: Option<LowerReason>,
    /// Receipt index of the newest message proper that the author had on the screen; asked of staff in lane `case`.
    /// None: nothing was there.
    pub seen: Option<u64>,
    /// A decision that goes by post and is not announced here.
    pub letter: bool,
}

/// What `POST …/messages` brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiving {
    /// New epoch, when the members change.
    pub epoch: Option<NewEpoch>,
    /// The message.
    pub message: NewMessage,
}

/// Proof of acceptance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Receipt statement, signed by the server.
    pub receipt: JsonText,
    /// Receipt index.
    pub idx: u64,
    /// When it was accepted.
    pub received_at: Timestamp,
}

/// A stored message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageItem {
    /// Clear header.
    pub header: MessageHeader,
    /// Receipt index.
    pub idx: u64,
    /// age file.
    pub file: Vec<u8>,
    /// Receipt statement.
    pub receipt: JsonText,
    /// When it was accepted.
    pub received_at: Timestamp,
    /// Attachments.
    pub attachments: Vec<AttachmentItem>,
    /// By which word of a second employee it went out; for staff only.
    pub release: Option<JsonText>,
    /// The registrar's word that its sender has proven who she is, for this message.
    pub declared: Option<JsonText>,
}
