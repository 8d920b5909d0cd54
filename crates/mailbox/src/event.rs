// SPDX-License-Identifier: EUPL-1.2
//! What waiting requests want to hear of: sent after the commit, lost on restart, a hint to look again and never a truth.

use serde::{Deserialize, Serialize};

use crate::ids::{Dept, PersonId, RequestId, ThreadId};

/// Something changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "e", rename_all = "snake_case")]
pub enum Event {
    /// A message, epoch, grant or state of a thread.
    Thread {
        /// The thread.
        thread: ThreadId,
        /// Persons in it who may know.
        persons: Vec<PersonId>,
        /// Units in it that may know.
        depts: Vec<Dept>,
    },
    /// Sessions of a person ended or changed their state.
    Session {
        /// The person.
        pid: PersonId,
    },
    /// Keys or bindings of a person changed.
    Key {
        /// The person.
        pid: PersonId,
    },
    /// Who may act for a person, or for whom she may act.
    Represent {
        /// The person.
        pid: PersonId,
    },
    /// A phone check of a person, or at a desk, went on.
    Phone {
        /// The person or the employee.
        pid: PersonId,
    },
    /// Something waits for the registrar.
    Work,
    /// The registrar answered a request, or brought newer statements about a person.
    Answered {
        /// The request, when there was one.
        request: Option<RequestId>,
        /// The person it is about.
        pid: PersonId,
    },
    /// An outbox row is due.
    Outbox,
    /// Somebody of the staff has a case open, writes there, or has left it. Kept nowhere: listeners remember it for seconds.
    Presence {
        /// The thread.
        thread: ThreadId,
        /// Her units in it.
        depts: Vec<Dept>,
        /// Who.
        pid: PersonId,
        /// What she does.
        doing: Doing,
    },
}

/// What somebody does in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Doing {
    /// It is open on her screen.
    Open,
    /// She writes an answer.
    Writes,
    /// It is open no more.
    Left,
}
