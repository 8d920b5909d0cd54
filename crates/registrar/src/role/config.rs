// SPDX-License-Identifier: EUPL-1.2
//! How the registrar works: validity of codes, waiting times, who sees profiles.

use protocol::{Dept, Org};
use serde::{Deserialize, Serialize};
use thiserror::Error;

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
}
