// SPDX-License-Identifier: EUPL-1.2
//! `evidence-head`: how the evidence of a decision ended when this was signed.

use serde::{Deserialize, Serialize};

use super::{Role, TrustDocument};
use crate::{
    StatementError,
    dsse::{Signed, Statement},
    ids::{MessageId, Org, UnixTime},
    json::V1,
    tup::Hash,
};

/// Payload of `evidence-head`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceHead {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The decision.
    pub mid: MessageId,
    /// Number of the last entry.
    pub n: u64,
    /// Its hash.
    pub hash: Hash,
    /// When it was signed.
    pub ts: UnixTime,
}

impl Statement for EvidenceHead {
    const TYPE: &'static str = "application/vnd.sp1.evidence-head+json";
}

impl Signed<EvidenceHead> {
    /// Checks the signature of role `receipt`. Whether a chain agrees with it says [`crate::evidence`].
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
