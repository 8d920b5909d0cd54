// SPDX-License-Identifier: EUPL-1.2
//! Threads, lanes, epochs, grants, and the lines of lists.

use protocol::statement::{Lane, MessageClass, MessageKind, ThreadEpoch};
use protocol::{Hash, Signed};

use super::json_text::JsonText;
use super::member::Member;
use super::message::NewMessage;
use super::tray::{Standing, Tray};
use super::words::word_enum;
use crate::ciphertext::Ciphertext;
use crate::clock::Timestamp;
use crate::ids::{Dept, Matter, PersonId, ThreadId};

word_enum! {
    /// Where a thread stands in a unit's work.
    WorkState {
        /// Nobody has looked yet.
        New = "new",
        /// Somebody works on it.
        Open = "open",
        /// The person has to answer.
        Waiting = "waiting",
        /// Nothing is to be done.
        Done = "done",
    }
}

/// A conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    /// Its id.
    pub id: ThreadId,
    /// The insured person it belongs to.
    pub subject: PersonId,
    /// Matter.
    pub matter: Matter,
    /// Protection class of what is written next; older messages keep their own.
    pub class: MessageClass,
    /// Departments of the newest epoch of lane `case`.
    pub depts: Vec<Dept>,
    /// Since when a person in it has a keycard that no epoch names.
    pub dirty_since: Option<Timestamp>,
    /// When it began.
    pub created_at: Timestamp,
    /// Marked for two people.
    pub four_eyes: bool,
}

impl Thread {
    /// Whether it is about nobody: a plain mail, which no person takes part in and to which nothing is written.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.subject == self.id.nobody()
    }
}

/// The newest state of a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneHead {
    /// Which lane.
    pub lane: Lane,
    /// Newest epoch.
    pub epoch: u64,
    /// Its statement hash.
    pub epoch_sh: Hash,
    /// Receipt index of the next message.
    pub next_idx: u64,
    /// Receipt index of the newest message proper; 0: none.
    pub last_idx: u64,
}

/// An epoch with the grants of one member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EpochItem {
    /// Number.
    pub epoch: u64,
    /// Thread-epoch statement.
    pub stmt: JsonText,
    /// Grants of the asking member, oldest first.
    pub grants: Vec<GrantItem>,
}

/// A sealed key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantItem {
    /// age file.
    pub file: Vec<u8>,
    /// Who uploaded it.
    pub by: PersonId,
}

/// A grant to store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGrant {
    /// Epoch of the lane.
    pub epoch: u64,
    /// For whom.
    pub member: Member,
    /// age file.
    pub file: Ciphertext,
}

/// A new epoch of a lane, with a grant for each member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEpoch {
    /// The statement; its signature has been checked against the sender's keycard by nobody yet.
    pub stmt: Signed<ThreadEpoch>,
    /// One for each member.
    pub grants: Vec<NewGrant>,
}

/// A thread to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewThread {
    /// Id, chosen by the sender.
    pub thread: ThreadId,
    /// The insured person.
    pub subject: PersonId,
    /// Matter.
    pub matter: Matter,
    /// Protection class.
    pub class: MessageClass,
    /// First epoch of lane `case`, perhaps also of `internal`.
    pub epochs: Vec<NewEpoch>,
    /// First message.
    pub message: NewMessage,
}

/// Place in a list that is sorted by time, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Time of the last line seen.
    pub at: Timestamp,
    /// Thread of the last line seen.
    pub thread: ThreadId,
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.at.micros(), self.thread)
    }
}

impl std::str::FromStr for Cursor {
    type Err = protocol::ids::NotAnId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fault = protocol::ids::NotAnId("cursor");
        let (at, thread) = text.split_once('.').ok_or(fault)?;
        let at = at.parse().map_err(|_| fault)?;
        Ok(Self {
            at: Timestamp::from_micros(at),
            thread: thread.parse()?,
        })
    }
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadPage {
    /// Newest first.
    pub rows: Vec<ThreadRow>,
    /// Where the next page begins; none at the end.
    pub next: Option<Cursor>,
}

/// A line of the inbox or of a work list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadRow {
    /// Thread.
    pub thread: ThreadId,
    /// The insured person.
    pub subject: PersonId,
    /// Matter.
    pub matter: Matter,
    /// Protection class.
    pub class: MessageClass,
    /// Units that take part.
    pub depts: Vec<Dept>,
    /// When the newest message came.
    pub last_at: Timestamp,
    /// Receipt index of the newest message; unread if larger than `read_idx`.
    pub last_idx: u64,
    /// Read up to here, by the person or by anybody of the unit.
    pub read_idx: u64,
    /// Kind of the newest message.
    pub last_kind: Option<MessageKind>,
    /// Who wrote it.
    pub last_sender: Option<PersonId>,
    /// State of the work, in work lists.
    pub state: Option<WorkState>,
    /// Where it stands, as its persons are told; in the inbox.
    pub standing: Option<Standing>,
    /// Who works on it, in work lists.
    pub claimed_by: Option<PersonId>,
    /// Since when the members differ from those of the newest epoch.
    pub dirty_since: Option<Timestamp>,
    /// Marked for two people.
    pub four_eyes: bool,
    /// It belongs to another unit, which its person has been given since; in work lists.
    pub astray: bool,
    /// A person disputes something in it; in work lists.
    pub disputed: bool,
    /// The unit whose list it is, with its clocks; in work lists.
    pub clocks: Option<super::UnitClocks>,
    /// Where the person keeps it; in the inbox.
    pub tray: Tray,
    /// It stands above the others; in the inbox.
    pub pinned: bool,
    /// Its persons are told that it leaves the portal; in the inbox.
    pub leaving: bool,
    /// Its last day there, where they are told.
    pub portal_until: Option<crate::deadlines::Day>,
}
