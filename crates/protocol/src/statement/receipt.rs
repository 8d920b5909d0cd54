// SPDX-License-Identifier: EUPL-1.2
//! `receipt`: the portal has accepted a file, at a time, as number `idx` of its place.

use serde::{Deserialize, Serialize};

use super::{Lane, Role, TrustDocument};
use crate::{
    StatementError,
    dsse::{Signed, Statement},
    ids::{Org, ThreadId, UnixTime},
    json::V1,
    tup::Hash,
};

/// Payload of `receipt`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The thread.
    pub thread: ThreadId,
    /// The lane.
    pub lane: Lane,
    /// SHA-256 of the stored file.
    pub obj: Hash,
    /// Length of the stored file in bytes.
    pub size: u64,
    /// When it was accepted.
    pub ts: UnixTime,
    /// Number of the object in (thread, lane), from 1 without gaps.
    pub idx: u64,
}

impl Statement for Receipt {
    const TYPE: &'static str = "application/vnd.sp1.receipt+json";
}

impl Signed<Receipt> {
    /// Checks the signature of role `receipt`; [`crate::transcript::Receipts`] compares receipts.
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
