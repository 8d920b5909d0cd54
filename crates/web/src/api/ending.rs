// SPDX-License-Identifier: EUPL-1.2
//! When an account ends.

use mailbox::Timestamp;
use mailbox::model;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Why an account ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum EndingReason {
    /// The insurance is over, or about to be.
    Insurance,
    /// The person has died.
    Death,
}

/// When an account ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// Why.
    pub reason: EndingReason,
    /// From then on nothing new is written, Unix seconds.
    pub read_only_at: i64,
    /// From then on nobody signs in, Unix seconds; never before `read_only_at`.
    pub closes_at: i64,
}

impl From<Ending> for model::Ending {
    fn from(ending: Ending) -> Self {
        Self {
            reason: match ending.reason {
                EndingReason::Insurance => model::EndingReason::Insurance,
                EndingReason::Death => model::EndingReason::Death,
            },
            read_only_at: Timestamp::from_secs(ending.read_only_at),
            closes_at: Timestamp::from_secs(ending.closes_at),
        }
    }
}

impl From<model::Ending> for Ending {
    fn from(ending: model::Ending) -> Self {
        Self {
            reason: match ending.reason {
                model::EndingReason::Insurance => EndingReason::Insurance,
                model::EndingReason::Death => EndingReason::Death,
            },
            read_only_at: ending.read_only_at.secs(),
            closes_at: ending.closes_at.secs(),
        }
    }
}
