// SPDX-License-Identifier: EUPL-1.2
//! `revlist`: certificates, department epochs and representations that ended before their time.

use serde::{Deserialize, Serialize};

use super::{FRESH_FOR, Role, TrustDocument, lifetime};
use crate::{
    StatementError,
    dsse::{Signed, Statement},
    ids::{Org, UnixTime},
    json::V1,
    tup::Hash,
};

/// One revoked statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revoked {
    /// `sh` of the statement.
    pub sh: Hash,
    /// Since when it no longer holds; what was signed before stays valid.
    pub at: UnixTime,
}

/// Payload of `revlist`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevocationList {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// Number of the list, rising.
    pub seq: u64,
    /// Everything revoked so far.
    pub revoked: Vec<Revoked>,
    /// When it was signed.
    pub iat: UnixTime,
    /// End of validity, at most 48 hours later.
    pub exp: UnixTime,
}

impl Statement for RevocationList {
    const TYPE: &'static str = "application/vnd.sp1.revlist+json";
}

impl RevocationList {
    /// Whether a statement was revoked at a time.
    pub fn is_revoked(&self, sh: &Hash, at: UnixTime) -> bool {
        self.revoked.iter().any(|one| one.sh == *sh && one.at <= at)
    }
}

impl Signed<RevocationList> {
    /// Checks the binder's signature and the lifetime; how old a list may be depends on its use.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `bad-lifetime`, `bad-signature`.
    pub fn verify(&self, td: &TrustDocument) -> Result<(), StatementError> {
        let list = self.payload();
        if list.org != td.org {
            return Err(StatementError::WrongOrg);
        }
        lifetime(list.iat, list.exp, FRESH_FOR)?;
        Ok(td.verify_role(Role::Binder, self.envelope())?)
    }
}
