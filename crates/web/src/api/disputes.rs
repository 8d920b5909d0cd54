// SPDX-License-Identifier: EUPL-1.2
//! What persons of a thread say is wrong.

use mailbox::ids::{Dept, DisputeId, MessageId, PersonId};
use mailbox::model::{Dispute, DisputeOutcome};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a person of a thread says is wrong.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DisputeItem {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: DisputeId,
    /// Which message; absent: the thread as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub about: Option<MessageId>,
    /// The message that says what is wrong.
    #[schema(value_type = Uuid)]
    pub said: MessageId,
    /// Who says so.
    #[schema(value_type = Uuid)]
    pub by: PersonId,
    /// When, Unix seconds.
    pub at: i64,
    /// How it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<DisputeEndItem>,
}

/// How a dispute ended.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DisputeEndItem {
    /// `corrected`, `kept` or `withdrawn`.
    #[schema(value_type = String)]
    pub outcome: DisputeOutcome,
    /// Which employee has settled it; to staff only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub by: Option<PersonId>,
    /// When, Unix seconds.
    pub at: i64,
    /// Until when the thread stays restricted all the same, Unix seconds.
    pub restricted_until: i64,
}

impl DisputeItem {
    /// As one side is told of it.
    #[must_use]
    pub fn of(one: Dispute, staff: bool) -> Self {
        Self {
            id: one.id,
            about: one.about,
            said: one.said,
            by: one.by,
            at: one.at.secs(),
            ended: one.ended.map(|end| DisputeEndItem {
                outcome: end.outcome,
                by: Some(end.by).filter(|_| staff),
                at: end.at.secs(),
                restricted_until: end.restricted_until.secs(),
            }),
        }
    }
}

/// Body of `POST threads/{thread}/disputes`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DisputeRequest {
    /// Which message; null: the thread as a whole.
    #[schema(value_type = Option<Uuid>)]
    pub about: Option<MessageId>,
    /// The own message that says what is wrong.
    #[schema(value_type = Uuid)]
    pub said: MessageId,
}

/// Answer to it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DisputeAnswer {
    /// The dispute.
    #[schema(value_type = Uuid)]
    pub id: DisputeId,
}

/// Body of `POST threads/{thread}/disputes/{id}/settlement`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettlementRequest {
    /// The clerk's unit.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// `corrected` or `kept`.
    #[schema(value_type = String)]
    pub outcome: DisputeOutcome,
}
