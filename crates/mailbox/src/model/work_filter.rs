// SPDX-License-Identifier: EUPL-1.2
//! What a clerk wants to see of the work.

use protocol::statement::MessageClass;

use super::thread::WorkState;
use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::{Dept, Matter, PersonId, ThreadId};

word_enum! {
    /// Order of a work list.
    WorkSort {
        /// What is due next comes first; what has no deadline last.
        Due = "due",
        /// What waits longest comes first.
        Age = "age",
        /// What was written last comes first.
        Newest = "newest",
        /// What has been the lead's matter longest comes first, then what becomes it next.
        Escalated = "escalated",
    }
}

word_enum! {
    /// Which Wiedervorlagen.
    ResubmitFilter {
        /// Those whose day has come.
        Due = "due",
        /// All, also those that rest.
        All = "all",
    }
}

/// Whose work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkScope {
    /// That of a unit.
    Unit(Dept),
    /// What this clerk has claimed, in any of these units.
    Claimed(PersonId, Vec<Dept>),
    /// These threads, as any of these units has them.
    Among(Vec<ThreadId>, Vec<Dept>),
}

/// What of it. The default is all that is open and does not rest, by deadline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkFilter {
    /// Order; what is done always comes newest first.
    pub sort: Option<WorkSort>,
    /// Only this state; none: all but done.
    pub state: Option<WorkState>,
    /// Only what nobody has claimed.
    pub free: bool,
    /// Only what is past a deadline, also if it rests.
    pub overdue: bool,
    /// Only what is the lead's matter, also if it rests.
    pub escalated: bool,
    /// Only what has a deadline before then.
    pub due_before: Option<Timestamp>,
    /// Only what has a Wiedervorlage.
    pub resubmission: Option<ResubmitFilter>,
    /// Only this matter.
    pub matter: Option<Matter>,
    /// Only this protection class.
    pub class: Option<MessageClass>,
    /// Only what belongs to another unit, which its person has been given since; also if it rests.
    pub astray: bool,
    /// Only where a person disputes something; also if it rests.
    pub disputed: bool,
}

/// Lines of a unit's lists; a count of 1000 means "1000 or more".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WorkCounts {
    /// Open, and at rest no more.
    pub open: u64,
    /// Of these, nobody has looked yet.
    pub new: u64,
    /// Of these, nobody has claimed them.
    pub free: u64,
    /// The person, or somebody else, has to answer.
    pub waiting: u64,
    /// Past a deadline.
    pub overdue: u64,
    /// A deadline today, or in the next three days.
    pub soon: u64,
    /// Wiedervorlagen whose day has come.
    pub resubmissions: u64,
    /// Belongs to another unit, which its person has been given since.
    pub astray: u64,
    /// A person disputes something in it, also if it rests.
    pub disputed: u64,
    /// The lead's matter, also if it rests.
    pub escalated: u64,
}

/// What a clerk has claimed herself, over all her units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeskCounts {
    /// Open, and at rest no more.
    pub mine: u64,
    /// Wiedervorlagen whose day has come.
    pub resubmissions: u64,
}
