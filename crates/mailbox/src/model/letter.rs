// SPDX-License-Identifier: EUPL-1.2
//! Decisions that go by post: the letter of last resort.

use protocol::Hash;

use super::words::word_enum;
use crate::clock::Timestamp;
use crate::deadlines::Day;
use crate::ids::{LetterJobId, LetterLease, MessageId, PersonId, ThreadId};

word_enum! {
    /// Why a decision goes by post.
    LetterReason {
        /// The person has not agreed to decisions in the portal.
        NoConsent = "no-consent",
        /// She has no address for notifications.
        NoAddress = "no-address",
        /// The notification could not be sent.
        NotNotified = "not-notified",
        /// The notification came back.
        Bounced = "bounced",
        /// Nobody has fetched it by the day that the installation sets.
        Unread = "unread",
        /// An employee wants it so.
        Ordered = "ordered",
    }
}

word_enum! {
    /// How far a letter has come.
    LetterState {
        /// No program has it yet.
        Ordered = "ordered",
        /// A program makes it.
        Taken = "taken",
        /// The print shop has it.
        Printed = "printed",
        /// The post has it.
        Posted = "posted",
        /// It came back.
        Returned = "returned",
        /// It could not be made.
        Failed = "failed",
    }
}

impl LetterState {
    /// Whether it is on its way, so that no second one is to be made.
    #[must_use]
    pub const fn is_live(self) -> bool {
        !matches!(self, Self::Returned | Self::Failed)
    }
}

word_enum! {
    /// Why a letter could not be made. Codes: a text would stand there in clear.
    LetterFault {
        /// The address of the person is protected, and no employee has decided.
        AddressBlock = "address-block",
        /// There is nothing by which the core system finds her address.
        NoReference = "no-reference",
        /// The decision does not open, or is not what its author signed.
        NotGenuine = "not-genuine",
        /// It cannot be set on paper.
        NotPrintable = "not-printable",
        /// The print shop could not make it.
        PrintShop = "print-shop",
    }
}

/// A letter that is to be made of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterJob {
    /// Its id.
    pub id: LetterJobId,
    /// The decision.
    pub mid: MessageId,
    /// To whom.
    pub pid: PersonId,
    /// Where.
    pub thread: ThreadId,
    /// Why.
    pub reason: LetterReason,
    /// How far it has come.
    pub state: LetterState,
    /// By which employee; `None`: by the rule of the installation.
    pub ordered_by: Option<PersonId>,
    /// When.
    pub ordered_at: Timestamp,
    /// Which program has it.
    pub taken_by: Option<PersonId>,
    /// By which run of the program, and until when nobody else takes it.
    pub lease: Option<(LetterLease, Timestamp)>,
    /// SHA-256 of the sealed decision that was opened for it, as whoever printed it says.
    pub document: Option<Hash>,
    /// When it went to the print shop.
    pub printed_at: Option<Timestamp>,
    /// On which day the post took it.
    pub posted_on: Option<Day>,
    /// When it came back, or could not be made.
    pub ended_at: Option<Timestamp>,
    /// Why it could not be made.
    pub fault: Option<LetterFault>,
}

/// What a print shop says about a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterResult {
    /// The post took it on this day.
    Posted(Day),
    /// It came back.
    Returned,
    /// It could not be made.
    Failed(LetterFault),
}

/// What follows from it by law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterView {
    /// What is on record.
    pub job: LetterJob,
    /// The day on which the decision counts as announced by this letter; `None`: it was not posted, or came back.
    pub announced_on: Option<Day>,
    /// The last day of a month from then, for a decision that says how to go against it.
    pub month_until: Option<Day>,
    /// The last day of a year, for one that does not.
    pub year_until: Option<Day>,
}
