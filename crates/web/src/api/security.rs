// SPDX-License-Identifier: EUPL-1.2
//! What happened to the own account.

use mailbox::ids::SecurityEventId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Query of the list.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SecurityEventsQuery {
    /// `next` of the page before.
    pub before: Option<String>,
    /// At most 100.
    pub limit: Option<u32>,
}

/// A page.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SecurityEventsAnswer {
    /// Newest first; of the last 90 days.
    pub items: Vec<SecurityEventItem>,
    /// Where the next page begins; none at the end.
    pub next: Option<String>,
}

/// Something that happened.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SecurityEventItem {
    /// Id; sorts by time.
    #[schema(value_type = Uuid)]
    pub id: SecurityEventId,
    /// Unix seconds.
    pub at: i64,
    /// What, see docs/API.md.
    pub kind: String,
    /// By what, or by whom.
    pub word: Option<String>,
    /// Whether it was done in the asking session.
    pub current: bool,
    /// Whether it mattered enough for a mail.
    pub told: bool,
}
