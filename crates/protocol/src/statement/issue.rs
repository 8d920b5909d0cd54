// SPDX-License-Identifier: EUPL-1.2
//! `issue`: an activation code has been printed.

use serde::{Deserialize, Serialize};

use super::{Role, TrustChain};
use crate::{
    StatementError,
    activation::{self, Covered},
    dsse::{Signed, Statement},
    ids::{ActivationId, Org, PersonId, UnixTime},
    json::V1,
    tup::Hash,
};

/// How the code reaches the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IssueMethod {
    /// By letter.
    Letter,
    /// At a counter.
    Branch,
    /// Handed over to an employee.
    Staff,
    /// A new code after the former one.
    Reissue,
    /// Sealed to the key whose hash an identity provider has signed; on no paper.
    Eid,
}

/// What a person is to the insurer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PersonRole {
    /// Insured person.
    Insured,
    /// Representative.
    Rep,
    /// Employee.
    Staff,
}

/// Payload of `issue`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The activation.
    pub aid: ActivationId,
    /// The person.
    pub pid: PersonId,
    /// Number of codes for this person, from 1; only the highest one lives.
    pub seq: u64,
    /// How the code reaches the person.
    pub method: IssueMethod,
    /// What the person will be.
    pub role: PersonRole,
    /// End of validity.
    pub exp: UnixTime,
    /// `sh` of the Trust Document at printing.
    pub td: Hash,
    /// Always null in version 1.
    pub mbx: (),
}

impl Statement for Issue {
    const TYPE: &'static str = "application/vnd.sp1.issue+json";
}

impl Signed<Issue> {
    /// Checks the issuer's signature, validity, and that the Trust Document named is in the chain.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `bad-signature`, `wrong-trust-document`, `expired`.
    pub fn verify(&self, chain: &TrustChain, now: UnixTime) -> Result<(), StatementError> {
        let issue = self.payload();
        if issue.org != chain.td().org {
            return Err(StatementError::WrongOrg);
        }
        chain.verify_role(Role::Issuer, self.envelope())?;
        if !chain.contains(&issue.td) {
            return Err(StatementError::WrongTrustDocument);
        }
        if now >= issue.exp {
            return Err(StatementError::Expired);
        }
        Ok(())
    }

    /// What both MACs of this activation cover.
    pub const fn covered(&self) -> Covered<'_> {
        let issue = self.payload();
        Covered {
            org: &issue.org,
            aid: issue.aid,
            pid: issue.pid,
            issue: self.sh(),
            td: issue.td,
        }
    }

    /// Checks `mac_org` in constant time [`wrong-mac`](StatementError::WrongMac).
    pub fn verify_mac_org(&self, k_org: &[u8; 32], mac: &Hash) -> Result<(), StatementError> {
        if activation::mac_org(k_org, &self.covered()).ct_eq(mac) {
            Ok(())
        } else {
            Err(StatementError::WrongMac)
        }
    }
}
