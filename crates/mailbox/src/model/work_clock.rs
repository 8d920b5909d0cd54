// SPDX-License-Identifier: EUPL-1.2
//! Clocks of a unit's work on a thread: deadlines and Wiedervorlage.

use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::{Dept, PersonId};
use crate::model::WorkState;

word_enum! {
    /// Statutory deadlines of § 13 Abs. 3a SGB V, counted from the receipt of the application.
    LawRule {
        /// Three weeks.
        ThreeWeeks = "kv-3w",
        /// Five weeks: an opinion of the Medizinischer Dienst is asked for.
        FiveWeeks = "kv-5w",
        /// Six weeks: dental procedure with an opinion.
        SixWeeks = "kv-6w",
    }
}

impl LawRule {
    /// Days of the deadline.
    #[must_use]
    pub const fn days(self) -> i32 {
        match self {
            Self::ThreeWeeks => 21,
            Self::FiveWeeks => 35,
            Self::SixWeeks => 42,
        }
    }
}

word_enum! {
    /// Why a thread comes back on a day. Codes: a text would stand there in clear.
    ResubmitReason {
        /// Papers of the person are awaited.
        Papers = "papers",
        /// Somebody else is to answer.
        ThirdParty = "third-party",
        /// An opinion of the Medizinischer Dienst is awaited.
        MedicalService = "medical-service",
        /// A decision is awaited.
        Decision = "decision",
        /// The person is to be called.
        CallBack = "call-back",
        /// Something else.
        Other = "other",
        /// Nobody could be notified of a decision; set by the program alone.
        NotNotified = "not-notified",
        /// A decision stays unread; set by the program alone.
        Unread = "unread",
        /// Somebody has answered with the code of a letter; set by the program alone.
        Reply = "reply",
        /// The letter with a decision came back; set by the program alone.
        LetterReturned = "letter-returned",
        /// The letter with a decision could not be made; set by the program alone.
        LetterFailed = "letter-failed",
        /// The letter with a decision has not gone to the post for days; set by the program alone.
        LetterLate = "letter-late",
    }
}

impl ResubmitReason {
    /// Whether no clerk can choose it: it says what the program has found.
    #[must_use]
    pub const fn is_set_by_program(self) -> bool {
        matches!(
            self,
            Self::NotNotified
                | Self::Unread
                | Self::Reply
                | Self::LetterReturned
                | Self::LetterFailed
                | Self::LetterLate
        )
    }
}

/// Until when an answer is promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Then it is late.
    pub at: Timestamp,
    /// Working days of the rule it came from.
    pub days: u8,
}

/// A statutory deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Law {
    /// Which one.
    pub rule: LawRule,
    /// Begin of the day on which the application came.
    pub received: Timestamp,
    /// End of its last day.
    pub at: Timestamp,
    /// Who chose it.
    pub by: PersonId,
}

/// Wiedervorlage: the thread comes back on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resubmission {
    /// Begin of that day.
    pub at: Timestamp,
    /// Who set it.
    pub by: PersonId,
    /// Why.
    pub reason: ResubmitReason,
    /// It stays out of the list until then. A new message of the person ends that.
    pub rests: bool,
}

/// The clocks of one unit on one thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clocks {
    /// When the oldest message of a person came that the unit has not answered.
    pub owed_since: Option<Timestamp>,
    /// Until when the answer to it is promised; an answer clears it.
    pub promise: Option<Promise>,
    /// Statutory deadline; only a clerk ends it.
    pub law: Option<Law>,
    /// Wiedervorlage.
    pub resubmission: Option<Resubmission>,
}

/// Microseconds of a day; the list shows a case again this long before a statutory deadline, whatever its Wiedervorlage says.
const DAY: i64 = 86_400_000_000;

impl Clocks {
    /// The earlier one of the two deadlines.
    #[must_use]
    pub fn late_at(&self) -> Option<Timestamp> {
        let promise = self.promise.map(|promise| promise.at);
        let law = self.law.map(|law| law.at);
        promise.into_iter().chain(law).min()
    }

    /// The next moment at which somebody has to look.
    #[must_use]
    pub fn due_at(&self) -> Option<Timestamp> {
        let resubmission = self.resubmission.map(|one| one.at);
        self.late_at().into_iter().chain(resubmission).min()
    }

    /// Until when the thread stays out of the list. A Wiedervorlage never hides the last day of a statutory deadline.
    #[must_use]
    pub fn rests_until(&self) -> Option<Timestamp> {
        let until = self.resubmission.filter(|one| one.rests)?.at;
        Some(self.law.map_or(until, |law| {
            until.min(Timestamp::from_micros(law.at.micros().saturating_sub(DAY)))
        }))
    }
}

/// The clocks of a unit, as a list or case shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitClocks {
    /// The unit.
    pub dept: Dept,
    /// Its clocks.
    pub clocks: Clocks,
    /// From when on it is the lead's matter.
    pub escalates_at: Option<Timestamp>,
}

/// What changes with the clocks of a unit; what is `None` stays.
#[derive(Clone, Copy, Debug, Default)]
pub struct Moved {
    /// State of the work.
    pub state: Option<WorkState>,
    /// From when on the case is its lead's matter, if ever.
    pub escalates: Option<Option<Timestamp>>,
}
