// SPDX-License-Identifier: EUPL-1.2
//! `audit-head`: how the chain of audit entries ended when this was signed.

use serde::{Deserialize, Serialize};

use super::{Role, TrustDocument};
use crate::{
    StatementError,
    dsse::{Signed, Statement},
    ids::{Org, UnixTime},
    json::V1,
    tup::Hash,
};

/// Payload of `audit-head`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditHead {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// Number of the last entry; 0: there is none.
    pub n: u64,
    /// Its hash, or what stands before the first one.
    pub hash: Hash,
    /// When it was signed.
    pub ts: UnixTime,
}

impl Statement for AuditHead {
    const TYPE: &'static str = "application/vnd.sp1.audit-head+json";
}

impl Signed<AuditHead> {
    /// Checks the signature of role `receipt`. Whether a chain agrees with it says [`crate::ledger`].
    ///
    /// # Errors
    /// In this order: `wrong-org`, `bad-signature`.
    pub fn verify(&self, td: &TrustDocument) -> Result<(), StatementError> {
        if self.payload().org != td.org {
            return Err(StatementError::WrongOrg);
        }
        Ok(td.verify_role(Role::Receipt, self.envelope())?)
    }
}
