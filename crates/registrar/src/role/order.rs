// SPDX-License-Identifier: EUPL-1.2
//! Orders for codes, and what comes of them.

use protocol::{ActivationId, Hash, PersonId, UnixTime};
use secrecy::SecretString;
use thiserror::Error;

use super::RoleError;
use super::stop::{Cause, codes};
use crate::db::DbError;
use crate::letter::{Activation, LetterError};
use crate::person::Person;

/// Wrong claims that one code forgives.
pub const TRIES: u8 = 5;

/// How a code reaches the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// By post, to the address of the core system.
    Letter,
    /// On a slip at a counter, after an ID document was seen; `by` is the keycard of the employee.
    Branch {
        /// Employee who saw the document.
        by: Option<Hash>,
    },
    /// On a slip handed to a new employee.
    Staff,
    /// Sealed to the keys for which an identity provider has vouched; on no paper.
    Provider,
}

/// An order for a code.
#[derive(Debug, Clone, Copy)]
pub struct IssueOrder {
    /// For whom.
    pub pid: PersonId,
    /// How it gets there.
    pub channel: Channel,
    /// A held letter may go if a human has released it ([`Registrar::release_letter`]); without
    /// such a release on record this changes nothing.
    pub released: bool,
}

/// How letters are ordered in bulk.
#[derive(Debug, Clone)]
pub struct LetterTerms {
    /// Validity of the codes in days, 1 to 60; none: as configured.
    pub days: Option<i64>,
    /// Also for persons who have a code that can still be used; it dies.
    pub again: bool,
    /// Employee or job; stands in the list of held letters, and does not release them.
    pub wanted_by: String,
}

impl LetterTerms {
    /// As configured, only for persons without a live code.
    #[must_use]
    pub fn by(wanted_by: &str) -> Self {
        Self {
            days: None,
            again: false,
            wanted_by: wanted_by.to_owned(),
        }
    }
}

/// Why no code was issued.
#[derive(Debug, Error)]
pub enum IssueError {
    /// Nobody has this id.
    #[error("no such person")]
    Unknown,
    /// Letters and branch slips are for insured persons and representatives, staff slips for staff.
    #[error("this kind of code is not for this kind of person")]
    WrongRole,
    /// There is no address to send a letter to.
    #[error("no address")]
    NoAddress,
    /// A human has to look first.
    #[error("held: {}", codes(.0))]
    Held(Vec<Cause>),
    /// There will be no code.
    #[error("refused: {}", .0.code())]
    Refused(Cause),
    /// The person has a code that can still be used.
    #[error("has a live code")]
    Live,
    /// Codes in letters live 1 to 60 days.
    #[error("a letter's code lives 1 to 60 days")]
    Days,
    /// The employee who is said to have identified the person has no bound key.
    #[error("identified by nobody we know")]
    UnknownClerk,
    /// Everything else.
    #[error(transparent)]
    Role(#[from] RoleError),
}

impl From<DbError> for IssueError {
    fn from(error: DbError) -> Self {
        Self::Role(error.into())
    }
}

impl From<diesel::result::Error> for IssueError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Role(error.into())
    }
}

/// A letter that was wanted: for whom, and its code or the reason why there is none.
pub struct WantedLetter {
    /// For whom; none if nobody has the id.
    pub person: Option<Person>,
    /// What came of it.
    pub issued: Result<Issued, IssueError>,
}

/// An issued code. Dropping it destroys the only copy.
pub struct Issued {
    /// The activation.
    pub aid: ActivationId,
    /// For whom.
    pub pid: PersonId,
    /// How many codes the person has had, with this one.
    pub seq: u64,
    /// The code in groups, for the letter and nothing else.
    pub code: SecretString,
    /// Fingerprint of the Trust Document.
    pub fingerprint: String,
    /// When it was issued.
    pub issued: UnixTime,
    /// Until when it works.
    pub expires: UnixTime,
}

impl Issued {
    /// What a letter or slip shows.
    ///
    /// # Errors
    /// [`LetterError::Date`] for times beyond the calendar.
    pub fn activation(&self) -> Result<Activation, LetterError> {
        let at = |t: UnixTime| jiff::Timestamp::from_second(t.0).map_err(|_| LetterError::Date);
        Ok(Activation {
            code: self.code.clone(),
            fingerprint: self.fingerprint.clone(),
            issued: at(self.issued)?,
            expires: at(self.expires)?,
            tries: TRIES,
        })
    }
}
