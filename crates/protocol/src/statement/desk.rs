// SPDX-License-Identifier: EUPL-1.2
//! Questions of a desk to the registrar and its answers: who somebody is, a slip with a code, a contact on record, who may act
//! for whom. Both are sealed: the portal passes them on and can read neither.

use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use super::{Author, Basis, Keycard, PersonRole, RepRight, Role, TrustDocument, authored};
use crate::{
    StatementError,
    dsse::{Signed, Statement},
    ids::{ActivationId, AskId, BirthDate, Dept, Matter, Org, PersonId, RuleId, UnixTime},
    json::V1,
    tup::Hash,
};

/// Payload of `desk-request`; sealed to department `registrar`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskRequest {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// Fresh for each question, so that the same words asked twice in a second are two questions and not one posted again.
    pub id: AskId,
    /// The employee.
    pub by: Author,
    /// The department in which the employee has right `register`; for its rules, right `grant`.
    pub dept: Dept,
    /// What is asked.
    pub ask: DeskAsk,
    /// When it was signed.
    pub iat: UnixTime,
}

impl std::fmt::Debug for DeskRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DeskRequest({}, [REDACTED])", self.by.pid)
    }
}

impl Statement for DeskRequest {
    const TYPE: &'static str = "application/vnd.sp1.desk-request+json";
}

impl Signed<DeskRequest> {
    /// Checks the signature by the employee's keycard; whether the certificate gives the right is another question.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `wrong-person`, `wrong-keycard`, `bad-signature`.
    pub fn verify(&self, keycard: &Signed<Keycard>) -> Result<(), StatementError> {
        let request = self.payload();
        authored(&request.org, &request.by, keycard, self.envelope())
    }
}

/// What a desk asks.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "kebab-case", deny_unknown_fields)]
pub enum DeskAsk {
    /// Who has this insurance number?
    FindNumber {
        /// As typed.
        kvnr: String,
    },
    /// Who has this family name and birth date?
    FindName {
        /// Family name, all of it.
        family: String,
        /// Birth date.
        dob: BirthDate,
    },
    /// A slip with a code for somebody whose document was seen; older codes die.
    Slip {
        /// For whom.
        pid: PersonId,
        /// Which kind of document was seen.
        document: Document,
    },
    /// Somebody was spoken with, and this is how that was made sure of.
    Contact {
        /// With whom.
        pid: PersonId,
        /// Where.
        via: ContactWay,
        /// What was asked or seen; never what was answered.
        checks: Vec<ContactCheck>,
        /// Whether it was enough.
        passed: bool,
    },
    /// Somebody's block is lifted: class `hoch`, for it gives access. Who asks must have been in contact with her just before.
    Unblock {
        /// Who may sign in again.
        pid: PersonId,
    },
    /// Somebody is to act for somebody: an entry that a second employee decides about.
    RepEnter {
        /// The entry.
        entry: RepEntry,
    },
    /// Which entries wait for a second employee?
    RepWaiting {},
    /// The second employee's word.
    RepDecide {
        /// `sh` of the `desk-request` that made the entry.
        draft: Hash,
        /// Signed from now on, or dropped.
        release: bool,
        /// Why it is dropped; empty when it is released.
        reason: String,
    },
    /// Who acts for this person, and for whom does this person act?
    RepList {
        /// Who.
        pid: PersonId,
    },
    /// A representation ends at once.
    RepEnd {
        /// `sh` of the `rep`.
        rep: Hash,
        /// Why.
        reason: String,
    },
    /// From now on a department's rules by the register test this, and nothing else; who asks has right `grant` there.
    RulesPut {
        /// Each rule once; at most 50.
        rules: Vec<RegisterRule>,
    },
    /// What do they test?
    RulesList {},
    /// Who has these insurance numbers? Asked by a program that writes to many, with right `write`, and answered to nobody else.
    FindMany {
        /// At most [`MOST_NUMBERS`], each in ten characters.
        kvnrs: Vec<String>,
    },
}

/// Insurance numbers in one [`DeskAsk::FindMany`].
pub const MOST_NUMBERS: usize = 100;

/// What a rule of a department tests in the register. The portal knows the rule's id, and never what stands here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterRule {
    /// The rule.
    pub rule: RuleId,
    /// What it tests.
    pub test: RegisterTest,
}

/// A test of somebody in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "kebab-case", deny_unknown_fields)]
pub enum RegisterTest {
    /// The last two digits of her insurance number, both ends included.
    Digits {
        /// 0 to 99.
        from: u8,
        /// 0 to 99, not below `from`.
        to: u8,
    },
    /// The office that the core system names for her.
    Branch {
        /// Its name there.
        branch: String,
    },
}

/// Who is to act for whom, on what evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepEntry {
    /// The representative.
    pub rep: PersonId,
    /// The insured person.
    #[serde(rename = "for")]
    pub subject: PersonId,
    /// Matters; null covers all.
    #[serde(deserialize_with = "crate::json::present")]
    pub scope: Option<Vec<Matter>>,
    /// What the representative may do.
    pub rights: Vec<RepRight>,
    /// By what; never the person's own grant, which she signs herself.
    pub basis: Basis,
    /// Begin; null: with the release.
    #[serde(deserialize_with = "crate::json::present")]
    pub nbf: Option<UnixTime>,
    /// End; null for parents only, whose ends by itself.
    #[serde(deserialize_with = "crate::json::present")]
    pub exp: Option<UnixTime>,
    /// Which kind of document was seen.
    pub proof: RepProof,
    /// Where its copy is filed; at most 200 characters, never a number of the document.
    pub filed: String,
}

/// Kinds of documents that show a representation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RepProof {
    /// Betreuerausweis.
    GuardianCard,
    /// Order of a court: about a Betreuung, custody, or opening post.
    CourtOrder,
    /// Vollmachtsurkunde.
    PowerOfAttorney,
    /// Geburtsurkunde.
    BirthCertificate,
    /// Sorgeerklärung, or a certificate about sole custody.
    Custody,
}

/// Kinds of documents; never a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Document {
    /// Personalausweis, or the identity card of another country of the Union.
    IdCard,
    /// Reisepass.
    Passport,
    /// Aufenthaltstitel, or a document that replaces one.
    ResidencePermit,
}

/// How somebody was in contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactWay {
    /// By phone.
    Phone,
    /// At the counter.
    Counter,
}

/// One thing that was asked or seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactCheck {
    /// Words and number of a phone check were the same at both ends.
    PhoneCheck,
    /// An identity document was seen.
    Document,
    /// Insurance number.
    Kvnr,
    /// Birth date.
    BirthDate,
    /// Address.
    Address,
    /// Number on the card.
    Card,
    /// Something about the last letter or payment.
    LastContact,
    /// Called back at the number on file.
    CalledBack,
}

/// Payload of `desk-answer`, signed by `binder`; sealed to the employee's keycard.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskAnswer {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// `sh` of the `desk-request`.
    pub to: Hash,
    /// What comes of it.
    pub result: DeskResult,
    /// When it was signed.
    pub iat: UnixTime,
}

impl std::fmt::Debug for DeskAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DeskAnswer({}, [REDACTED])", self.to)
    }
}

impl Statement for DeskAnswer {
    const TYPE: &'static str = "application/vnd.sp1.desk-answer+json";
}

impl Signed<DeskAnswer> {
    /// Checks the binder's signature and that it answers this question.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `wrong-previous`, `bad-signature`.
    pub fn verify(&self, td: &TrustDocument, request: &Hash) -> Result<(), StatementError> {
        let answer = self.payload();
        if answer.org != td.org {
            return Err(StatementError::WrongOrg);
        }
        if answer.to != *request {
            return Err(StatementError::WrongPrevious);
        }
        Ok(td.verify_role(Role::Binder, self.envelope())?)
    }
}

/// What comes of a question.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "kebab-case", deny_unknown_fields)]
pub enum DeskResult {
    /// Who was found; at most 20.
    Persons {
        /// In the order of their names.
        items: Vec<DeskPerson>,
        /// Somebody was found whom only another department may know.
        shielded: bool,
    },
    /// A code, to be shown to the person at the counter.
    Slip {
        /// The activation.
        aid: ActivationId,
        /// In groups.
        code: SlipCode,
        /// Fingerprint of the Trust Document, 8 groups of 4.
        fp: String,
        /// Until when it works.
        exp: UnixTime,
    },
    /// It is on record.
    Recorded {},
    /// Representations of a person, and entries that wait.
    Reps {
        /// Newest first, former ones too; at most 50.
        items: Vec<DeskRep>,
        /// Oldest first, at most 50.
        waiting: Vec<DeskDraft>,
    },
    /// What a department's rules test.
    Rules {
        /// In the order in which they were put.
        items: Vec<RegisterRule>,
    },
    /// Whom a program asked for, in the order of its question.
    Many {
        /// As many as were asked for.
        items: Vec<DeskFound>,
    },
    /// This employee has looked up as many people as one may.
    Limited {
        /// When the next look-up is answered, Unix seconds.
        until: UnixTime,
    },
    /// There will be none.
    Refused {
        /// `unknown`, `shielded`, `deceased`, `not-insured`, `wrong-role`, `no-checks`; `no-contact` where one has to have made
        /// sure first whom one speaks with; about representations also `four-eyes`, `no-evidence`, `dates`, `of-age`,
        /// `restricted`, `rights`, `needs-court-order`, `wrong-persons`, `no-reason`, `author-lost-right`; about rules `rule-form`.
        reason: String,
    },
}

/// Somebody whom a program asked for: no name, no address, and an id only where there is a key to seal to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "kebab-case", deny_unknown_fields)]
pub enum DeskFound {
    /// An insured person with a key.
    Bound {
        /// Who.
        pid: PersonId,
        /// `sh` of the binding that is the current one when this is signed: no older key is taken for hers.
        bind: Hash,
    },
    /// An insured person without a key.
    Unbound {},
    /// Only another department may know her.
    Elsewhere {},
    /// Nobody insured has this number.
    Unknown {},
}

/// An activation code; wiped when dropped, never printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SlipCode(String);

impl SlipCode {
    /// Takes the code in groups.
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self(code.to_owned())
    }

    /// The code in groups, for the slip and nothing else.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl Drop for SlipCode {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Somebody as a desk sees her.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskPerson {
    /// Who.
    pub pid: PersonId,
    /// Insured person or representative.
    pub role: PersonRole,
    /// Full name.
    pub name: String,
    /// Birth date.
    pub dob: BirthDate,
    /// Insurance number; empty without one.
    pub kvnr: String,
    /// Lines; none where the address is protected.
    pub address: Vec<String>,
    /// Notes for those who handle the person's matters.
    pub flags: Vec<String>,
    /// The current key, if there is one.
    #[serde(deserialize_with = "crate::json::present")]
    pub bound: Option<DeskBinding>,
    /// Until when a code that was not used works.
    #[serde(deserialize_with = "crate::json::present")]
    pub code_until: Option<UnixTime>,
    /// Newest first, at most 10.
    pub contacts: Vec<DeskContact>,
}

/// Since when, and by which identification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskBinding {
    /// When the key was bound.
    pub at: UnixTime,
    /// `letter`, `branch`, `eid`, `carryover`.
    pub assurance: super::Assurance,
    /// History is withheld until then.
    #[serde(deserialize_with = "crate::json::present")]
    pub quarantine_until: Option<UnixTime>,
}

/// A contact on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskContact {
    /// When.
    pub at: UnixTime,
    /// How.
    pub via: ContactWay,
    /// What was asked or seen.
    pub checks: Vec<ContactCheck>,
    /// Whether it was enough.
    pub passed: bool,
}

/// Whom a representation is about.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskName {
    /// Who.
    pub pid: PersonId,
    /// Full name.
    pub name: String,
    /// Birth date.
    pub dob: BirthDate,
    /// Notes for those who handle the person's matters.
    pub flags: Vec<String>,
}

/// A representation as a desk sees it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskRep {
    /// `sh` of the `rep`.
    pub sh: Hash,
    /// The representative.
    pub rep: DeskName,
    /// The insured person.
    #[serde(rename = "for")]
    pub subject: DeskName,
    /// Matters; null covers all.
    #[serde(deserialize_with = "crate::json::present")]
    pub scope: Option<Vec<Matter>>,
    /// What the representative may do.
    pub rights: Vec<RepRight>,
    /// By what.
    pub basis: Basis,
    /// Begin of validity.
    pub nbf: UnixTime,
    /// End of validity.
    pub exp: UnixTime,
    /// When it ended before its time.
    #[serde(deserialize_with = "crate::json::present")]
    pub ended: Option<UnixTime>,
}

/// An entry that waits for a second employee.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskDraft {
    /// `sh` of the `desk-request` that made it.
    pub draft: Hash,
    /// What was entered.
    pub entry: RepEntry,
    /// The representative.
    pub rep: DeskName,
    /// The insured person.
    #[serde(rename = "for")]
    pub subject: DeskName,
    /// Who entered it: nobody who asks now may release an own entry.
    pub by: PersonId,
    /// The name of that employee.
    pub by_name: String,
    /// When.
    pub at: UnixTime,
}
