// SPDX-License-Identifier: EUPL-1.2
//! Signs without content to the own browsers.

use mailbox::model::PushDevice;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::B64u;

/// Body of `PUT push`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PushRequest {
    /// SHA-256 of the browser's address at its push service, 32 bytes.
    pub device: B64u,
    /// That address, sealed as an e-mail address is; none: this browser takes no signs any more.
    pub sealed: Option<String>,
}

/// Which browsers take signs.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PushAnswer {
    /// Public key that a browser binds its address to (RFC 8292), 65 bytes in base64url; none: signs are not offered, or not at a shared device.
    pub key: Option<String>,
    /// The person's browsers, newest first, at most ten.
    pub items: Vec<PushItem>,
}

/// A browser that takes signs.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PushItem {
    /// SHA-256 of its address: it knows itself by it, and nobody else does.
    pub device: B64u,
    /// Since when, Unix seconds.
    pub created_at: i64,
}

impl PushAnswer {
    pub(crate) fn of(key: Option<String>, devices: &[PushDevice]) -> Self {
        let items = devices.iter().map(|one| PushItem {
            device: B64u(one.device.as_bytes().to_vec()),
            created_at: one.created_at.secs(),
        });
        Self {
            key,
            items: items.collect(),
        }
    }
}
