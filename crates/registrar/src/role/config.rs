// SPDX-License-Identifier: EUPL-1.2
//! How the registrar works: validity of codes, waiting times, who sees profiles.

use std::collections::BTreeMap;

use protocol::{Dept, Org};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::hand_over::Entity;
use super::route::ShieldPolicy;
use crate::oidc::Procedures;
use crate::person::{EndingPolicy, Flag};

/// Settings of the registrar. The defaults are those of docs/PROTOCOL.md.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleConfig {
    /// The organisation, constant for ever.
    pub org: Org,
    /// Validity of a letter's code in days; at most 60.
    #[serde(default = "letter_days")]
    pub letter_days: i64,
    /// Validity of a staff slip in hours.
    #[serde(default = "staff_hours")]
    pub staff_hours: i64,
    /// Validity of a branch slip in minutes.
    #[serde(default = "branch_minutes")]
    pub branch_minutes: i64,
    /// Hours for which a binding by letter withholds history, and for which a change of keys with
    /// one unlock method waits.
    #[serde(default = "quarantine_hours")]
    pub quarantine_hours: i64,
    /// Days after a change of address in which a letter waits for a clerk; 0 switches it off.
    #[serde(default = "address_hold_days")]
    pub address_hold_days: i64,
    /// Departments that see profiles unless a person's record says otherwise; none: all but
    /// `registrar`.
    #[serde(default)]
    pub profile_depts: Option<Vec<Dept>>,
    /// Legal entities of departments; those not named work for the health insurance fund.
    #[serde(default)]
    pub entities: BTreeMap<Dept, Entity>,
    /// Units of their own for persons with a mark.
    #[serde(default)]
    pub shields: ShieldPolicy,
    /// What becomes of letters to persons with a mark.
    #[serde(default)]
    pub letters: LetterPolicy,
    /// Letters that people ask for themselves.
    #[serde(default)]
    pub requests: RequestPolicy,
    /// What a desk needs before it gives access, and how many people it may look up.
    #[serde(default)]
    pub desk: DeskPolicy,
    /// Programs that write to many.
    #[serde(default)]
    pub bulk: BulkPolicy,
    /// How long accounts stay after the insurance.
    #[serde(default)]
    pub endings: EndingPolicy,
    /// Procedures of identification that the insurer uses, and what each is worth.
    #[serde(default)]
    pub procedures: Procedures,
}

/// What becomes of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Handling {
    /// It is printed.
    Print,
    /// It waits for a human.
    Hold,
    /// It is not printed.
    Refuse,
}

/// Marks of which an insurer decides what they mean for letters. An address block always holds them
/// and the deceased get none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LetterPolicy {
    /// Insured with their own employer.
    pub employee: Handling,
    /// Eingeschränkte Handlungsfähigkeit.
    pub limited_capacity: Handling,
    /// Einwilligungsvorbehalt.
    pub consent_reservation: Handling,
}

impl Default for LetterPolicy {
    fn default() -> Self {
        Self {
            employee: Handling::Print,
            limited_capacity: Handling::Refuse,
            consent_reservation: Handling::Hold,
        }
    }
}

impl LetterPolicy {
    /// What a mark means.
    #[must_use]
    pub const fn of(&self, flag: Flag) -> Handling {
        match flag {
            Flag::Restricted | Flag::HoldLetter => Handling::Hold,
            Flag::Deceased => Handling::Refuse,
            Flag::Employee => self.employee,
            Flag::Vip | Flag::Program => Handling::Print,
            Flag::LimitedCapacity => self.limited_capacity,
            Flag::ConsentReservation => self.consent_reservation,
        }
    }
}

/// Limits of letters that people ask for themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RequestPolicy {
    /// Last digits of the card's number that are compared; 0: none.
    pub card_digits: u8,
    /// Days between two letters to one person.
    pub days_between: i64,
    /// Letters to all persons in an hour.
    pub per_hour: i64,
}

impl Default for RequestPolicy {
    fn default() -> Self {
        Self {
            card_digits: 5,
            days_between: 7,
            per_hour: 200,
        }
    }
}

/// Limits of desks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DeskPolicy {
    /// Minutes for which a contact on record is good for an action of class `hoch`; 1 to 30.
    pub contact_minutes: i64,
    /// People that one employee may look up in an hour, found or not; 1 to 1000.
    pub lookups_per_hour: i64,
    /// The same in 24 hours; 1 to 5000.
    pub lookups_per_day: i64,
}

impl Default for DeskPolicy {
    fn default() -> Self {
        Self {
            contact_minutes: 30,
            lookups_per_hour: 60,
            lookups_per_day: 300,
        }
    }
}

/// Limits of programs that write to many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BulkPolicy {
    /// Insurance numbers that one program may ask for in 24 hours, found or not; 0: none.
    pub numbers_per_day: i64,
}

impl Default for BulkPolicy {
    fn default() -> Self {
        Self {
            numbers_per_day: 500_000,
        }
    }
}

/// A setting out of its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{name} must be from {least} to {most}")]
pub struct ConfigFault {
    /// The setting.
    pub name: &'static str,
    /// Least value.
    pub least: i64,
    /// Greatest value.
    pub most: i64,
}

const fn letter_days() -> i64 {
    30
}
const fn staff_hours() -> i64 {
    24
}
const fn branch_minutes() -> i64 {
    60
}
const fn quarantine_hours() -> i64 {
    72
}
const fn address_hold_days() -> i64 {
    30
}

impl RoleConfig {
    /// The defaults for an organisation.
    #[must_use]
    pub fn new(org: Org) -> Self {
        Self {
            org,
            letter_days: letter_days(),
            staff_hours: staff_hours(),
            branch_minutes: branch_minutes(),
            quarantine_hours: quarantine_hours(),
            address_hold_days: address_hold_days(),
            profile_depts: None,
            entities: BTreeMap::new(),
            shields: ShieldPolicy::default(),
            letters: LetterPolicy::default(),
            requests: RequestPolicy::default(),
            desk: DeskPolicy::default(),
            bulk: BulkPolicy::default(),
            endings: EndingPolicy::default(),
            procedures: Procedures::default(),
        }
    }

    /// Checks the bounds; to be called at start.
    ///
    /// # Errors
    /// The first [`ConfigFault`].
    pub fn check(&self) -> Result<(), ConfigFault> {
        let bounds = [
            ("letter_days", self.letter_days, 1, 60),
            ("staff_hours", self.staff_hours, 1, 72),
            ("branch_minutes", self.branch_minutes, 5, 240),
            ("quarantine_hours", self.quarantine_hours, 24, 336),
            ("address_hold_days", self.address_hold_days, 0, 365),
            ("card_digits", i64::from(self.requests.card_digits), 0, 8),
            ("days_between", self.requests.days_between, 1, 90),
            ("per_hour", self.requests.per_hour, 1, 100_000),
            ("contact_minutes", self.desk.contact_minutes, 1, 30),
            ("lookups_per_hour", self.desk.lookups_per_hour, 1, 1_000),
            ("lookups_per_day", self.desk.lookups_per_day, 1, 5_000),
            ("numbers_per_day", self.bulk.numbers_per_day, 0, 5_000_000),
            ("grace_months", self.endings.grace_months, 1, 24),
            ("notice_days", self.endings.notice_days, 14, 365),
        ];
        for (name, value, least, most) in bounds {
            if !(least..=most).contains(&value) {
                return Err(ConfigFault { name, least, most });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_lives_longer_than_sixty_days_is_a_fault_at_start() {
        let mut config = RoleConfig::new("musterkasse.example".parse().unwrap());
        assert_eq!(config.check(), Ok(()));
        config.letter_days = 90;
        assert_eq!(
            config.check().map_err(|fault| fault.name),
            Err("letter_days")
        );
    }

    #[test]
    fn a_contact_may_count_for_less_than_half_an_hour_and_never_for_more() {
        let mut config = RoleConfig::new("musterkasse.example".parse().unwrap());
        config.desk.contact_minutes = 5;
        assert_eq!(config.check(), Ok(()));
        config.desk.contact_minutes = 31;
        let fault = config.check().map_err(|fault| fault.name);
        assert_eq!(fault, Err("contact_minutes"));
    }
}
