// SPDX-License-Identifier: EUPL-1.2
//! The end of an account, because the insurance is over or the person has died.

use super::words::word_enum;
use crate::clock::Timestamp;

word_enum! {
    /// Why an account ends.
    EndingReason {
        /// The insurance is over, or about to be.
        Insurance = "insurance",
        /// The person has died.
        Death = "death",
    }
}

/// When an account ends. Whether it has is a question of the clock, asked at every access.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// Why.
    pub reason: EndingReason,
    /// From then on nothing new is written in the person's post, but by staff.
    pub read_only_at: Timestamp,
    /// From then on nobody signs in, and nobody acts for her; never before `read_only_at`.
    pub closes_at: Timestamp,
}

impl Ending {
    /// Whether nothing new is written any more.
    #[must_use]
    pub fn is_read_only(&self, now: Timestamp) -> bool {
        now >= self.read_only_at
    }

    /// Whether it is over. Somebody who acts for others may still have access; see
    /// [`crate::store::endings::Endings::is_closed`].
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        now >= self.closes_at
    }
}

/// One word of the registrar about the end of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewEnding {
    /// Grows with every word about the person.
    pub seq: i64,
    /// What ends and when; none takes back what was said before.
    pub ending: Option<Ending>,
}
