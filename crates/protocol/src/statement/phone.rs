// SPDX-License-Identifier: EUPL-1.2
//! The three steps of a phone check: `phone-commit` by the desk, `phone-answer` by the person, `phone-reveal` by
//! the desk. Each names the one before it, so that no step of another call fits.

use serde::{Deserialize, Serialize};

use super::{Author, Keycard, authored};
use crate::{
    StatementError,
    dsse::{Signed, Statement},
    ids::{Dept, Org, PersonId, UnixTime},
    json::V1,
    phone::{Draw, Spoken, commitment, spoken},
    tup::Hash,
};

/// Payload of `phone-commit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhoneCommit {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// Who is said to be on the phone.
    pub pid: PersonId,
    /// The department with right `register` for which the desk speaks.
    pub dept: Dept,
    /// The employee.
    pub by: Author,
    /// [`commitment`] to the desk's draw.
    pub commit: Hash,
    /// When it was signed.
    pub iat: UnixTime,
}

impl Statement for PhoneCommit {
    const TYPE: &'static str = "application/vnd.sp1.phone-commit+json";
}

impl Signed<PhoneCommit> {
    /// Checks the signature by the keycard of the desk; whether that has the right is another question.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `wrong-person`, `wrong-keycard`, `bad-signature`.
    pub fn verify(&self, keycard: &Signed<Keycard>) -> Result<(), StatementError> {
        let commit = self.payload();
        authored(&commit.org, &commit.by, keycard, self.envelope())
    }
}

/// Payload of `phone-answer`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhoneAnswer {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The person herself.
    pub by: Author,
    /// `sh` of the `phone-commit`.
    pub to: Hash,
    /// The person's draw.
    pub b: Draw,
    /// When it was signed.
    pub iat: UnixTime,
}

impl Statement for PhoneAnswer {
    const TYPE: &'static str = "application/vnd.sp1.phone-answer+json";
}

impl Signed<PhoneAnswer> {
    /// Checks the signature by the person's keycard, and that it answers this commitment.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `wrong-person`, `wrong-keycard`, `bad-signature`, `wrong-previous`; `wrong-person` too
    /// if somebody else is asked.
    pub fn verify(
        &self,
        keycard: &Signed<Keycard>,
        commit: &Signed<PhoneCommit>,
    ) -> Result<(), StatementError> {
        let answer = self.payload();
        authored(&answer.org, &answer.by, keycard, self.envelope())?;
        if answer.by.pid != commit.payload().pid {
            return Err(StatementError::WrongPerson);
        }
        if answer.to != commit.sh() {
            return Err(StatementError::WrongPrevious);
        }
        Ok(())
    }
}

/// Payload of `phone-reveal`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhoneReveal {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The employee.
    pub by: Author,
    /// `sh` of the `phone-answer`.
    pub to: Hash,
    /// The desk's draw.
    pub a: Draw,
    /// When it was signed.
    pub iat: UnixTime,
}

impl Statement for PhoneReveal {
    const TYPE: &'static str = "application/vnd.sp1.phone-reveal+json";
}

impl Signed<PhoneReveal> {
    /// Checks the signature by the desk's keycard and that the draw is the one committed to; gives what both ends show.
    /// Commitment and answer must have been verified.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `wrong-person`, `wrong-keycard`, `bad-signature`, `wrong-previous` (another answer),
    /// `wrong-mac` (another draw).
    pub fn verify(
        &self,
        keycard: &Signed<Keycard>,
        commit: &Signed<PhoneCommit>,
        answer: &Signed<PhoneAnswer>,
    ) -> Result<Spoken, StatementError> {
        let (reveal, committed) = (self.payload(), commit.payload());
        authored(&reveal.org, &reveal.by, keycard, self.envelope())?;
        if reveal.by != committed.by {
            return Err(StatementError::WrongPerson);
        }
        if reveal.to != answer.sh() || answer.payload().to != commit.sh() {
            return Err(StatementError::WrongPrevious);
        }
        let (org, pid, desk) = (&committed.org, committed.pid, &committed.by.kc);
        if !commitment(org, pid, desk, &reveal.a).ct_eq(&committed.commit) {
            return Err(StatementError::WrongMac);
        }
        Ok(spoken(org, pid, desk, &reveal.a, &answer.payload().b))
    }
}
