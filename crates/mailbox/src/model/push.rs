// SPDX-License-Identifier: EUPL-1.2
//! Where browsers take signs without content (RFC 8030).

use protocol::Hash;

use crate::clock::Timestamp;
use crate::ids::{PersonId, SessionId};
use crate::sensitive::Sensitive;

/// Browsers of one person that take signs; one more takes the place of the oldest.
pub const PUSH_DEVICES: usize = 10;

/// A browser that is to take signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPush {
    /// Whose.
    pub pid: PersonId,
    /// SHA-256 of the address: how the browser finds its own row again.
    pub device: Hash,
    /// In which session it was made; signing out there deletes it.
    pub session: SessionId,
    /// Address at the push service, sealed to the notifier.
    pub sealed: Sensitive<String>,
}

/// A browser of hers, as its owner may know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PushDevice {
    /// SHA-256 of its address.
    pub device: Hash,
    /// Since when.
    pub created_at: Timestamp,
}

/// Where one sign goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PushTarget {
    /// SHA-256 of the address.
    pub device: Hash,
    /// Address, sealed to the notifier.
    pub sealed: Sensitive<String>,
}

/// What became of the signs of a notification without a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PushOutcome {
    /// At least one push service has taken one.
    Taken,
    /// Nobody takes any: the browsers have given up their addresses, or none of them may be written to.
    Nowhere,
    /// Not now: not before then.
    Later(Timestamp),
}
