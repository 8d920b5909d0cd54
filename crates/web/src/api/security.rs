// SPDX-License-Identifier: EUPL-1.2
//! What happened to the own account.

use mailbox::ids::{SecurityEventId, SessionId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::B64u;

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
    /// In which session; ids of sessions are nowhere else than in the person's own lists.
    #[schema(value_type = Option<Uuid>)]
    pub session: Option<SessionId>,
    /// Kind of device of that session, sealed by the client that began it.
    pub device: Option<B64u>,
    /// Whether it mattered enough for a mail.
    pub told: bool,
}
