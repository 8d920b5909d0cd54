// SPDX-License-Identifier: EUPL-1.2
//! Staff opens threads: what for, and what stays on record of it.

use super::access::Actor;
use super::session::Level;
use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::{AttachmentId, AuditId, Dept, PersonId, SessionId, ThreadId};

word_enum! {
    /// What an employee opens a thread for. All but `work` and `search` are reasons: they are asked for where the thread is not hers.
    Purpose {
        /// Ordinary work: nobody else has the thread.
        Work = "work",
        /// In place of whoever has it.
        Deputy = "deputy",
        /// The person has asked, by telephone or in a branch.
        QuestionOfPerson = "question-of-person",
        /// A second person has to release something.
        Release = "release",
        /// Quality is looked at.
        Quality = "quality",
        /// Somebody has complained.
        Complaint = "complaint",
        /// The thread changes hands.
        Handover = "handover",
        /// A clerk's browser reads it for her search; nobody looks. No reason to open what is somebody else's.
        Search = "search",
        /// The person was identified anew, and gets back what her earlier keys could read.
        GiveBack = "give-back",
        /// A program makes a letter of a decision in it.
        Letter = "letter",
    }
}

impl Purpose {
    /// Whether it is a reason to open what is not one's own.
    #[must_use]
    pub const fn is_reason(self) -> bool {
        !matches!(self, Self::Work | Self::Search)
    }
}

/// Who opens something, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opener {
    /// Who.
    pub actor: Actor,
    /// In which session.
    pub session: SessionId,
    /// How sure the server is of her.
    pub level: Level,
    /// What she has named as her reason.
    pub reason: Option<Purpose>,
}

/// What is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// The thread.
    Thread(ThreadId),
    /// An attachment in it.
    Attachment(ThreadId, AttachmentId),
}

impl Opened {
    /// The thread.
    #[must_use]
    pub const fn thread(&self) -> ThreadId {
        match self {
            Self::Thread(thread) | Self::Attachment(thread, _) => *thread,
        }
    }

    /// The attachment's id; empty for the thread.
    #[must_use]
    pub fn item(&self) -> String {
        match self {
            Self::Thread(_) => String::new(),
            Self::Attachment(_, aid) => aid.to_string(),
        }
    }
}

/// What an opening writes down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOpening {
    /// What.
    pub what: Opened,
    /// For which unit.
    pub unit: Dept,
    /// What for.
    pub purpose: Purpose,
}

/// An opening on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningItem {
    /// Id of its audit entry.
    pub id: AuditId,
    /// When.
    pub at: Timestamp,
    /// Who; only ever told to her own unit.
    pub by: PersonId,
    /// For which unit.
    pub unit: Dept,
    /// The attachment, if it was one.
    pub attachment: Option<AttachmentId>,
    /// What for.
    pub purpose: Purpose,
}

/// Place in a list of openings, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpeningCursor {
    /// Time of the last line seen.
    pub at: Timestamp,
    /// Id of the last line seen.
    pub id: AuditId,
}

impl std::fmt::Display for OpeningCursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.at.micros(), self.id)
    }
}

impl std::str::FromStr for OpeningCursor {
    type Err = protocol::ids::NotAnId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fault = protocol::ids::NotAnId("cursor");
        let (at, id) = text.split_once('.').ok_or(fault)?;
        Ok(Self {
            at: Timestamp::from_micros(at.parse().map_err(|_| fault)?),
            id: id.parse()?,
        })
    }
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningPage {
    /// Newest first.
    pub rows: Vec<OpeningItem>,
    /// Where the next page begins; none at the end.
    pub next: Option<OpeningCursor>,
}
