// SPDX-License-Identifier: EUPL-1.2
//! What changed, without content.

use mailbox::ids::ThreadId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Query of `events/poll`.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PollQuery {
    /// `last` of the answer before; absent for the first call.
    pub after: Option<i64>,
    /// Seconds to wait for a change, at most 25.
    pub wait: Option<u64>,
}

/// Answer of `events/poll`.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PollAnswer {
    /// Give this as `after` the next time.
    pub last: i64,
    /// What changed since.
    pub items: Vec<EventItem>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EventItem {
    /// `thread`, `session`, `key`, `represent`, `phone` or `presence`.
    pub kind: String,
    /// Which thread.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub thread: Option<ThreadId>,
}
