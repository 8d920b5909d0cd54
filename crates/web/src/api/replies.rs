// SPDX-License-Identifier: EUPL-1.2
//! Codes in letters, with which somebody who has no account answers once.

use mailbox::ids::{AttachmentId, Dept, PersonId, ReplyCodeId};
use mailbox::model::{NewReplyCode, OpenReplyCode, ReplyCode};
use mailbox::{Ciphertext, StoreError, Timestamp};
use protocol::Hash;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::B64u;

/// Body of `POST threads/{thread}/reply-codes`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyCodeRequest {
    /// Drawn by the browser.
    #[schema(value_type = Uuid)]
    pub id: ReplyCodeId,
    /// The clerk's unit.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// Epoch of lane `internal` whose key the answer is sealed to: the newest one.
    pub epoch: u64,
    /// SHA-256 of the locator that is derived from the code.
    #[schema(value_type = B64u)]
    pub locator_hash: Hash,
    /// Under the code: that this key was meant.
    #[schema(value_type = B64u)]
    pub key_mac: Hash,
    /// age file with the code and what it is for, sealed to that key.
    pub kept: B64u,
    /// Unix seconds; at most 90 days ahead.
    pub expires_at: i64,
}

impl ReplyCodeRequest {
    /// What it says, with its file checked.
    ///
    /// # Errors
    /// The name of the fault of the file's header.
    pub(crate) fn checked(self) -> Result<NewReplyCode, StoreError> {
        Ok(NewReplyCode {
            id: self.id,
            dept: self.dept,
            epoch: self.epoch,
            locator_hash: self.locator_hash,
            key_mac: self.key_mac,
            kept: Ciphertext::grant(self.kept.0)?,
            expires_at: Timestamp::from_secs(self.expires_at),
        })
    }
}

/// Body of `POST threads/{thread}/reply-codes/{id}/revocation`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyCodeRevocation {
    /// The clerk's unit.
    #[schema(value_type = String)]
    pub dept: Dept,
}

/// A code in a letter, in its case.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyCodeItem {
    /// Code.
    #[schema(value_type = Uuid)]
    pub id: ReplyCodeId,
    /// Unit for which it was made.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// Epoch of lane `internal` whose key was meant.
    pub epoch: u64,
    /// age file with the code and what it is for.
    pub kept: B64u,
    /// By whom.
    #[schema(value_type = Uuid)]
    pub made_by: PersonId,
    /// Unix seconds.
    pub made_at: i64,
    /// Unix seconds.
    pub expires_at: i64,
    /// Taken back then, Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoked_at: Option<i64>,
    /// What came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply: Option<ReplyItem>,
}

/// An answer that came with a code.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyItem {
    /// Attachment with the sealed answer; its files are named in it.
    #[schema(value_type = Uuid)]
    pub answer: AttachmentId,
    /// Under the code: that its author had the letter.
    #[schema(value_type = B64u)]
    pub mac: Hash,
    /// Unix seconds.
    pub at: i64,
}

impl From<ReplyCode> for ReplyCodeItem {
    fn from(code: ReplyCode) -> Self {
        Self {
            id: code.made.id,
            dept: code.made.dept,
            epoch: code.made.epoch,
            kept: code.made.kept.into_bytes().into(),
            made_by: code.made_by,
            made_at: code.made_at.secs(),
            expires_at: code.made.expires_at.secs(),
            revoked_at: code.revoked_at.map(Timestamp::secs),
            reply: code.answer.map(|reply| ReplyItem {
                answer: reply.answer,
                mac: reply.mac,
                at: reply.at.secs(),
            }),
        }
    }
}

/// Body of `POST replies/lookup`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyLookup {
    /// 32 bytes, derived from the code; not the code.
    #[schema(value_type = B64u)]
    pub locator: Hash,
}

/// A code that can be used. Nothing in it says to whom the letter went, or what about.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyCodeFound {
    /// Code.
    #[schema(value_type = Uuid)]
    pub id: ReplyCodeId,
    /// The key that the answer is sealed to.
    pub recipient: String,
    /// Under the code: that its maker meant this key.
    #[schema(value_type = B64u)]
    pub key_mac: Hash,
    /// When the code was made, Unix seconds.
    pub made_at: i64,
    /// Unix seconds.
    pub expires_at: i64,
}

impl From<OpenReplyCode> for ReplyCodeFound {
    fn from(code: OpenReplyCode) -> Self {
        Self {
            id: code.id,
            recipient: code.recipient,
            key_mac: code.key_mac,
            made_at: code.made_at.secs(),
            expires_at: code.expires_at.secs(),
        }
    }
}

/// Body of `POST replies/{id}`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyRequest {
    /// As in the lookup.
    #[schema(value_type = B64u)]
    pub locator: Hash,
    /// Uploaded file with the sealed answer.
    #[schema(value_type = Uuid)]
    pub answer: AttachmentId,
    /// Under the code: that its author had the letter.
    #[schema(value_type = B64u)]
    pub mac: Hash,
    /// Further uploaded files, at most 20.
    #[schema(value_type = Vec<Uuid>, max_items = 20)]
    pub files: Vec<AttachmentId>,
}

/// It is stored, and the code is used up.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyTaken {
    /// Unix seconds.
    pub received_at: i64,
}
