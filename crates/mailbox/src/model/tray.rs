// SPDX-License-Identifier: EUPL-1.2
//! Where a person keeps her threads, and what she is told of where they stand.

use super::thread::WorkState;
use super::words::word_enum;
use super::work_clock::ResubmitReason;
use crate::deadlines::Day;

word_enum! {
    /// Where a person keeps a thread. It is her own: nobody else is told, and nothing changes for the insurer.
    Tray {
        /// Among the others.
        Inbox = "inbox",
        /// Put away, and found by the search.
        Archive = "archive",
        /// Out of sight. The record stays, and she can show it again.
        Hidden = "hidden",
    }
}

word_enum! {
    /// Which lines of the inbox.
    InboxView {
        /// All, wherever they are kept.
        All = "all",
        /// What is neither put away nor hidden, and not pinned.
        Inbox = "inbox",
        /// What has not been read.
        Unread = "unread",
        /// What is put away.
        Archive = "archive",
        /// What is hidden.
        Hidden = "hidden",
        /// What leaves the portal soon, wherever it is kept.
        Leaving = "leaving",
    }
}

/// How many lines the views have that a screen does not show at once; at most [`crate::store::inbox::MOST_COUNTED`] each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TrayCounts {
    /// Not read.
    pub unread: u64,
    /// Put away.
    pub archive: u64,
    /// Hidden.
    pub hidden: u64,
    /// Leaving soon.
    pub leaving: u64,
}

word_enum! {
    /// Where a thread stands, as its persons are told: nothing that the insurer has not done or been asked.
    Standing {
        /// Something of it lies with a unit.
        Open = "open",
        /// A unit has asked the person for papers.
        Waiting = "waiting",
        /// All units have answered.
        Answered = "answered",
        /// All units have closed it.
        Done = "done",
    }
}

impl Standing {
    /// Of the states of its units, with the reason of a Wiedervorlage; `asked`: papers for the Medical Service are asked for.
    ///
    /// A unit that waits has answered; that it waits for the person is said only where it has asked for something.
    #[must_use]
    pub fn of(units: &[(WorkState, Option<ResubmitReason>)], asked: bool) -> Self {
        let is = |state| move |unit: &(WorkState, Option<ResubmitReason>)| unit.0 == state;
        if units.is_empty()
            || units
                .iter()
                .any(|unit| matches!(unit.0, WorkState::New | WorkState::Open))
        {
            return Self::Open;
        }
        if units.iter().all(is(WorkState::Done)) {
            return Self::Done;
        }
        let papers = |unit: &(WorkState, Option<ResubmitReason>)| {
            *unit == (WorkState::Waiting, Some(ResubmitReason::Papers))
        };
        if asked || units.iter().any(papers) {
            Self::Waiting
        } else {
            Self::Answered
        }
    }
}

/// What its persons are told of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Where it stands.
    pub standing: Standing,
    /// Until when the oldest message without an answer is promised one; `None`: nothing is owed, or the insurer promises nothing.
    pub answer_by: Option<Day>,
    /// An application with a statutory deadline: the day it came, and the last day.
    pub statutory: Option<(Day, Day)>,
}
