// SPDX-License-Identifier: EUPL-1.2
//! The desk: what it sees of an account, and the check of who is on the phone.

use super::ending::Ending;
use super::json_text::JsonText;
use super::person::PersonState;
use super::statement::AttestedText;
use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::{PersonId, PhoneCheckId};

word_enum! {
    /// How far a phone check has come.
    PhoneState {
        /// The person has pressed the button.
        Waiting = "waiting",
        /// A desk has committed to its draw.
        Committed = "committed",
        /// The person has answered with hers.
        Answered = "answered",
        /// The desk has shown its draw: both ends show words and number.
        Revealed = "revealed",
    }
}

/// A phone check; it is over after three minutes and can be used once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneCheck {
    /// Its id.
    pub id: PhoneCheckId,
    /// Who pressed the button.
    pub pid: PersonId,
    /// Who is at the other end.
    pub desk: Option<PersonId>,
    /// How far it has come.
    pub state: PhoneState,
    /// `phone-commit`.
    pub committed: Option<JsonText>,
    /// `phone-answer`.
    pub answered: Option<JsonText>,
    /// `phone-reveal`.
    pub revealed: Option<JsonText>,
    /// When the button was pressed.
    pub opened_at: Timestamp,
    /// When it is over.
    pub expires_at: Timestamp,
}

/// A phone check with the statements by which the other end can be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneCheckView {
    /// The check.
    pub check: PhoneCheck,
    /// Keycard of the other end.
    pub keycard: Option<JsonText>,
    /// Binding of the other end and, of a desk, its certificate.
    pub statements: Vec<AttestedText>,
}

/// What a desk sees of somebody's access to the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeskAccess {
    /// None: no code was ever issued.
    pub state: Option<PersonState>,
    /// When the account ends, if that is known.
    pub ending: Option<Ending>,
    /// Sessions that are open right now.
    pub sessions: usize,
    /// History is withheld until then.
    pub quarantine_until: Option<Timestamp>,
}
