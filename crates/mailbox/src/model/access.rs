// SPDX-License-Identifier: EUPL-1.2
//! Who asks, what for, and by which right it is granted.

use protocol::statement::PersonRole;

use super::thread::Thread;
use super::words::word_enum;
use crate::ids::{Dept, PersonId};

word_enum! {
    /// Kinds of actors in the audit trail.
    ActorKind {
        /// Insured person.
        Insured = "insured",
        /// Representative.
        Rep = "rep",
        /// Employee.
        Staff = "staff",
        /// A program of the insurer.
        Agent = "agent",
        /// The server itself.
        System = "system",
        /// Somebody without a session.
        Nobody = "nobody",
    }
}

impl From<PersonRole> for ActorKind {
    fn from(role: PersonRole) -> Self {
        match role {
            PersonRole::Insured => Self::Insured,
            PersonRole::Rep => Self::Rep,
            PersonRole::Staff => Self::Staff,
        }
    }
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Insured person or representative, through the portal: sees her own threads.
    Person {
        /// Who.
        pid: PersonId,
    },
    /// Employee, through the office: sees the threads of the units that her certificate names.
    Staff {
        /// Who.
        pid: PersonId,
    },
    /// The registrar: sees no thread at all.
    Agent,
}

impl Actor {
    /// The person, if it is one.
    #[must_use]
    pub const fn pid(&self) -> Option<PersonId> {
        match self {
            Self::Person { pid } | Self::Staff { pid } => Some(*pid),
            Self::Agent => None,
        }
    }

    /// For the audit trail. A representative counts as insured here; the person's row knows better.
    #[must_use]
    pub const fn kind(&self) -> ActorKind {
        match self {
            Self::Person { .. } => ActorKind::Insured,
            Self::Staff { .. } => ActorKind::Staff,
            Self::Agent => ActorKind::Agent,
        }
    }
}

/// What for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To read.
    Read,
    /// To change something.
    Write,
}

/// A thread that the actor may see, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadAccess {
    /// The thread.
    pub thread: Thread,
    /// By which right.
    pub via: Via,
}

/// By which right somebody sees a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Via {
    /// As a member of it.
    Person {
        /// Who.
        pid: PersonId,
        /// First receipt index of lane `case` that she may fetch now (membership and quarantine).
        from_idx: u64,
        /// What she has read.
        read_idx: u64,
    },
    /// As an employee of these units.
    Units {
        /// Who.
        pid: PersonId,
        /// Units with the asked-for right, sorted.
        depts: Vec<Dept>,
    },
}

impl Via {
    /// Who.
    #[must_use]
    pub const fn pid(&self) -> PersonId {
        match self {
            Self::Person { pid, .. } | Self::Units { pid, .. } => *pid,
        }
    }

    /// Whether lane `internal` exists for her.
    #[must_use]
    pub const fn sees_internal(&self) -> bool {
        matches!(self, Self::Units { .. })
    }
}
