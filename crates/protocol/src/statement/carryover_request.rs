// SPDX-License-Identifier: EUPL-1.2
//! `carryover-request`: the old key asks for the new one to be bound.

use serde::{Deserialize, Serialize};

use super::Keycard;
use crate::{
    StatementError,
    dsse::{Signed, Statement},
    ids::{Org, PersonId, UnixTime},
    json::V1,
    tup::Hash,
};

/// Why the keys change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CarryoverReason {
    /// A device was lost or stolen.
    DeviceLost,
    /// An unlock method was removed.
    MethodRemoved,
    /// The recovery sheet was made anew.
    SheetRemade,
}

/// Payload of `carryover-request`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarryoverRequest {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The person.
    pub pid: PersonId,
    /// `sh` of the new keycard.
    pub kc: Hash,
    /// `sh` of the keycard bound until now.
    pub prev: Hash,
    /// Why the keys change.
    pub reason: CarryoverReason,
    /// When it was made.
    pub iat: UnixTime,
}

impl Statement for CarryoverRequest {
    const TYPE: &'static str = "application/vnd.sp1.carryover-request+json";
}

impl Signed<CarryoverRequest> {
    /// Checks both keycards and both signatures.
    ///
    /// # Errors
    /// In this order: those of [`Signed::<Keycard>::verify`] and
    /// [`Signed::<Keycard>::verify_succession`], `wrong-org`, `wrong-person`, `wrong-keycard`,
    /// `wrong-previous`, `bad-signature`.
    pub fn verify(
        &self,
        new: &Signed<Keycard>,
        previous: &Signed<Keycard>,
    ) -> Result<(), StatementError> {
        let (request, old) = (self.payload(), previous.payload());
        new.verify(&old.org, old.pid)?;
        new.verify_succession(previous)?;
        if request.org != old.org {
            return Err(StatementError::WrongOrg);
        }
        if request.pid != old.pid {
            return Err(StatementError::WrongPerson);
        }
        if request.kc != new.sh() {
            return Err(StatementError::WrongKeycard);
        }
        if request.prev != previous.sh() {
            return Err(StatementError::WrongPrevious);
        }
        let both = [new.payload().sig, old.sig];
        Ok(self.envelope().verify_threshold(&both, both.len())?)
    }
}
