// SPDX-License-Identifier: EUPL-1.2
//! A thread goes from one unit to another, and why; why a unit has closed it. Reasons are codes, because a text would stand here in clear.

use protocol::statement::Lane;

use super::thread::{NewEpoch, NewGrant};
use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::{Dept, PersonId};

word_enum! {
    /// Why a thread is handed on.
    HandOverReason {
        /// It was addressed wrongly.
        NotOurs = "not-ours",
        /// It has turned to something that is the other unit's.
        OtherTopic = "other-topic",
        /// Both have a part in it.
        Joint = "joint",
        /// The other unit helps out.
        Capacity = "capacity",
    }
}

word_enum! {
    /// Why a thread goes to another legal entity (§§ 94, 96 SGB XI, R-83).
    AcrossReason {
        /// The matter is a task of the other entity.
        OwnTask = "own-task",
        /// The person asked for it.
        Asked = "asked",
        /// Both entities need it for tasks of theirs.
        JointCase = "joint-case",
    }
}

word_enum! {
    /// Which legal entity a unit works for.
    Entity {
        /// Health insurance fund.
        Krankenkasse = "krankenkasse",
        /// Long-term care insurance fund.
        Pflegekasse = "pflegekasse",
    }
}

word_enum! {
    /// Why nothing is to be done any more.
    CloseReason {
        /// The answer is in the thread.
        Answered = "answered",
        /// It was done on the phone.
        Phone = "phone",
        /// Nothing has to be answered.
        NoAnswer = "no-answer",
        /// The same matter goes on in another thread.
        Duplicate = "duplicate",
        /// Another unit does what is left.
        PassedOn = "passed-on",
    }
}

/// What a clerk's client brings to hand a thread on: everything, so that it happens as a whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// The clerk's unit.
    pub from: Dept,
    /// The unit that gets it.
    pub to: Dept,
    /// Whether `from` takes part on.
    pub stays: bool,
    /// Whether what was noted before goes along.
    pub notes: bool,
    /// Why.
    pub reason: HandOverReason,
    /// Why to another legal entity, if it is one.
    pub across: Option<AcrossReason>,
    /// The next epoch of every lane that the thread has.
    pub epochs: Vec<NewEpoch>,
    /// Keys of earlier epochs, sealed to `to`.
    pub history: Vec<(Lane, NewGrant)>,
    /// Earlier epochs that `from` cannot open itself: they do not go along.
    pub gaps: Vec<(Lane, u64)>,
}

/// That a thread was handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOverRow {
    /// Epoch of lane `case` that did it.
    pub epoch: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: PersonId,
    /// From which unit.
    pub from: Dept,
    /// To which one.
    pub to: Dept,
    /// Whether `from` took part on.
    pub stays: bool,
    /// Whether earlier notes went along.
    pub notes: bool,
    /// Why.
    pub reason: HandOverReason,
    /// Why to another legal entity.
    pub across: Option<AcrossReason>,
}
