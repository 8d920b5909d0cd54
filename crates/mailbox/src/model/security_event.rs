// SPDX-License-Identifier: EUPL-1.2
//! What happened to an account, for its owner: ids and words, no address of a computer and no name of a browser.

use protocol::statement::Assurance;

use super::keys::MethodTag;
use super::session::SessionMethod;
use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::{PersonId, SecurityEventId, SessionId};

word_enum! {
    /// What happened.
    SecurityKind {
        /// Somebody signed in.
        SignIn = "sign-in",
        /// Wrong tries have reached their limit.
        TriesBlocked = "tries-blocked",
        /// A key was bound: new letter, branch, or a change of keys that took effect.
        Bound = "bound",
        /// A change of keys was asked for; it may wait for an objection (ruling 14).
        CarryoverAsked = "carryover-asked",
        /// A passkey that may sign in was added.
        PasskeyAdded = "passkey-added",
        /// A passkey signs in no more.
        PasskeyRemoved = "passkey-removed",
        /// A way to unlock was added.
        MethodAdded = "method-added",
        /// A way to unlock was taken away.
        MethodRemoved = "method-removed",
        /// A way to unlock was made anew; the old one is void.
        MethodRemade = "method-remade",
        /// The person ended one of her sessions from another device.
        SessionEnded = "session-ended",
        /// All other sessions ended with a change of keys.
        SessionsEnded = "sessions-ended",
        /// Access was blocked.
        Blocked = "blocked",
        /// Access was given back.
        Unblocked = "unblocked",
        /// The person left the portal.
        Left = "left",
        /// A used activation code was shown once more.
        CodeReused = "code-reused",
        /// Somebody may act for somebody from now on.
        RepresentationBegan = "representation-began",
        /// Not any more.
        RepresentationEnded = "representation-ended",
        /// Another e-mail address is in force, or the first one.
        ContactChanged = "contact-changed",
        /// No e-mail address is in force any more.
        ContactRemoved = "contact-removed",
        /// Decisions may be announced in the portal from now on.
        ConsentGiven = "consent-given",
        /// Not any more.
        ConsentEnded = "consent-ended",
        /// The account ends with the insurance; when, stands in the session.
        EndingAnnounced = "ending-announced",
        /// It does not end after all.
        EndingLifted = "ending-lifted",
    }
}

word_enum! {
    /// By what, or by whom; which of them a kind of event has stands in docs/API.md.
    SecurityWord {
        /// A passkey.
        Passkey = "passkey",
        /// A password.
        Password = "password",
        /// The recovery sheet.
        Recovery = "recovery",
        /// An activation code.
        Activation = "activation",
        /// A letter was redeemed.
        Letter = "letter",
        /// Somebody saw a document.
        Branch = "branch",
        /// An electronic identity.
        Eid = "eid",
        /// Handed over to an employee.
        Staff = "staff",
        /// The former key signed.
        Carryover = "carryover",
        /// The person herself.
        Own = "self",
        /// The insurer.
        Insurer = "insurer",
        /// She is the one who acts.
        Rep = "rep",
        /// Somebody acts for her.
        Subject = "subject",
    }
}

impl From<SessionMethod> for SecurityWord {
    fn from(method: SessionMethod) -> Self {
        match method {
            SessionMethod::Passkey => Self::Passkey,
            SessionMethod::Recovery => Self::Recovery,
            SessionMethod::Password => Self::Password,
            SessionMethod::Activation => Self::Activation,
        }
    }
}

impl From<MethodTag> for SecurityWord {
    fn from(tag: MethodTag) -> Self {
        match tag {
            MethodTag::Prf => Self::Passkey,
            MethodTag::Rec => Self::Recovery,
            MethodTag::Pwd => Self::Password,
        }
    }
}

impl From<Assurance> for SecurityWord {
    fn from(assurance: Assurance) -> Self {
        match assurance {
            Assurance::Letter => Self::Letter,
            Assurance::Branch => Self::Branch,
            Assurance::Eid => Self::Eid,
            Assurance::Staff => Self::Staff,
            Assurance::Carryover => Self::Carryover,
        }
    }
}

/// What happened, on its way into the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewSecurityEvent {
    /// Whose account.
    pub pid: PersonId,
    /// What.
    pub kind: SecurityKind,
    /// By what, or by whom.
    pub word: Option<SecurityWord>,
    /// In which session of hers.
    pub session: Option<SessionId>,
}

impl NewSecurityEvent {
    /// Whether it matters enough for a mail of its own and a notice on the screen. An ordinary sign-in, a session
    /// ended by the person, and tries of somebody who sits at her own browser do not: they stand in the list.
    #[must_use]
    pub fn is_told(&self) -> bool {
        match self.kind {
            SecurityKind::SignIn => self.word == Some(SecurityWord::Recovery),
            // Whoever tries birth dates holds her letter.
            SecurityKind::TriesBlocked => self.word == Some(SecurityWord::Activation),
            // Somebody may read her post; that she may read another's is no danger to her.
            SecurityKind::RepresentationBegan => self.word == Some(SecurityWord::Subject),
            SecurityKind::SessionEnded
            | SecurityKind::SessionsEnded
            | SecurityKind::RepresentationEnded => false,
            SecurityKind::Bound
            | SecurityKind::CarryoverAsked
            | SecurityKind::PasskeyAdded
            | SecurityKind::PasskeyRemoved
            | SecurityKind::MethodAdded
            | SecurityKind::MethodRemoved
            | SecurityKind::MethodRemade
            | SecurityKind::Blocked
            | SecurityKind::Unblocked
            | SecurityKind::Left
            | SecurityKind::ContactChanged
            | SecurityKind::ContactRemoved
            | SecurityKind::ConsentGiven
            | SecurityKind::ConsentEnded
            | SecurityKind::EndingAnnounced
            | SecurityKind::EndingLifted
            | SecurityKind::CodeReused => true,
        }
    }

    /// Whether the usual mail goes to the address in force. Of an address itself its predecessor is told by a mail of its
    /// own, and so is the address of somebody who leaves, and the one from before of somebody who was identified anew by a letter.
    #[must_use]
    pub fn is_mailed(&self) -> bool {
        let own_mail = matches!(
            self.kind,
            SecurityKind::ContactChanged | SecurityKind::ContactRemoved | SecurityKind::Left
        );
        self.is_told() && !own_mail
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityEvent {
    /// Its id; sorts by time.
    pub id: SecurityEventId,
    /// When.
    pub at: Timestamp,
    /// What, to whom.
    pub new: NewSecurityEvent,
}

/// Place in a list of events, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecurityCursor {
    /// Time of the last line seen.
    pub at: Timestamp,
    /// Id of the last line seen.
    pub id: SecurityEventId,
}

impl std::fmt::Display for SecurityCursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.at.micros(), self.id)
    }
}

impl std::str::FromStr for SecurityCursor {
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
pub struct SecurityPage {
    /// Newest first.
    pub rows: Vec<SecurityEvent>,
    /// Where the next page begins; none at the end.
    pub next: Option<SecurityCursor>,
}
