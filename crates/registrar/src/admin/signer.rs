// SPDX-License-Identifier: EUPL-1.2
//! One administrator, one key, one folder.

use protocol::dsse::{Envelope, Statement};
use protocol::statement::{DeptEpoch, StaffCertificate};
use protocol::{PublicKey, Signed, SigningKey};
use rand::{CryptoRng, RngCore};
use zeroize::Zeroizing;

use super::AdminError;
use crate::keyfolder::{KeyFolder, KeyFolderError, KeyKind};

const NAME: &str = "admin";

/// Signs staff certificates and department epochs, once each.
pub struct AdminSigner {
    key: SigningKey,
}

impl AdminSigner {
    /// Makes the key of a folder that has none yet and opens it.
    ///
    /// # Errors
    /// [`AdminError::Keys`].
    pub fn create(
        folder: &KeyFolder,
        rng: &mut (impl RngCore + CryptoRng),
    ) -> Result<Self, AdminError> {
        if !folder.has(NAME) {
            let mut seed = Zeroizing::new([0; 32]);
            rng.fill_bytes(seed.as_mut_slice());
            folder.store(NAME, &seed)?;
        }
        Self::open(folder)
    }

    /// Opens the key of a folder; a folder with more than one is refused.
    ///
    /// # Errors
    /// [`AdminError::Keys`], [`AdminError::Plan`].
    pub fn open(folder: &KeyFolder) -> Result<Self, AdminError> {
        if folder.kind() != KeyKind::Admin {
            let path = folder.beside("KIND");
            return Err(KeyFolderError::Foreign {
                path,
                expected: KeyKind::Admin,
            }
            .into());
        }
        if folder.names()? != [NAME] {
            return Err(AdminError::Plan(
                "an administrator's folder holds exactly one key",
            ));
        }
        Ok(Self {
            key: SigningKey::from_seed(&*folder.load(NAME)?),
        })
    }

    /// The public key, for the Trust Document.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        self.key.public()
    }

    /// Adds this administrator's signature after reading the statement strictly: whoever signs
    /// should at least sign something that verifiers will read the same way.
    ///
    /// # Errors
    /// [`AdminError::NotOurs`], [`AdminError::SignedAlready`], [`AdminError::Envelope`].
    pub fn sign(&self, envelope: Envelope) -> Result<Envelope, AdminError> {
        match envelope.payload_type() {
            StaffCertificate::TYPE => self.sign_as::<StaffCertificate>(envelope),
            DeptEpoch::TYPE => self.sign_as::<DeptEpoch>(envelope),
            other => Err(AdminError::NotOurs(other.to_owned())),
        }
    }

    fn sign_as<T: Statement>(&self, envelope: Envelope) -> Result<Envelope, AdminError> {
        if envelope.verify_by(&self.public()).is_ok() {
            return Err(AdminError::SignedAlready);
        }
        let mut signed = Signed::<T>::parse(envelope)?;
        signed.add_signature(&self.key);
        Ok(signed.into_envelope())
    }
}
