// SPDX-License-Identifier: EUPL-1.2
//! What a lead sees of her unit: figures only, of no thread and of no insured person.

use super::words::word_enum;
use crate::clock::Timestamp;
use crate::deadlines::Day;
use crate::ids::PersonId;

word_enum! {
    /// What happened in a unit's work.
    TallyKind {
        /// A message of a person came.
        Arrived = "arrived",
        /// The unit answered what it owed an answer to.
        Answered = "answered",
        /// A case was closed.
        Closed = "closed",
    }
}

word_enum! {
    /// What became of the promise in it.
    PromiseOutcome {
        /// Nothing was promised, or owed any more.
        None = "none",
        /// It was in time.
        Kept = "kept",
        /// It was late.
        Missed = "missed",
    }
}

/// Ages of what a unit owes an answer to: from so many calendar days on, up to the next; 0 is today.
pub const AGES: [u8; 5] = [0, 1, 3, 7, 14];

/// How many deadlines of one kind are near or past.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DueCounts {
    /// Past.
    pub overdue: u64,
    /// Later today.
    pub today: u64,
    /// In the three days after today.
    pub soon: u64,
}

/// Cases that are not done, as figures. The first four are each case once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Nobody has looked yet.
    pub new: u64,
    /// In work.
    pub open: u64,
    /// The person, or somebody else, has to answer.
    pub waiting: u64,
    /// Under Wiedervorlage, whatever its state.
    pub resting: u64,
    /// What an answer is owed to, by age: those of [`AGES`].
    pub ages: [u64; AGES.len()],
    /// Promised answers.
    pub promises: DueCounts,
    /// Statutory deadlines.
    pub statutory: DueCounts,
    /// Past any deadline.
    pub overdue: u64,
    /// A deadline or a Wiedervorlage later today.
    pub due: u64,
}

impl Load {
    /// Cases that are not done.
    #[must_use]
    pub const fn cases(&self) -> u64 {
        self.new
            .saturating_add(self.open)
            .saturating_add(self.waiting)
            .saturating_add(self.resting)
    }

    /// Both together.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let mut ages = self.ages;
        for (here, there) in ages.iter_mut().zip(other.ages) {
            *here = here.saturating_add(there);
        }
        Self {
            new: self.new.saturating_add(other.new),
            open: self.open.saturating_add(other.open),
            waiting: self.waiting.saturating_add(other.waiting),
            resting: self.resting.saturating_add(other.resting),
            ages,
            promises: self.promises.plus(other.promises),
            statutory: self.statutory.plus(other.statutory),
            overdue: self.overdue.saturating_add(other.overdue),
            due: self.due.saturating_add(other.due),
        }
    }
}

impl DueCounts {
    const fn plus(self, other: Self) -> Self {
        Self {
            overdue: self.overdue.saturating_add(other.overdue),
            today: self.today.saturating_add(other.today),
            soon: self.soon.saturating_add(other.soon),
        }
    }
}

/// What lies on one desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeskLoad {
    /// Whose; none: what nobody has claimed.
    pub pid: Option<PersonId>,
    /// Her cases.
    pub load: Load,
    /// She is away until then.
    pub away_until: Option<Timestamp>,
}

/// In and out on a calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayTally {
    /// The day.
    pub day: Day,
    /// Messages of persons.
    pub arrived: u64,
    /// Answers to what was owed.
    pub answered: u64,
    /// Cases that were closed.
    pub closed: u64,
}

/// Promises whose case was answered or closed in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekTally {
    /// Its Monday.
    pub from: Day,
    /// In time.
    pub kept: u64,
    /// Late.
    pub missed: u64,
}

/// The figures of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitOverview {
    /// When they were counted.
    pub at: Timestamp,
    /// All of it.
    pub all: Load,
    /// By desk: every member, whoever else has claimed something, and what nobody has.
    pub desks: Vec<DeskLoad>,
    /// The last days, oldest first, without gaps.
    pub days: Vec<DayTally>,
    /// The last weeks, oldest first, without gaps.
    pub weeks: Vec<WeekTally>,
}
