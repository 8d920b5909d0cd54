// SPDX-License-Identifier: EUPL-1.2
//! The folder that the print shop takes letters from: one folder for each letter, named by its id, whole or not there. Drafts begin with a dot.

use std::fs::{DirBuilder, File};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use super::documents::Documents;
use super::manifest::Manifest;
use super::{Lease, LetterId};
use crate::error::GatewayError;
use crate::folder::{self, sync, write_new};

const LIST: &str = "job.json";

/// The folder of one program.
pub struct Spool {
    dir: PathBuf,
    /// Held as long as this lives: what another process works on is no leftover.
    _lock: File,
}

/// A letter that has no name yet.
#[derive(Debug)]
pub struct Draft {
    /// Which letter.
    pub job: LetterId,
    /// By which it was this run's.
    pub lease: Lease,
    path: PathBuf,
}

impl Spool {
    /// Opens a folder, creating it.
    ///
    /// # Errors
    /// [`GatewayError::InUse`] while another process has it.
    pub fn open(dir: &Path) -> Result<Self, GatewayError> {
        Ok(Self {
            _lock: folder::claim(dir)?,
            dir: dir.to_owned(),
        })
    }

    /// What a crash left: drafts, those that are whole with their manifest.
    ///
    /// # Errors
    /// [`GatewayError::Io`].
    pub fn leftovers(&self) -> Result<Vec<(Draft, Option<Manifest>)>, GatewayError> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(&self.dir).map_err(|e| GatewayError::at(&self.dir, e))? {
            let path = entry.map_err(|e| GatewayError::at(&self.dir, e))?.path();
            let Some((job, lease)) = named(&path) else {
                continue;
            };
            let list = path.join(LIST);
            // The manifest is written last, under a name of its own until it is whole.
            let manifest = std::fs::read(&list)
                .ok()
                .and_then(|text| serde_json::from_slice(&text).ok());
            found.push((Draft { job, lease, path }, manifest));
        }
        Ok(found)
    }

    /// Writes a draft, durably.
    ///
    /// # Errors
    /// [`GatewayError::Io`].
    pub fn draft(&self, manifest: &Manifest, documents: &Documents) -> Result<Draft, GatewayError> {
        let (job, lease) = (manifest.job, manifest.lease);
        let path = self.dir.join(format!(".{job}.{lease}"));
        DirBuilder::new()
            .mode(0o700)
            .create(&path)
            .map_err(|e| GatewayError::at(&path, e))?;
        for document in &documents.0 {
            write_new(&path.join(&document.listed.file), &document.bytes)?;
        }
        let text = serde_json::to_vec_pretty(manifest).map_err(|_| GatewayError::Made("json"))?;
        let part = path.join(".job.json");
        write_new(&part, &text)?;
        let list = path.join(LIST);
        std::fs::rename(&part, &list).map_err(|e| GatewayError::at(&list, e))?;
        sync(&path)?;
        sync(&self.dir)?;
        Ok(Draft { job, lease, path })
    }

    /// Gives a draft its name: from now on it is the print shop's.
    ///
    /// # Errors
    /// [`GatewayError::Io`].
    pub fn commit(&self, draft: &Draft) -> Result<PathBuf, GatewayError> {
        let to = self.dir.join(draft.job.to_string());
        std::fs::rename(&draft.path, &to).map_err(|e| GatewayError::at(&to, e))?;
        sync(&self.dir)?;
        Ok(to)
    }

    /// Removes a draft.
    ///
    /// # Errors
    /// [`GatewayError::Io`].
    pub fn discard(&self, draft: &Draft) -> Result<(), GatewayError> {
        std::fs::remove_dir_all(&draft.path).map_err(|e| GatewayError::at(&draft.path, e))?;
        sync(&self.dir)
    }
}

/// Letter and lease in the name of a draft of ours.
fn named(path: &Path) -> Option<(LetterId, Lease)> {
    let name = path.file_name()?.to_str()?.strip_prefix('.')?;
    let (job, lease) = name.split_once('.')?;
    Some((job.parse().ok()?, lease.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::{Document, Listed};

    fn manifest() -> Manifest {
        let mut rng = rand::rngs::OsRng;
        Manifest {
            v: 1,
            job: LetterId::random(&mut rng),
            lease: Lease::random(&mut rng),
            reason: "no-consent".to_owned(),
            address_reference: "A123456780".to_owned(),
            message: String::new(),
            sealed_sha256: String::new(),
            decided_at: String::new(),
            remedy: "objection".to_owned(),
            made_at: String::new(),
            documents: Vec::new(),
        }
    }

    fn documents() -> Documents {
        let listed = Listed {
            file: "decision.pdf".to_owned(),
            name: None,
            media_type: "application/pdf".to_owned(),
            sha256: String::new(),
            bytes: 4,
            pages: Some(1),
        };
        let bytes = b"%PDF".to_vec();
        Documents(vec![Document { listed, bytes }])
    }

    #[test]
    fn a_letter_is_there_whole_or_not_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let spool = Spool::open(dir.path()).unwrap();
        let manifest = manifest();
        let draft = spool.draft(&manifest, &documents()).unwrap();
        let place = dir.path().join(manifest.job.to_string());
        assert!(!place.exists());
        let left = spool.leftovers().unwrap();
        assert_eq!(left[0].1.as_ref(), Some(&manifest));
        assert_eq!(spool.commit(&draft).unwrap(), place);
        assert_eq!(std::fs::read(place.join("decision.pdf")).unwrap(), b"%PDF");
        assert!(spool.leftovers().unwrap().is_empty());
        // The same letter once more, from another run: the one that is there stays.
        let again = Manifest {
            lease: Lease::random(&mut rand::rngs::OsRng),
            ..manifest
        };
        let second = spool.draft(&again, &documents()).unwrap();
        assert!(spool.commit(&second).is_err());
        spool.discard(&second).unwrap();
        assert!(place.join("job.json").exists());
    }

    #[test]
    fn a_draft_without_its_list_is_told_apart() {
        let dir = tempfile::tempdir().unwrap();
        let spool = Spool::open(dir.path()).unwrap();
        let draft = spool.draft(&manifest(), &documents()).unwrap();
        std::fs::remove_file(draft.path.join(LIST)).unwrap();
        let left = spool.leftovers().unwrap();
        assert_eq!(left.len(), 1);
        assert!(left[0].1.is_none());
    }

    #[test]
    fn a_folder_belongs_to_one_process() {
        let dir = tempfile::tempdir().unwrap();
        let held = Spool::open(dir.path()).unwrap();
        assert!(matches!(
            Spool::open(dir.path()),
            Err(GatewayError::InUse(_))
        ));
        drop(held);
        Spool::open(dir.path()).unwrap();
    }
}
