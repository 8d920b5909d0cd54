// SPDX-License-Identifier: EUPL-1.2
//! What a program writes to many people at once.

use super::message::Accepted;
use super::statement::AttestedText;
use super::words::word_enum;
use crate::ids::PersonId;

word_enum! {
    /// Why somebody is written to by letter instead.
    Unreached {
        /// She has no key.
        NoAccount = "no-account",
        /// Access is blocked.
        Blocked = "blocked",
        /// She has left the portal.
        Left = "left",
        /// Her account has come to its end.
        Ended = "ended",
        /// Only another unit writes to her.
        OtherUnit = "other-unit",
        /// Somebody opens her post, who gets it on paper.
        Represented = "represented",
        /// Nobody could tell her: no address is in force, or mails come back from it.
        NoAddress = "no-address",
        /// She has not agreed to decisions in the portal, or no longer.
        NoConsent = "no-consent",
    }
}

/// Somebody to whom a unit wants to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Who.
    pub pid: PersonId,
    /// All her keycards and bindings, or why there is nothing to seal to.
    pub keys: Result<Vec<AttestedText>, Unreached>,
}

/// What became of something that a program wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BulkOutcome {
    /// It is there.
    Sent(Accepted),
    /// Nothing was stored: it goes by letter.
    Letter(Unreached),
}
