// SPDX-License-Identifier: EUPL-1.2
//! The person register: who is who, as the core system says. Nothing in here leaves the insurer
//! except inside letters and sealed profiles.

mod birthday;
mod ending;
mod flag;
mod ik;
mod import;
mod kvnr;
mod name;

use std::collections::BTreeSet;

use jiff::civil::Date;
use protocol::statement::{DeptRights, PersonRole};
use protocol::{BirthDate, Dept, Hash, PersonId, UnixTime};
use serde::{Deserialize, Serialize};

pub use self::birthday::completes;
pub use self::ending::{Ending, EndingPolicy, EndingReason};
pub use self::flag::Flag;
pub use self::ik::{Ik, IkError};
pub use self::import::{
    Format, ImportContext, ImportError, ImportReport, MAX_RECORD, Reason, Refused, Tally, Watch,
    import, import_stream,
};
pub use self::kvnr::{CheckDigit, Kvnr, KvnrError};
pub use self::name::name_parts;
use crate::letter::{Addressee, Lang};

/// Wrong claims beside a recovery sheet that are forgiven.
pub const RECOVERY_TRIES: u32 = 5;

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
    /// Marks of the core system; they travel in the profile.
    pub flags: BTreeSet<Flag>,
    /// Last day of the insurance, if it has ended or is about to.
    pub insured_until: Option<Date>,
    /// Last digits of the number on the insurance card, as many as the core system tells.
    pub card_digits: Option<String>,
    /// Of an employee who is insured here: her own number. She sees nothing of what is written under it.
    pub own_kvnr: Option<Kvnr>,
    /// The office that the core system names; rules of departments go by it.
    pub branch: Option<String>,
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
    pub fn has_flag(&self, flag: Flag) -> bool {
        self.flags.contains(&flag)
    }

    /// Whether the last day of the insurance is over.
    #[must_use]
    pub fn insurance_ended(&self, now: UnixTime) -> bool {
        self.insured_until.is_some_and(|last| last < day_of(now))
    }

    /// What a profile says beside name and number: marks, the last day of the insurance, an alarm.
    #[must_use]
    pub fn profile_flags(&self) -> Vec<String> {
        let mut flags: Vec<String> = self.flags.iter().map(|f| f.name().to_owned()).collect();
        flags.extend(
            self.insured_until
                .map(|last| format!("insured-until:{last}")),
        );
        flags.extend(self.alarm_at.map(|_| CODE_REUSED.to_owned()));
        flags
    }
}

/// The day of a moment, by UTC: rules about days here hold letters back, and two hours more or less
/// after midnight are nobody's loss.
pub(crate) fn day_of(at: UnixTime) -> Date {
    jiff::Timestamp::from_second(at.0).map_or(Date::ZERO, |t| {
        t.to_zoned_datetime(jiff::tz::TimeZone::UTC).date()
    })
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
