// SPDX-License-Identifier: EUPL-1.2
//! How long a thread stays, and what holds it.

use mailbox::deadlines::Day;
use mailbox::ids::{Dept, LegalHoldId, PersonId};
use mailbox::model::{HoldReason, LegalHold, Stay, StayReason};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How long a thread stays.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StayItem {
    /// Last day in the portal, if nothing happens until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub portal_until: Option<Day>,
    /// Last day in the inbox, for staff too.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub inbox_until: Option<Day>,
    /// Last day in the insurer's own record, which this server does not keep.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub record_until: Option<Day>,
    /// Its persons are told that it leaves.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub soon: bool,
    /// Its persons do not see it any more.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub away: bool,
    /// `unread`, `work`, `period`, `letter`, `hold`, `dispute`: why it stays whatever the days say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<String>)]
    pub reasons: Vec<StayReason>,
}

impl From<Stay> for StayItem {
    fn from(stay: Stay) -> Self {
        Self {
            portal_until: stay.portal_until,
            inbox_until: stay.inbox_until,
            record_until: stay.record_until,
            soon: stay.soon,
            away: stay.away,
            reasons: stay.reasons,
        }
    }
}

/// A unit holds a thread, or has held it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HoldItem {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: LegalHoldId,
    /// For which unit.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// `proceedings`, `audit`, `claim` or `inquiry`.
    #[schema(value_type = String)]
    pub reason: HoldReason,
    /// Who set it.
    #[schema(value_type = Uuid)]
    pub by: PersonId,
    /// When, Unix seconds.
    pub at: i64,
    /// Who lifted it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub lifted_by: Option<PersonId>,
    /// When, Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifted_at: Option<i64>,
}

impl From<LegalHold> for HoldItem {
    fn from(hold: LegalHold) -> Self {
        Self {
            id: hold.id,
            dept: hold.dept,
            reason: hold.reason,
            by: hold.by,
            at: hold.at.secs(),
            lifted_by: hold.lifted.map(|(by, _)| by),
            lifted_at: hold.lifted.map(|(_, at)| at.secs()),
        }
    }
}

/// Body of `POST threads/{thread}/holds`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HoldRequest {
    /// The clerk's unit.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// `proceedings`, `audit`, `claim` or `inquiry`.
    #[schema(value_type = String)]
    pub reason: HoldReason,
}

/// Answer to it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HoldAnswer {
    /// The hold.
    #[schema(value_type = Uuid)]
    pub id: LegalHoldId,
}

/// Answer of `GET records`.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordsAnswer {
    /// When, Unix seconds.
    pub made_at: i64,
    /// Whose.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Every table that has something about her, or could have.
    pub parts: Vec<RecordPart>,
}

/// Rows of one table.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordPart {
    /// Table, as docs/DATA.md has it.
    pub table: String,
    /// Columns that are given.
    pub columns: Vec<String>,
    /// Their values, the newest row first: ids as UUID, times by RFC 3339 in UTC, numbers in decimal digits.
    pub rows: Vec<Vec<Option<String>>>,
    /// There are more than these 5,000.
    pub more: bool,
}
