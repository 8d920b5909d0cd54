// SPDX-License-Identifier: EUPL-1.2
//! Activation codes.

use protocol::Hash;
use protocol::statement::PersonRole;

use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::{ActivationId, PersonId};

word_enum! {
    /// What has become of a code.
    ActivationState {
        /// Can be used.
        Open = "open",
        /// A bind request waits for the registrar.
        Pending = "pending",
        /// Was used.
        Bound = "bound",
        /// Was used, and presented once more; the registrar knows.
        Reused = "reused",
        /// Superseded, or too many wrong claims.
        Dead = "dead",
    }
}

/// A code that was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewActivation {
    /// Its id.
    pub aid: ActivationId,
    /// For whom.
    pub pid: PersonId,
    /// Number of the code for that person.
    pub seq: u64,
    /// What the person becomes.
    pub role: PersonRole,
    /// Hash of the locator that the code yields.
    pub locator_hash: Hash,
    /// Hash of the issue statement.
    pub issue: Hash,
    /// MAC by which the browser knows that the code is the insurer's.
    pub mac_org: Hash,
    /// End of its validity.
    pub expires_at: Timestamp,
    /// The registrar says that a program of the insurer is set up with it and nobody signs in.
    pub program: bool,
}

/// A code's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activation {
    /// What was issued.
    pub issued: NewActivation,
    /// What has become of it.
    pub state: ActivationState,
    /// Wrong claims that are still allowed.
    pub tries_left: u32,
}
