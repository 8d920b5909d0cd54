// SPDX-License-Identifier: EUPL-1.2
//! Who has opened a thread.

use mailbox::ids::{AttachmentId, Dept, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Query of what shows content; on the portal nothing is to be given.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReasonQuery {
    /// Why a clerk opens what is somebody else's: `deputy`, `question-of-person`, `release`, `quality`, `complaint`, `handover`
    /// or `give-back`. `search`: her browser reads for its search, which is no reason for that.
    pub reason: Option<String>,
}

/// Query of the list.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OpeningsQuery {
    /// `next` of the page before.
    pub before: Option<String>,
    /// At most 100.
    pub limit: Option<u32>,
}

/// A page.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpeningsAnswer {
    /// Newest first; of the last two years.
    pub items: Vec<OpeningItem>,
    /// Where the next page begins; none at the end.
    pub next: Option<String>,
}

/// One opening.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpeningItem {
    /// Unix seconds.
    pub at: i64,
    /// For which unit.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// What for: `work`, or one of the reasons of [`ReasonQuery`].
    pub purpose: String,
    /// The attachment whose bytes were fetched; none: the thread itself was opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub attachment: Option<AttachmentId>,
    /// Who it was; on the office side only, for the asker's own units.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub by: Option<PersonId>,
}
