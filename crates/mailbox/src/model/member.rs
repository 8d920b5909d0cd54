// SPDX-License-Identifier: EUPL-1.2
//! Whom a grant is sealed to.

use std::fmt;
use std::str::FromStr;

use protocol::ids::NotAnId;

use crate::ids::{Dept, PersonId};

/// A member of a thread epoch: `<pid>`, or `dept:<dept>:<epoch>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Member {
    /// A person.
    Person(PersonId),
    /// A department, at one of its epochs.
    Unit {
        /// The department.
        dept: Dept,
        /// Its epoch.
        epoch: u64,
    },
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(pid) => pid.fmt(f),
            Self::Unit { dept, epoch } => write!(f, "dept:{dept}:{epoch}"),
        }
    }
}

impl FromStr for Member {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let Some(rest) = text.strip_prefix("dept:") else {
            return Ok(Self::Person(text.parse()?));
        };
        let (dept, number) = rest.split_once(':').ok_or(NotAnId("member"))?;
        let epoch: u64 = number.parse().map_err(|_| NotAnId("member"))?;
        let member = Self::Unit {
            dept: dept.parse()?,
            epoch,
        };
        // One spelling only: no leading zeros, no plus sign.
        if member.to_string() == text {
            Ok(member)
        } else {
            Err(NotAnId("member"))
        }
    }
}

impl From<&protocol::statement::Member> for Member {
    fn from(member: &protocol::statement::Member) -> Self {
        match member {
            protocol::statement::Member::Person { pid, .. } => Self::Person(*pid),
            protocol::statement::Member::Dept { dept, epoch, .. } => Self::Unit {
                dept: dept.clone(),
                epoch: *epoch,
            },
        }
    }
}

impl serde::Serialize for Member {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Member {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
