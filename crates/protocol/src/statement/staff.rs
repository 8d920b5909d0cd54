// SPDX-License-Identifier: EUPL-1.2
//! `staff`: what an employee may do, where, and until when.

use serde::{Deserialize, Serialize};

use super::{DAY, Role, TrustDocument, lifetime};
use crate::{
    StatementError,
    dsse::{Signed, Statement},
    ids::{Dept, Org, PersonId, UnixTime},
    json::V1,
    tup::Hash,
};

/// Longest validity of a certificate, in days.
const MAX_DAYS: i64 = 400;

/// A right in one department.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Right {
    /// Read threads.
    Read,
    /// Send messages and make thread epochs.
    Write,
    /// Grant department keys and make department epochs.
    Grant,
    /// Identify persons.
    Register,
    /// Decide about representatives.
    Represent,
}

/// Rights in one department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeptRights {
    /// The department.
    pub d: Dept,
    /// What may be done there.
    pub rights: Vec<Right>,
}

/// Payload of `staff`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffCertificate {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The employee.
    pub pid: PersonId,
    /// `sh` of the keycard that the certificate is for.
    pub kc: Hash,
    /// Rights by department.
    pub depts: Vec<DeptRights>,
    /// Role that people read ("Team Pflege"), never a name.
    pub label: String,
    /// Begin of validity.
    pub nbf: UnixTime,
    /// End of validity, at most 400 days later.
    pub exp: UnixTime,
    /// When it was signed.
    pub iat: UnixTime,
}

impl Statement for StaffCertificate {
    const TYPE: &'static str = "application/vnd.sp1.staff+json";
}

impl StaffCertificate {
    /// Whether it is valid at a time.
    pub fn valid_at(&self, at: UnixTime) -> bool {
        self.nbf <= at && at < self.exp
    }

    /// Whether it gives a right in a department at a time.
    pub fn has(&self, dept: &Dept, right: Right, at: UnixTime) -> bool {
        self.valid_at(at)
            && self
                .depts
                .iter()
                .any(|one| one.d == *dept && one.rights.contains(&right))
    }
}

impl Signed<StaffCertificate> {
    /// Checks that two different administrators have signed.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `bad-lifetime`, `bad-signature`.
    pub fn verify(&self, td: &TrustDocument) -> Result<(), StatementError> {
        let certificate = self.payload();
        if certificate.org != td.org {
            return Err(StatementError::WrongOrg);
        }
        lifetime(certificate.nbf, certificate.exp, MAX_DAYS * DAY)?;
        Ok(td.verify_role(Role::Admin, self.envelope())?)
    }
}
