// SPDX-License-Identifier: EUPL-1.2
//! Messages of staff that wait for a second employee or for their time.

use mailbox::ids::{MessageId, PersonId, ThreadId};
use protocol::Envelope;
use protocol::statement::MessageHeader;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::B64u;
use super::statements::Dsse;
use super::threads::{AttachmentItem, Header, NewEpoch, NewMessage};

/// What a message waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum StageReason {
    /// A second employee reads it and releases it.
    Release,
    /// Its time.
    Later,
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum StageState {
    /// It waits.
    Open,
    /// The second employee gave it back.
    Returned,
    /// Something it was written against has changed: it will never go.
    Void,
}

/// Body of `POST threads/{thread}/staged`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StageRequest {
    /// New epoch, when the members change. It is stored at once.
    pub epoch: Option<NewEpoch>,
    /// The message, sealed and signed as it will be.
    pub message: NewMessage,
    /// What it waits for.
    pub reason: StageReason,
    /// Colleague who is asked; with `release` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub asked: Option<PersonId>,
    /// When it is to go, Unix seconds, at most 92 days ahead; with `later` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<i64>,
}

/// It is kept.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StagedAnswer {
    /// Unix seconds.
    pub staged_at: i64,
}

/// A message that waits.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StagedItem {
    /// Clear header.
    #[schema(value_type = Header)]
    pub header: MessageHeader,
    /// age file.
    pub file: B64u,
    /// Attached files.
    pub attachments: Vec<AttachmentItem>,
    /// What it waits for.
    pub reason: StageReason,
    /// Where it stands now.
    pub state: StageState,
    /// Colleague who was asked.
    #[schema(value_type = Option<Uuid>)]
    pub asked: Option<PersonId>,
    /// When it is to go, Unix seconds.
    pub at: Option<i64>,
    /// Receipt index of the newest message of the thread when it was written.
    pub newest_idx: u64,
    /// Who gave it back.
    #[schema(value_type = Option<Uuid>)]
    pub decided_by: Option<PersonId>,
    /// Unix seconds.
    pub staged_at: i64,
}

/// What waits in a thread.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StagedItems {
    /// Oldest first.
    pub items: Vec<StagedItem>,
}

/// A line of the list of what waits in the own units.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StagedLine {
    /// Thread.
    #[schema(value_type = Uuid)]
    pub thread: ThreadId,
    /// Message.
    #[schema(value_type = Uuid)]
    pub mid: MessageId,
    /// Who wrote it.
    #[schema(value_type = Uuid)]
    pub sender: PersonId,
    /// What it waits for.
    pub reason: StageReason,
    /// Where it stands now.
    pub state: StageState,
    /// Colleague who was asked.
    #[schema(value_type = Option<Uuid>)]
    pub asked: Option<PersonId>,
    /// When it is to go, Unix seconds.
    pub at: Option<i64>,
    /// Unix seconds.
    pub staged_at: i64,
}

/// What waits in the own units.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StagedLines {
    /// Oldest first, at most 200 of each unit.
    pub items: Vec<StagedLine>,
}

/// Body of `POST threads/{thread}/staged/{mid}/release`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleaseRequest {
    /// Statement of type `release`, signed by the second employee.
    #[schema(value_type = Dsse)]
    pub stmt: Envelope,
}
