// SPDX-License-Identifier: EUPL-1.2
//! Handlers that portal and office share: one shape, one file an operation. Which side asks stands in the session.

use std::time::Duration;

pub(crate) mod activation;
pub(crate) mod answer;
pub(crate) mod attachments;
pub(crate) mod bundle;
pub(crate) mod contact;
pub(crate) mod events;
pub(crate) mod keys;
pub(crate) mod passkeys;
pub(crate) mod phone;
pub(crate) mod security_events;
pub(crate) mod session;
pub(crate) mod sessions;
pub(crate) mod statement;
pub(crate) mod threads;
pub(crate) mod trust;

/// Longest time a request waits for a change.
const LONGEST_WAIT: u64 = 25;

/// What a client may wait, of what it asked for.
pub(crate) fn wait(seconds: Option<u64>) -> Duration {
    Duration::from_secs(seconds.unwrap_or(0).min(LONGEST_WAIT))
}
