// SPDX-License-Identifier: EUPL-1.2
//! The keys of the registrar's roles, in a folder of their own.

use protocol::agefile::Recipient;
use protocol::dsse::DsseError;
use protocol::json::V1;
use protocol::statement::{DeptEpoch, TrustDocument};
use protocol::{Dept, Org, PublicKey, Signed, SigningKey, StatementError, UnixTime};
use protocol_open::Identity;
use rand::{CryptoRng, RngCore};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::DEPT;
use crate::keyfolder::{KeyFolder, KeyFolderError, KeyKind};

const ISSUER: &str = "issuer";
const BINDER: &str = "binder";
const FRESH: &str = "fresh";
const IDENTITY: &str = "registrar";

/// Role keys and the identity of department `registrar`; never printed.
pub struct RoleKeys {
    pub(super) issuer: SigningKey,
    pub(super) binder: SigningKey,
    pub(super) fresh: SigningKey,
    pub(super) identity: Identity,
}

/// The public halves, for the Trust Document and the epoch of department `registrar`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RolePublic {
    /// Activation letters.
    pub issuer: PublicKey,
    /// Bindings, revocation lists, profiles.
    pub binder: PublicKey,
    /// `fresh` statements.
    pub fresh: PublicKey,
    /// Recipient of department `registrar`.
    pub registrar: Recipient,
}

impl RoleKeys {
    /// Makes the keys that the folder does not have yet and opens all.
    ///
    /// # Errors
    /// [`KeyFolderError`]; `Foreign` if the folder is not one of role keys.
    pub fn create(
        folder: &KeyFolder,
        rng: &mut (impl RngCore + CryptoRng),
    ) -> Result<Self, KeyFolderError> {
        for name in [ISSUER, BINDER, FRESH, IDENTITY] {
            if !folder.has(name) {
                let mut seed = Zeroizing::new([0; 32]);
                rng.fill_bytes(seed.as_mut_slice());
                folder.store(name, &seed)?;
            }
        }
        Self::open(folder)
    }

    /// Opens the keys of a folder.
    ///
    /// # Errors
    /// [`KeyFolderError`].
    pub fn open(folder: &KeyFolder) -> Result<Self, KeyFolderError> {
        if folder.kind() != KeyKind::Role {
            let path = folder.beside("KIND");
            return Err(KeyFolderError::Foreign {
                path,
                expected: KeyKind::Role,
            });
        }
        let key = |name| folder.load(name).map(|seed| SigningKey::from_seed(&seed));
        let identity = Identity::from_seed(&*folder.load(IDENTITY)?)
            .map_err(|_| KeyFolderError::Malformed(folder.beside(IDENTITY)))?;
        Ok(Self {
            issuer: key(ISSUER)?,
            binder: key(BINDER)?,
            fresh: key(FRESH)?,
            identity,
        })
    }

    /// The public halves.
    #[must_use]
    pub fn public(&self) -> RolePublic {
        RolePublic {
            issuer: self.issuer.public(),
            binder: self.binder.public(),
            fresh: self.fresh.public(),
            registrar: self.identity.recipient().clone(),
        }
    }

    /// The epoch of department `registrar` with our identity, for two administrators to sign.
    ///
    /// # Errors
    /// [`DsseError`](protocol::dsse::DsseError), never in practice.
    pub fn department_epoch(
        &self,
        org: &Org,
        label: &str,
        previous: Option<&Signed<DeptEpoch>>,
        reason: &str,
        now: UnixTime,
    ) -> Result<Signed<DeptEpoch>, DsseError> {
        let dept: Dept = DEPT.parse().map_err(|_| DsseError::MalformedEnvelope)?;
        let statement = DeptEpoch {
            v: V1,
            org: org.clone(),
            dept,
            epoch: previous.map_or(0, |before| before.payload().epoch) + 1,
            label: label.to_owned(),
            enc: self.identity.recipient().clone(),
            prev: previous.map(Signed::sh),
            reason: reason.to_owned(),
            iat: now,
        };
        Signed::sign(statement, &[])
    }

    /// Whether the Trust Document names these keys: without that, everything we sign is void.
    pub(super) fn check(&self, td: &TrustDocument) -> Result<(), StatementError> {
        let roles = &td.roles;
        let named = roles.issuer.keys.contains(&self.issuer.public())
            && roles.binder.keys.contains(&self.binder.public())
            && roles.fresh.keys.contains(&self.fresh.public());
        if named {
            Ok(())
        } else {
            Err(StatementError::BadRoles)
        }
    }
}
