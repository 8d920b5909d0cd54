// SPDX-License-Identifier: EUPL-1.2
//! `thread-epoch`: the key of a lane of a thread and everybody who may read with it.

use serde::{Deserialize, Serialize};

use crate::{
    agefile::Recipient,
    dsse::Statement,
    ids::{Dept, Org, PersonId, ThreadId, UnixTime},
    json::V1,
    tup::Hash,
};

/// `case` with the insured person, or `internal` for notes of the staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lane {
    /// With the insured person.
    Case,
    /// Departments only.
    Internal,
}

impl Lane {
    /// The text in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Internal => "internal",
        }
    }
}

/// Somebody who can read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "lowercase", deny_unknown_fields)]
pub enum Member {
    /// A person, by keycard.
    Person {
        /// The person.
        pid: PersonId,
        /// `sh` of the keycard.
        kc: Hash,
    },
    /// A department, by epoch.
    Dept {
        /// The department.
        dept: Dept,
        /// Its epoch.
        epoch: u64,
        /// `sh` of the department epoch.
        de: Hash,
    },
}

impl Member {
    /// Where the member stands in a sorted list: persons by id, then departments by slug.
    pub fn sort_key(&self) -> (bool, String) {
        match self {
            Self::Person { pid, .. } => (false, pid.to_string()),
            Self::Dept { dept, .. } => (true, dept.to_string()),
        }
    }
}

/// Who made an epoch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Author {
    /// The person.
    pub pid: PersonId,
    /// `sh` of the keycard that signed.
    pub kc: Hash,
}

/// Payload of `thread-epoch`. Whether it may be used is the question of
/// [`crate::members::members_ok`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThreadEpoch {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The thread.
    pub thread: ThreadId,
    /// From 1 without gaps, per lane.
    pub epoch: u64,
    /// The lane.
    pub lane: Lane,
    /// age recipient of the lane in this epoch.
    pub enc: Recipient,
    /// The insured person whose matter it is.
    pub subject: PersonId,
    /// Everybody who can read.
    pub members: Vec<Member>,
    /// Representatives kept out, sorted.
    pub exclude: Vec<PersonId>,
    /// `sh` of the epoch before; null for the first.
    pub prev: Option<Hash>,
    /// Who made it.
    pub by: Author,
    /// `sh` of the Trust Document that the author went by.
    pub td: Hash,
    /// When it was made.
    pub iat: UnixTime,
}

impl Statement for ThreadEpoch {
    const TYPE: &'static str = "application/vnd.sp1.thread-epoch+json";
}

impl ThreadEpoch {
    /// The persons in the member list.
    pub fn persons(&self) -> impl Iterator<Item = (PersonId, Hash)> + '_ {
        self.members.iter().filter_map(|member| match member {
            Member::Person { pid, kc } => Some((*pid, *kc)),
            Member::Dept { .. } => None,
        })
    }

    /// The departments in the member list: slug, epoch, `de`.
    pub fn departments(&self) -> impl Iterator<Item = (&Dept, u64, Hash)> + '_ {
        self.members.iter().filter_map(|member| match member {
            Member::Person { .. } => None,
            Member::Dept { dept, epoch, de } => Some((dept, *epoch, *de)),
        })
    }
}
