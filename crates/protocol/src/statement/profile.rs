// SPDX-License-Identifier: EUPL-1.2
//! `profile`: who a person is, for departments that may see it. Sealed, never in clear at the portal.

use serde::{Deserialize, Serialize};

use super::{Role, TrustDocument};
use crate::{
    StatementError,
    dsse::{Signed, Statement},
    ids::{BirthDate, Org, PersonId, UnixTime},
    json::V1,
};

/// Payload of `profile`; not printed by `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The person.
    pub pid: PersonId,
    /// Full name.
    pub name: String,
    /// Birth date.
    pub dob: BirthDate,
    /// Insurance number (KVNR).
    pub kvnr: String,
    /// Notes for those who handle the person's matters.
    pub flags: Vec<String>,
    /// When it was signed.
    pub iat: UnixTime,
}

impl std::fmt::Debug for Profile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Profile({}, [REDACTED])", self.pid)
    }
}

impl Statement for Profile {
    const TYPE: &'static str = "application/vnd.sp1.profile+json";
}

impl Signed<Profile> {
    /// Checks the binder's signature and that it is about this person, before a name is shown.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `wrong-person`, `bad-signature`.
    pub fn verify(&self, td: &TrustDocument, pid: PersonId) -> Result<(), StatementError> {
        let profile = self.payload();
        if profile.org != td.org {
            return Err(StatementError::WrongOrg);
        }
        if profile.pid != pid {
            return Err(StatementError::WrongPerson);
        }
        Ok(td.verify_role(Role::Binder, self.envelope())?)
    }
}
