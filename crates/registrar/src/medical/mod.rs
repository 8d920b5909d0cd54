// SPDX-License-Identifier: EUPL-1.2
//! The side of the Medical Service (R-52, § 276 SGB V): it makes its own key, two administrators of the insurer certify the recipient as
//! an epoch of department `medizinischer-dienst`, and what insured persons seal to it is opened here, offline, and nowhere else.

mod sheet;

use protocol::Dept;
use protocol_open::{AttachmentError, Identity, NotAnIdentity, open_attachment};
use rand::{CryptoRng, RngCore};
use thiserror::Error;
use zeroize::Zeroizing;

pub use self::sheet::{Sheet, SheetTag};
use crate::keyfolder::{KeyFolder, KeyFolderError, KeyKind};

/// Why the Medical Service cannot open something.
#[derive(Debug, Error)]
pub enum MedicalError {
    /// The key folder.
    #[error(transparent)]
    Keys(#[from] KeyFolderError),
    /// A seed is no identity.
    #[error(transparent)]
    Identity(#[from] NotAnIdentity),
    /// The cover sheet cannot be read.
    #[error("this is no cover sheet: {0}")]
    Sheet(#[from] serde_json::Error),
    /// The cover sheet is about a file for somebody else.
    #[error("the cover sheet names a file for another recipient")]
    NotForUs,
    /// A name that could be a path.
    #[error("the cover sheet names a file that has no plain name")]
    Name,
    /// The file does not open, or is not the one of the cover sheet.
    #[error("{code}: {0}", code = .0.code())]
    File(#[from] AttachmentError),
}

/// The keys of the Medical Service, one for each epoch.
pub struct MedicalKeys(KeyFolder);

impl MedicalKeys {
    /// Makes the identity of an epoch, or finds it.
    ///
    /// # Errors
    /// [`MedicalError::Keys`].
    pub fn create(
        folder: KeyFolder,
        epoch: u64,
        rng: &mut (impl RngCore + CryptoRng),
    ) -> Result<Identity, MedicalError> {
        let keys = Self::open(folder)?;
        let name = key_name(epoch);
        if !keys.0.has(&name) {
            let mut seed = Zeroizing::new([0; 32]);
            rng.fill_bytes(seed.as_mut_slice());
            keys.0.store(&name, &seed)?;
        }
        keys.identity(epoch)
    }

    /// Takes a folder of keys.
    ///
    /// # Errors
    /// [`MedicalError::Keys`] for a folder of another kind.
    pub fn open(folder: KeyFolder) -> Result<Self, MedicalError> {
        if folder.kind() == KeyKind::Medical {
            return Ok(Self(folder));
        }
        let (path, expected) = (folder.beside("KIND"), KeyKind::Medical);
        Err(KeyFolderError::Foreign { path, expected }.into())
    }

    /// The identity of an epoch.
    ///
    /// # Errors
    /// [`MedicalError::Keys`] when it is not there.
    pub fn identity(&self, epoch: u64) -> Result<Identity, MedicalError> {
        let seed = self.0.load(&key_name(epoch))?;
        Ok(Identity::from_seed(&seed)?)
    }

    /// Opens a file that the insurer has handed over with its cover sheet, and checks that it is that file.
    ///
    /// # Errors
    /// [`MedicalError`].
    pub fn read(&self, sheet: &Sheet, file: &[u8]) -> Result<Zeroizing<Vec<u8>>, MedicalError> {
        let to = sheet
            .att
            .to
            .as_ref()
            .filter(|to| to.dept.is_medical_service());
        let to = to.ok_or(MedicalError::NotForUs)?;
        Ok(open_attachment(
            &self.identity(to.epoch)?,
            &sheet.att,
            file,
        )?)
    }
}

fn key_name(epoch: u64) -> String {
    format!("{}.{epoch}", Dept::medical_service())
}
