// SPDX-License-Identifier: EUPL-1.2
//! Drafts that persons keep for their other devices.

use mailbox::ids::{AttachmentId, DraftId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::B64u;

/// Body of `PUT drafts/{id}`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftRequest {
    /// One more than the version that this browser has of it; 1: it is new.
    pub ver: u64,
    /// age file to the person herself, padded.
    pub file: B64u,
    /// HMAC by which her browsers know it as hers, 32 bytes.
    pub mac: B64u,
    /// Uploads that it names, at most twenty.
    #[schema(value_type = Vec<Uuid>)]
    pub files: Vec<AttachmentId>,
}

/// Answer of `PUT drafts/{id}`.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftKept {
    /// Unix seconds.
    pub changed_at: i64,
}

/// The person's drafts.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftsAnswer {
    /// By id.
    pub items: Vec<DraftItem>,
}

/// One of them.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftItem {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub id: DraftId,
    /// Its version.
    pub ver: u64,
    /// Unix seconds; thirty days later it is deleted.
    pub changed_at: i64,
}

/// A draft.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftAnswer {
    /// Its version.
    pub ver: u64,
    /// age file.
    pub file: B64u,
    /// As it came.
    pub mac: B64u,
    /// Unix seconds.
    pub changed_at: i64,
}
