// SPDX-License-Identifier: EUPL-1.2
//! `rep-end`: one of the two ends a representation before its time.

use serde::{Deserialize, Serialize};

use super::{Author, Keycard, authored};
use crate::{
    StatementError,
    dsse::{Signed, Statement},
    ids::{Org, UnixTime},
    json::V1,
    tup::Hash,
};

/// Payload of `rep-end`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepresentationEnd {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// `sh` of the representation.
    pub rep: Hash,
    /// Who ends it: the insured person or the representative.
    pub by: Author,
    /// When it was signed.
    pub iat: UnixTime,
}

impl Statement for RepresentationEnd {
    const TYPE: &'static str = "application/vnd.sp1.rep-end+json";
}

impl Signed<RepresentationEnd> {
    /// Checks the signature by the keycard of whoever ends it. Whether that is one of the two is for the caller.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `wrong-person`, `wrong-keycard`, `bad-signature`.
    pub fn verify(&self, keycard: &Signed<Keycard>) -> Result<(), StatementError> {
        let end = self.payload();
        authored(&end.org, &end.by, keycard, self.envelope())
    }
}
