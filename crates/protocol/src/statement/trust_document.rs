// SPDX-License-Identifier: EUPL-1.2
//! `td`: names every key that may speak for the insurer.

use serde::{Deserialize, Serialize};

use super::{DAY, lifetime};
use crate::{
    StatementError,
    dsse::{DsseError, Envelope, PublicKey, Signed, Statement},
    ids::{Org, Provider, UnixTime, WebUrl},
    json::V1,
    tup::Hash,
};

/// Longest validity of one version, in days.
const MAX_DAYS: i64 = 180;
/// Identity providers of one version.
const MAX_IDPS: usize = 16;

/// Keys of one role and how many different ones must sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleKeys {
    /// Ed25519 keys.
    pub keys: Vec<PublicKey>,
    /// Number of different keys.
    pub threshold: u64,
}

impl RoleKeys {
    /// Passes if enough different keys of the role have signed.
    pub fn verify(&self, envelope: &Envelope) -> Result<(), DsseError> {
        let threshold = usize::try_from(self.threshold).map_err(|_| DsseError::BadSignature)?;
        envelope.verify_threshold(&self.keys, threshold)
    }

    fn check(&self, least: u64) -> Result<(), StatementError> {
        for key in &self.keys {
            key.check()?;
        }
        let mut different = self.keys.clone();
        different.sort_unstable();
        different.dedup();
        let count = u64::try_from(different.len()).unwrap_or_default();
        let enough = different.len() == self.keys.len()
            && self.threshold >= least
            && self.threshold <= count;
        if enough {
            Ok(())
        } else {
            Err(StatementError::BadRoles)
        }
    }
}

/// The transparency log; both null until there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogKeys {
    /// C2SP origin line.
    pub origin: Option<String>,
    /// C2SP verifier key.
    pub vkey: Option<String>,
}

/// Who may sign what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    /// Staff certificates, department epochs; threshold at least 2.
    pub admin: RoleKeys,
    /// Bindings, revocation lists, profiles.
    pub binder: RoleKeys,
    /// `fresh` statements.
    pub fresh: RoleKeys,
    /// Activation letters.
    pub issuer: RoleKeys,
    /// The transparency log.
    pub log: LogKeys,
    /// Receipts of the portal.
    pub receipt: RoleKeys,
    /// Releases of the client; threshold at least 2.
    pub release: RoleKeys,
}

/// A role with keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Staff certificates, department epochs.
    Admin,
    /// Bindings, revocation lists, profiles.
    Binder,
    /// `fresh` statements.
    Fresh,
    /// Activation letters.
    Issuer,
    /// Receipts of the portal.
    Receipt,
    /// Releases of the client.
    Release,
}

/// An identity provider that may say who somebody is (ruling 18).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Idp {
    /// How requests name it.
    pub id: Provider,
    /// Its issuer identifier, to the letter.
    pub iss: WebUrl,
    /// Where its keys are.
    pub jwks_uri: WebUrl,
    /// What people see on the screen: `gesundheitsid`, `eid` …
    pub procedure: Provider,
}

/// Payload of `td`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrustDocument {
    /// 1.
    pub v: V1,
    /// The organisation, constant for ever.
    pub org: Org,
    /// Version, from 1 without gaps.
    pub ver: u64,
    /// Begin of validity.
    pub iat: UnixTime,
    /// End of validity, at most 180 days later.
    pub exp: UnixTime,
    /// `sh` of the version before; null for the first.
    pub prev: Option<Hash>,
    /// Offline root keys.
    pub root: RoleKeys,
    /// Who may sign what.
    pub roles: Roles,
    /// C2SP witness policy, or `"none"` until the log exists.
    pub witness_policy: String,
    /// Identity providers, at most 16; no `id` twice.
    pub idps: Vec<Idp>,
    /// Least client version that may go on.
    pub min_client: u64,
}

impl Statement for TrustDocument {
    const TYPE: &'static str = "application/vnd.sp1.td+json";
}

impl TrustDocument {
    /// The identity provider of this name.
    pub fn idp(&self, id: &Provider) -> Option<&Idp> {
        self.idps.iter().find(|idp| idp.id == *id)
    }

    /// The keys of a role.
    pub const fn role(&self, role: Role) -> &RoleKeys {
        match role {
            Role::Admin => &self.roles.admin,
            Role::Binder => &self.roles.binder,
            Role::Fresh => &self.roles.fresh,
            Role::Issuer => &self.roles.issuer,
            Role::Receipt => &self.roles.receipt,
            Role::Release => &self.roles.release,
        }
    }

    /// Passes if enough different keys of the role have signed.
    pub fn verify_role(&self, role: Role, envelope: &Envelope) -> Result<(), DsseError> {
        self.role(role).verify(envelope)
    }
}

impl Signed<TrustDocument> {
    /// Checks one version by itself: lifetime, roles, own root signatures. Whether it is *the* Trust
    /// Document is the question of [`super::TrustChain`].
    pub(super) fn verify_alone(&self) -> Result<(), StatementError> {
        let td = self.payload();
        lifetime(td.iat, td.exp, MAX_DAYS * DAY)?;
        td.root.check(1)?;
        let least = [
            (Role::Admin, 2),
            (Role::Binder, 1),
            (Role::Fresh, 1),
            (Role::Issuer, 1),
            (Role::Receipt, 1),
            (Role::Release, 2),
        ];
        for (role, threshold) in least {
            td.role(role).check(threshold)?;
        }
        let mut providers: Vec<_> = td.idps.iter().map(|idp| &idp.id).collect();
        providers.sort_unstable();
        providers.dedup();
        if providers.len() != td.idps.len() || providers.len() > MAX_IDPS {
            return Err(StatementError::BadRoles);
        }
        if td.ver == 0 {
            return Err(StatementError::SequenceGap);
        }
        if (td.ver == 1) != td.prev.is_none() {
            return Err(StatementError::WrongPrevious);
        }
        Ok(td.root.verify(self.envelope())?)
    }
}
