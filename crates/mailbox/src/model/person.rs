// SPDX-License-Identifier: EUPL-1.2
//! Persons.

use protocol::Hash;
use protocol::statement::PersonRole;

use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::PersonId;

word_enum! {
    /// How far a person's account has come.
    PersonState {
        /// A code was issued; no key yet.
        Pending = "pending",
        /// A key is bound.
        Active = "active",
        /// Access is blocked; nothing is deleted.
        Blocked = "blocked",
        /// The person has left the portal; nothing is deleted.
        Left = "left",
        /// The insurance is over, or the person has died. Never stored: computed from the clock, see
        /// [`crate::store::persons::Persons::access`].
        Ended = "ended",
    }
}

impl PersonState {
    /// Whether there was access, and the same key would open everything again: only who is identified anew, or the desk, gives
    /// it back; what has ended, the core system alone.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Blocked | Self::Left | Self::Ended)
    }
}

/// A person as the mailbox knows her: no name, no insurance number, no address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Her id.
    pub pid: PersonId,
    /// Insured, representative or staff.
    pub kind: PersonRole,
    /// How far the account has come.
    pub state: PersonState,
    /// Hash of the current bind statement.
    pub binding: Option<Hash>,
    /// Hash of the current keycard.
    pub keycard: Option<Hash>,
    /// How the binding came about: `letter`, `branch`, `eid`, `staff` or `carryover`.
    pub assurance: Option<String>,
    /// History is withheld until then.
    pub quarantine_until: Option<Timestamp>,
    /// When the first code was issued.
    pub created_at: Timestamp,
}
