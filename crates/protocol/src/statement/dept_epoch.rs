// SPDX-License-Identifier: EUPL-1.2
//! `dept-epoch`: the age recipient of a department, for one epoch.

use serde::{Deserialize, Serialize};

use super::{Keycard, Right, Role, StaffCertificate, TrustDocument};
use crate::{
    StatementError,
    agefile::Recipient,
    dsse::{Signed, Statement},
    ids::{Dept, Org, UnixTime},
    json::V1,
    tup::Hash,
};

/// Payload of `dept-epoch`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeptEpoch {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The department.
    pub dept: Dept,
    /// From 1 without gaps.
    pub epoch: u64,
    /// Name that people read.
    pub label: String,
    /// age recipient.
    pub enc: Recipient,
    /// `sh` of the epoch before; null for the first.
    pub prev: Option<Hash>,
    /// Why there is a new epoch, for auditors.
    pub reason: String,
    /// When it was made.
    pub iat: UnixTime,
}

impl Statement for DeptEpoch {
    const TYPE: &'static str = "application/vnd.sp1.dept-epoch+json";
}

impl Signed<DeptEpoch> {
    /// Checks that two administrators have signed, or `lead`: somebody of the department with right
    /// `grant`, whose certificate the caller has verified. The Medical Service's key is certified by
    /// two administrators only: no employee of the insurer may put another one in its place.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `wrong-place`, `sequence-gap`, `wrong-previous`, then
    /// `bad-signature`, or `not-entitled` if the lead signed without the right.
    pub fn verify(
        &self,
        td: &TrustDocument,
        previous: Option<&Self>,
        lead: Option<(&Signed<StaffCertificate>, &Signed<Keycard>)>,
    ) -> Result<(), StatementError> {
        let epoch = self.payload();
        if epoch.org != td.org {
            return Err(StatementError::WrongOrg);
        }
        if previous.is_some_and(|previous| previous.payload().dept != epoch.dept) {
            return Err(StatementError::WrongPlace);
        }
        let before = previous.map_or(0, |previous| previous.payload().epoch);
        if Some(epoch.epoch) != before.checked_add(1) {
            return Err(StatementError::SequenceGap);
        }
        if epoch.prev != previous.map(Signed::sh) {
            return Err(StatementError::WrongPrevious);
        }
        let by_admins = td.verify_role(Role::Admin, self.envelope());
        let lead = lead.filter(|_| by_admins.is_err() && !epoch.dept.is_medical_service());
        let Some((certificate, keycard)) = lead else {
            return Ok(by_admins?);
        };
        self.envelope().verify_by(&keycard.payload().sig)?;
        let entitled = certificate.payload().kc == keycard.sh()
            && certificate
                .payload()
                .has(&epoch.dept, Right::Grant, epoch.iat);
        if entitled {
            Ok(())
        } else {
            Err(StatementError::NotEntitled)
        }
    }
}
