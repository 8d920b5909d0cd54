// SPDX-License-Identifier: EUPL-1.2
//! The person register: who is who, as the core system says. Nothing in here leaves the insurer
//! except inside letters and sealed profiles.

mod csv;
mod ik;
mod import;
mod kvnr;

use protocol::statement::{DeptRights, PersonRole};
use protocol::{BirthDate, Dept, Hash, PersonId, UnixTime};
use serde::{Deserialize, Serialize};

pub use self::ik::{Ik, IkError};
pub use self::import::{Format, ImportContext, ImportError, ImportReport, Refused, import};
pub use self::kvnr::{CheckDigit, Kvnr, KvnrError};
use crate::letter::{Addressee, Lang};

/// Wrong claims beside a recovery sheet that are forgiven.
pub const RECOVERY_TRIES: u32 = 5;

/// Flag: letters and automatic links only after a clerk looked (Auskunftssperre, R-33).
pub const RESTRICTED: &str = "restricted";
/// Flag in profiles: somebody showed a used code; no history before a desk has cleared it.
pub const CODE_REUSED: &str = "code-reused";

/// Somebody the insurer knows. `Debug` prints the id only.
#[derive(Clone, PartialEq)]
pub struct Person {
    /// Random id, the only one that the portal knows.
    pub pid: PersonId,
    /// Id in the core system.
    pub reference: String,
    /// Insurance number; staff have none here.
    pub kvnr: Option<Kvnr>,
    /// What the person is to the insurer.
    pub role: PersonRole,
    /// Given names.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Birth date, the claim that is compared.
    pub birth_date: BirthDate,
    /// Address lines below the name.
    pub address: Vec<String>,
    /// Last change of the address after the first import.
    pub address_changed_at: Option<UnixTime>,
    /// Language of letters and mails.
    pub lang: Lang,
    /// E-mail address, sealed to the notifier.
    pub email: Option<SealedEmail>,
    /// Notes that travel in the profile.
    pub flags: Vec<String>,
    /// Departments that may see the profile; none: the default ones.
    pub depts: Option<Vec<Dept>>,
    /// What an employee is to do.
    pub assignment: Option<Assignment>,
    /// Tries that are left for claims beside a recovery sheet.
    pub claims_left: u32,
    /// Since when history is withheld because a used code was shown again.
    pub alarm_at: Option<UnixTime>,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Person({}, [REDACTED])", self.pid)
    }
}

/// An e-mail address that the registrar can no longer read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedEmail {
    /// Sealed by `contact-seal`.
    pub sealed: String,
    /// Tells whether an address in an import is the same one.
    pub hash: Hash,
}

/// What an employee is to do: the wish that two administrators make a certificate of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// Role that people read ("Team Pflege"), never a name.
    pub label: String,
    /// Rights by department.
    pub depts: Vec<DeptRights>,
}

impl Person {
    /// Given and family name.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.given, self.family)
    }

    /// For the address window.
    #[must_use]
    pub fn addressee(&self) -> Addressee {
        Addressee {
            name: self.name(),
            address: self.address.clone(),
            lang: self.lang,
        }
    }

    /// Whether a flag is set.
    #[must_use]
    pub fn has_flag(&self, flag: &str) -> bool {
        self.flags.iter().any(|own| own == flag)
    }
}

/// `insured`, `rep` or `staff`.
#[must_use]
pub const fn role_name(role: PersonRole) -> &'static str {
    match role {
        PersonRole::Insured => "insured",
        PersonRole::Rep => "rep",
        PersonRole::Staff => "staff",
    }
}

/// Reads [`role_name`].
#[must_use]
pub fn role_from_name(name: &str) -> Option<PersonRole> {
    match name {
        "insured" => Some(PersonRole::Insured),
        "rep" => Some(PersonRole::Rep),
        "staff" => Some(PersonRole::Staff),
        _ => None,
    }
}
