// SPDX-License-Identifier: EUPL-1.2
//! Marks of the core system on a person. The list is closed: a misspelt mark must not pass as none.

use serde::{Deserialize, Serialize};

/// A mark on a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flag {
    /// Auskunftssperre, or another reason to protect the address.
    Restricted,
    /// A clerk wants to look at every letter first.
    HoldLetter,
    /// Insured with their own employer, this Krankenkasse.
    Employee,
    /// Known to many: few may know that she is insured here.
    Vip,
    /// Eingeschränkte Handlungsfähigkeit (§ 36 SGB I).
    LimitedCapacity,
    /// Einwilligungsvorbehalt (§ 1825 BGB).
    ConsentReservation,
    /// Has died.
    Deceased,
    /// No employee but a program of the insurer: its keycard says so (ruling 24).
    Program,
}

impl Flag {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Restricted,
        Self::HoldLetter,
        Self::Employee,
        Self::Vip,
        Self::LimitedCapacity,
        Self::ConsentReservation,
        Self::Deceased,
        Self::Program,
    ];

    /// The name in imports and profiles.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Restricted => "restricted",
            Self::HoldLetter => "hold-letter",
            Self::Employee => "employee",
            Self::Vip => "vip",
            Self::LimitedCapacity => "limited-capacity",
            Self::ConsentReservation => "consent-reservation",
            Self::Deceased => "deceased",
            Self::Program => "program",
        }
    }

    /// Reads [`Self::name`].
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flag| flag.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_in_imports_and_in_the_database() {
        for flag in Flag::ALL {
            assert_eq!(Flag::from_name(flag.name()), Some(flag));
            let stored = serde_json::to_string(&flag).unwrap();
            assert_eq!(stored, format!("\"{}\"", flag.name()));
        }
        assert_eq!(Flag::from_name("restriced"), None);
    }
}
