// SPDX-License-Identifier: EUPL-1.2
//! What a person says is wrong in a thread (Art. 16, 18 GDPR, R-101).

use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::{DisputeId, MessageId, PersonId, ThreadId};

word_enum! {
    /// How a dispute ended.
    DisputeOutcome {
        /// What was wrong is corrected.
        Corrected = "corrected",
        /// It stays as it is, and she was told why.
        Kept = "kept",
        /// She has taken it back.
        Withdrawn = "withdrawn",
    }
}

/// A person says that something is wrong. Until it is settled, and she has had time to read how, staff keeps the thread and does little else
/// with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Its id.
    pub id: DisputeId,
    /// The thread.
    pub thread: ThreadId,
    /// Which message; none: the thread as a whole.
    pub about: Option<MessageId>,
    /// The message of hers that says what is wrong.
    pub said: MessageId,
    /// Who says so.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// How it ended.
    pub ended: Option<DisputeEnd>,
}

/// How a dispute ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DisputeEnd {
    /// In which way.
    pub outcome: DisputeOutcome,
    /// Who ended it: a person of the thread, or an employee.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Until when the thread stays restricted all the same (Art. 18(3)).
    pub restricted_until: Timestamp,
}

impl Dispute {
    /// Whether the thread is restricted for its sake.
    #[must_use]
    pub fn restricts(&self, now: Timestamp) -> bool {
        self.ended.is_none_or(|end| now < end.restricted_until)
    }
}
