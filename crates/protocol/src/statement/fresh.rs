// SPDX-License-Identifier: EUPL-1.2
//! `fresh`: this binding was the person's newest one a moment ago.

use serde::{Deserialize, Serialize};

use super::{FRESH_FOR, Role, TrustDocument, lifetime};
use crate::{
    StatementError,
    dsse::{Signed, Statement},
    ids::{Org, PersonId, UnixTime},
    json::V1,
    tup::Hash,
};

/// Payload of `fresh`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fresh {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The person.
    pub pid: PersonId,
    /// `sh` of the newest binding.
    pub bind: Hash,
    /// When it was signed.
    pub iat: UnixTime,
    /// End of validity, at most 48 hours later.
    pub exp: UnixTime,
}

impl Statement for Fresh {
    const TYPE: &'static str = "application/vnd.sp1.fresh+json";
}

impl Signed<Fresh> {
    /// Checks the signature of role `fresh` and the lifetime.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `bad-lifetime`, `bad-signature`.
    pub fn verify(&self, td: &TrustDocument) -> Result<(), StatementError> {
        let fresh = self.payload();
        if fresh.org != td.org {
            return Err(StatementError::WrongOrg);
        }
        lifetime(fresh.iat, fresh.exp, FRESH_FOR)?;
        Ok(td.verify_role(Role::Fresh, self.envelope())?)
    }
}
