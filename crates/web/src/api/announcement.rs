// SPDX-License-Identifier: EUPL-1.2
//! Decisions that are announced in the portal, and the consent to that.

use mailbox::deadlines::Day;
use mailbox::ids::{MessageId, PersonId};
use mailbox::model::{AnnouncementView, Consent, EffectiveDays, JsonText};
use mailbox::service::ConsentView;
use protocol::Envelope;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::statements::Dsse;

/// Answer of `GET consent`.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentAnswer {
    /// What the person said last; absent if she never said anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub newest: Option<ConsentItem>,
    /// A notification could be sent to her. Without one no decision comes in the portal.
    pub reachable: bool,
    /// She has an address in force, and mails to it come back.
    pub returned: bool,
}

/// A person's word about decisions in the portal.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentItem {
    /// Statement of type `consent`, signed by the person; whether it was given stands in it.
    #[schema(value_type = Dsse)]
    pub stmt: JsonText,
    /// When it reached the server, Unix seconds.
    pub at: i64,
    /// How sure we were of her: `normal`, `substantiell` or `hoch`.
    pub level: String,
}

/// Body of `POST consent`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentRequest {
    /// Statement of type `consent`, signed now by the person herself.
    #[schema(value_type = Dsse)]
    pub stmt: Envelope,
}

/// Body of `POST declarations`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclarationRequest {
    /// Statement of type `oidc-answer` with result `declared`, as the registrar has sent it sealed.
    #[schema(value_type = Dsse)]
    pub stmt: Envelope,
}

/// How far the announcement of a decision to one recipient has come, and what follows. Persons are told of their own only.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnnouncementItem {
    /// The decision.
    #[schema(value_type = Uuid)]
    pub mid: MessageId,
    /// To whom.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// From then on it could be fetched, Unix seconds.
    pub provided_at: i64,
    /// When the relay took the notification, Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notified_at: Option<i64>,
    /// When it was clear that there is no notification, Unix seconds: it has to go out another way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_at: Option<i64>,
    /// When the notification came back after the relay had taken it, Unix seconds: it proves nothing, and the day of fetching counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returned_at: Option<i64>,
    /// When the recipient had it on the screen first, Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fetched_at: Option<i64>,
    /// How sure we were of her then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fetched_level: Option<String>,
    /// The day on which it counts as announced, `2026-11-23`; absent: it does not yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub announced_on: Option<Day>,
    /// The last day to go against it when it says how.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub month_until: Option<Day>,
    /// The last day to go against it when it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub year_until: Option<Day>,
    /// The days that count for all of several recipients, who are not named: the earlier receipt counts; absent with one recipient.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective: Option<EffectiveItem>,
}

/// The days of a decision as a whole.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EffectiveItem {
    /// The day on which it counts as announced, `2026-11-23`.
    #[schema(value_type = String)]
    pub announced_on: Day,
    /// The last day to go against it when it says how.
    #[schema(value_type = String)]
    pub month_until: Day,
    /// The last day to go against it when it does not.
    #[schema(value_type = String)]
    pub year_until: Day,
}

impl From<EffectiveDays> for EffectiveItem {
    fn from(days: EffectiveDays) -> Self {
        Self {
            announced_on: days.announced_on,
            month_until: days.month_until,
            year_until: days.year_until,
        }
    }
}

impl From<Consent> for ConsentItem {
    fn from(consent: Consent) -> Self {
        Self {
            stmt: consent.stmt,
            at: consent.at.secs(),
            level: consent.level.to_string(),
        }
    }
}

impl From<ConsentView> for ConsentAnswer {
    fn from(view: ConsentView) -> Self {
        Self {
            newest: view.newest.map(Into::into),
            reachable: view.reachable,
            returned: view.returned,
        }
    }
}

impl From<AnnouncementView> for AnnouncementItem {
    fn from(view: AnnouncementView) -> Self {
        let row = view.row;
        Self {
            mid: row.mid,
            pid: row.pid,
            provided_at: row.provided_at.secs(),
            notified_at: row.notified.map(|one| one.at.secs()),
            failed_at: row.failed_at.map(|at| at.secs()),
            returned_at: row.returned.map(|one| one.at.secs()),
            fetched_at: row.fetched.map(|(at, _)| at.secs()),
            fetched_level: row.fetched.map(|(_, level)| level.to_string()),
            announced_on: view.announced_on,
            month_until: view.month_until,
            year_until: view.year_until,
            effective: view.effective.map(Into::into),
        }
    }
}
