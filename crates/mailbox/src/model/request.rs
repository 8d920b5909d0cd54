// SPDX-License-Identifier: EUPL-1.2
//! What waits for the registrar; it pulls.

use protocol::Hash;

use super::json_text::JsonText;
use super::keys::NewMethod;
use super::session::Level;
use super::statement::AttestedText;
use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::{ActivationId, PersonId, RequestId, SessionId};

word_enum! {
    /// What is asked of the registrar.
    RequestKind {
        /// Bind a keycard by an activation code.
        Bind = "bind",
        /// Bind a keycard that the old one vouches for.
        Carryover = "carryover",
        /// Say whether claims of a recovery are right.
        Claims = "claims",
        /// Sign that a binding is current.
        Fresh = "fresh",
        /// A used code was presented again.
        CodeReused = "code-reused",
        /// Revoke a certificate.
        Revoke = "revoke",
        /// One of the two has ended a representation.
        EndRepresentation = "end-representation",
        /// An insured person lets somebody act for her.
        GrantRepresentation = "grant-representation",
        /// Somebody without an account asks for an activation letter; nobody knows yet who.
        LetterRequest = "letter-request",
        /// An employee at a desk asks something.
        Desk = "desk",
        /// Somebody who is not known yet is to be identified by a provider.
        Identify = "identify",
        /// A unit to which somebody's thread was handed on is to know who she is.
        Profile = "profile",
        /// Which of a unit's rules by the register apply to somebody.
        Rule = "rule",
    }
}

word_enum! {
    /// How far a request has come.
    RequestState {
        /// Waits.
        Open = "open",
        /// The registrar works on it.
        Leased = "leased",
        /// The registrar has seen it and takes it up again later.
        Waiting = "waiting",
        /// Answered: yes.
        Done = "done",
        /// Answered: no.
        Refused = "refused",
    }
}

/// Keys that take effect when the registrar has bound the keycard, and not before: until then a stranger
/// with a stolen letter must not be able to push out the owner's.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Staged {
    /// Hash of the new keycard.
    pub keycard: Hash,
    /// Sequence number of the new bundle.
    pub seq: u64,
    /// Sequence number of the bundle that it replaces; none for a first or fresh one.
    pub expected_seq: Option<u64>,
    /// age file of the new bundle, base64url.
    pub file: String,
    /// Unlock methods of the new bundle.
    pub methods: Vec<NewMethod>,
    /// Passkeys that end, base64url credential ids.
    pub drop_credentials: Vec<String>,
}

/// A request to store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRequest {
    /// Its id.
    pub id: RequestId,
    /// What is asked.
    pub kind: RequestKind,
    /// About whom.
    pub pid: PersonId,
    /// By which activation.
    pub aid: Option<ActivationId>,
    /// age file for the registrar, or canonical JSON of a statement.
    pub body: Option<Vec<u8>>,
    /// Keys that wait for the answer.
    pub staged: Option<Staged>,
    /// Level of the asking session.
    pub level: Option<Level>,
    /// How that session was proven, blank-separated.
    pub methods: Option<String>,
    /// The asking session.
    pub session: Option<SessionId>,
}

/// A stored request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What was asked.
    pub new: NewRequest,
    /// How far it has come.
    pub state: RequestState,
    /// Why not.
    pub reason: Option<String>,
    /// Tries that are left.
    pub tries_left: Option<u32>,
    /// When it is taken up again, if it waits.
    pub until: Option<Timestamp>,
    /// When it was asked.
    pub created_at: Timestamp,
}

impl RequestState {
    /// Whether there is no answer yet.
    #[must_use]
    pub const fn is_pending(self) -> bool {
        matches!(self, Self::Open | Self::Leased | Self::Waiting)
    }
}

/// A request as the registrar fetches it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkItem {
    /// The request.
    pub request: Request,
    /// The keycard to bind.
    pub keycard: Option<JsonText>,
    /// The person's current binding.
    pub bind: Option<AttestedText>,
}
