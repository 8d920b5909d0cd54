// SPDX-License-Identifier: EUPL-1.2
//! Root keys and Trust Documents. Three root keys, two must sign; they belong into three safes.
//! Only a demo has them in one folder, and then the program says so loudly.

use protocol::json::V1;
use protocol::statement::{DAY, Idp, LogKeys, RoleKeys, Roles, TrustDocument};
use protocol::{Org, PublicKey, Signed, SigningKey, UnixTime};
use rand::{CryptoRng, RngCore};
use zeroize::Zeroizing;

use super::AdminError;
use crate::keyfolder::KeyFolder;
use crate::role::RolePublic;

/// Root keys that must sign.
pub const ROOT_THRESHOLD: u64 = 2;
/// Validity of a Trust Document in days: less than the 180 that the protocol allows, so that a
/// renewal may be late.
const DAYS: i64 = 170;

/// The root keys that are at hand.
pub struct RootKeys(Vec<SigningKey>);

/// Whom a Trust Document names.
#[derive(Debug, Clone)]
pub struct TrustPlan {
    /// The organisation, constant for ever.
    pub org: Org,
    /// Administrators, at least two.
    pub admin: Vec<PublicKey>,
    /// Keys of the registrar.
    pub role: RolePublic,
    /// Receipt key of the portal.
    pub receipt: PublicKey,
    /// Keys that sign releases of the client, at least two.
    pub release: Vec<PublicKey>,
    /// Identity providers, pinned by issuer and address of their keys.
    pub idps: Vec<Idp>,
}

impl RootKeys {
    /// Makes `count` root keys in one folder.
    ///
    /// # Errors
    /// [`AdminError::Keys`]; a folder that has some already is refused.
    pub fn create(
        folder: &KeyFolder,
        count: usize,
        rng: &mut (impl RngCore + CryptoRng),
    ) -> Result<(), AdminError> {
        if !folder.names()?.is_empty() {
            return Err(AdminError::Plan("the folder has root keys already"));
        }
        for number in 1..=count {
            let mut seed = Zeroizing::new([0; 32]);
            rng.fill_bytes(seed.as_mut_slice());
            folder.store(&format!("root-{number}"), &seed)?;
        }
        Ok(())
    }

    /// Opens all root keys of some folders.
    ///
    /// # Errors
    /// [`AdminError::Keys`].
    pub fn open<'a>(folders: impl IntoIterator<Item = &'a KeyFolder>) -> Result<Self, AdminError> {
        let mut keys = Vec::new();
        for folder in folders {
            for name in folder.names()? {
                keys.push(SigningKey::from_seed(&*folder.load(&name)?));
            }
        }
        Ok(Self(keys))
    }

    /// The public keys.
    #[must_use]
    pub fn public(&self) -> Vec<PublicKey> {
        self.0.iter().map(SigningKey::public).collect()
    }

    /// Adds our signatures to a proposed version, without asking whether they are enough.
    ///
    /// # Errors
    /// [`AdminError::NotNamed`] if none of our keys counts for it, [`AdminError::SignedAlready`].
    pub fn add_to(
        &self,
        mut proposed: Signed<TrustDocument>,
        previous: Option<&TrustDocument>,
    ) -> Result<Signed<TrustDocument>, AdminError> {
        let keys = self.named(proposed.payload(), previous);
        if keys.is_empty() {
            return Err(AdminError::NotNamed);
        }
        for key in keys {
            if proposed.envelope().verify_by(&key.public()).is_ok() {
                return Err(AdminError::SignedAlready);
            }
            proposed.add_signature(key);
        }
        Ok(proposed)
    }

    fn named(
        &self,
        document: &TrustDocument,
        previous: Option<&TrustDocument>,
    ) -> Vec<&SigningKey> {
        let counts = |key: &&SigningKey| {
            document.root.keys.contains(&key.public())
                || previous.is_some_and(|before| before.root.keys.contains(&key.public()))
        };
        self.0.iter().filter(counts).collect()
    }

    /// Signs a Trust Document with those of our keys that it, or the version before, names.
    ///
    /// # Errors
    /// [`AdminError::Plan`] unless enough different keys have signed for both.
    pub fn sign(
        &self,
        document: TrustDocument,
        previous: Option<&TrustDocument>,
    ) -> Result<Signed<TrustDocument>, AdminError> {
        let keys = self.named(&document, previous);
        let signed = Signed::sign(document.clone(), &keys)?;
        let enough = document.root.verify(signed.envelope()).is_ok()
            && previous.is_none_or(|before| before.root.verify(signed.envelope()).is_ok());
        if enough {
            Ok(signed)
        } else {
            Err(AdminError::Plan("not enough root keys are at hand"))
        }
    }
}

/// The first Trust Document of an organisation.
///
/// # Errors
/// [`AdminError::Plan`] for too few keys.
pub fn first_document(
    plan: TrustPlan,
    root: Vec<PublicKey>,
    now: UnixTime,
) -> Result<TrustDocument, AdminError> {
    if root.len() != 3 {
        return Err(AdminError::Plan("three root keys are needed"));
    }
    if plan.admin.len() < 2 || plan.release.len() < 2 {
        return Err(AdminError::Plan(
            "two administrators and two release keys are needed",
        ));
    }
    let keys = |keys, threshold| RoleKeys { keys, threshold };
    Ok(TrustDocument {
        v: V1,
        org: plan.org,
        ver: 1,
        iat: now,
        exp: now.plus(DAYS * DAY),
        prev: None,
        root: keys(root, ROOT_THRESHOLD),
        roles: Roles {
            admin: keys(plan.admin, 2),
            binder: keys(vec![plan.role.binder], 1),
            fresh: keys(vec![plan.role.fresh], 1),
            issuer: keys(vec![plan.role.issuer], 1),
            log: LogKeys {
                origin: None,
                vkey: None,
            },
            receipt: keys(vec![plan.receipt], 1),
            release: keys(plan.release, 2),
        },
        witness_policy: "none".to_owned(),
        idps: plan.idps,
        min_client: 1,
    })
}

/// The version after `previous`, valid from now; the caller changes what has to change.
#[must_use]
pub fn next_document(previous: &Signed<TrustDocument>, now: UnixTime) -> TrustDocument {
    let mut document = previous.payload().clone();
    document.ver += 1;
    document.prev = Some(previous.sh());
    document.iat = now;
    document.exp = now.plus(DAYS * DAY);
    document
}
