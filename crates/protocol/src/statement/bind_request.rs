// SPDX-License-Identifier: EUPL-1.2
//! `bind-request`: a new key asks to be bound, sealed to the registrar.

use serde::{Deserialize, Serialize};

use super::{Issue, Keycard};
use crate::{
    StatementError, activation,
    dsse::{Signed, Statement},
    ids::{ActivationId, Org, PersonId, UnixTime},
    json::V1,
    recovery::Claims,
    tup::Hash,
};

/// Payload of `bind-request`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BindRequest {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The activation.
    pub aid: ActivationId,
    /// The person.
    pub pid: PersonId,
    /// `sh` of the keycard to be bound.
    pub kc: Hash,
    /// `mac_person`.
    pub mac: Hash,
    /// What the registrar compares with its own data.
    pub claims: Claims,
    /// `sh` of the Trust Document in both MACs, that is `issue.td`.
    pub td: Hash,
    /// When it was made.
    pub iat: UnixTime,
}

impl Statement for BindRequest {
    const TYPE: &'static str = "application/vnd.sp1.bind-request+json";
}

impl Signed<BindRequest> {
    /// The registrar's check: keycard, signature, agreement with the issue statement, MAC. Claims,
    /// use and expiry are the registrar's own business.
    ///
    /// # Errors
    /// In this order: those of [`Signed::<Keycard>::verify`], `wrong-org`, `wrong-person`,
    /// `wrong-keycard`, `bad-signature`, `wrong-trust-document`, `wrong-mac`.
    pub fn verify(
        &self,
        issue: &Signed<Issue>,
        keycard: &Signed<Keycard>,
        k_person: &[u8; 32],
    ) -> Result<(), StatementError> {
        let (request, issued) = (self.payload(), issue.payload());
        keycard.verify(&issued.org, issued.pid)?;
        if request.org != issued.org {
            return Err(StatementError::WrongOrg);
        }
        if request.pid != issued.pid || request.aid != issued.aid {
            return Err(StatementError::WrongPerson);
        }
        if request.kc != keycard.sh() {
            return Err(StatementError::WrongKeycard);
        }
        self.envelope().verify_by(&keycard.payload().sig)?;
        if request.td != issued.td {
            return Err(StatementError::WrongTrustDocument);
        }
        let mac = activation::mac_person(k_person, &issue.covered(), &request.kc);
        if mac.ct_eq(&request.mac) {
            Ok(())
        } else {
            Err(StatementError::WrongMac)
        }
    }
}
