// SPDX-License-Identifier: EUPL-1.2
//! Folders of secret keys, one kind to a folder.
//!
//! Role keys, administrators' keys and unit keys never meet in one program (ruling 24), so a
//! folder says what it holds, each key file repeats it, and a folder with a foreign file is not
//! opened at all. Folder and files must belong to their owner alone (0700, 0600).

use std::fmt;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use protocol::b64;
use thiserror::Error;
use zeroize::Zeroizing;

/// A 32-byte secret: an Ed25519 seed or the seed of an age identity.
pub type Seed = Zeroizing<[u8; 32]>;

/// What a folder holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyKind {
    /// Issuer, binder, fresh, and the identity of department `registrar`.
    Role,
    /// Offline root keys of the Trust Document.
    Root,
    /// The one key of one administrator.
    Admin,
    /// Identities of departments.
    Unit,
    /// The one identity of a break-glass custodian.
    Custodian,
    /// Keys of a program that is a member of units, as employees are.
    Agent,
    /// Identities of the Medical Service, which are in nobody else's hands.
    Medical,
}

impl KeyKind {
    const fn tag(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Root => "root",
            Self::Admin => "admin",
            Self::Unit => "unit",
            Self::Custodian => "custodian",
            Self::Agent => "agent",
            Self::Medical => "medical",
        }
    }
}

impl fmt::Display for KeyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// Why a key folder or a key in it cannot be used.
#[derive(Debug, Error)]
pub enum KeyFolderError {
    /// The folder is of another kind, or has a file of another kind in it.
    #[error("{path} does not belong into a folder of {expected} keys", path = .path.display())]
    Foreign {
        /// The offending file.
        path: PathBuf,
        /// What the folder should hold.
        expected: KeyKind,
    },
    /// Group or others may read.
    #[error("{} may be read by others; set its mode to 0700 (folder) or 0600 (key)", .0.display())]
    TooOpen(PathBuf),
    /// The key is there already.
    #[error("{} exists", .0.display())]
    Exists(PathBuf),
    /// The folder has no such key.
    #[error("{} is missing", .0.display())]
    Missing(PathBuf),
    /// The file is not a key.
    #[error("{} is not a key file", .0.display())]
    Malformed(PathBuf),
    /// A key name has characters that a file name should not have.
    #[error("a key name consists of a-z, 0-9, - and .")]
    Name,
    /// Reading or writing failed.
    #[error("{}: {source}", .path.display())]
    Io {
        /// Where.
        path: PathBuf,
        /// What happened.
        source: std::io::Error,
    },
}

const MARK: &str = "KIND";
const SUFFIX: &str = ".key";
const HEAD: &str = "siegelpost-key v1";

/// An opened folder of one kind.
#[derive(Debug, Clone)]
pub struct KeyFolder {
    path: PathBuf,
    kind: KeyKind,
}

impl KeyFolder {
    /// Creates a folder and marks it, or opens it if it is one of this kind already.
    ///
    /// # Errors
    /// Those of [`Self::open`], or [`KeyFolderError::Io`].
    pub fn create(path: &Path, kind: KeyKind) -> Result<Self, KeyFolderError> {
        if path.join(MARK).exists() {
            return Self::open(path, kind);
        }
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(path)
            .map_err(|e| io(path, e))?;
        let mark = path.join(MARK);
        write_new(&mark, format!("{HEAD} {kind}\n").as_bytes())?;
        Self::open(path, kind)
    }

    /// Opens a folder after looking at every file in it.
    ///
    /// # Errors
    /// [`KeyFolderError::Foreign`] if the folder or any key in it is of another kind,
    /// [`KeyFolderError::TooOpen`] if others may read it.
    pub fn open(path: &Path, kind: KeyKind) -> Result<Self, KeyFolderError> {
        private(path)?;
        let mark = path.join(MARK);
        let foreign = |path: PathBuf| KeyFolderError::Foreign {
            path,
            expected: kind,
        };
        if !mark.exists() {
            return Err(KeyFolderError::Missing(mark));
        }
        if read(&mark)?.trim_end() != format!("{HEAD} {kind}") {
            return Err(foreign(mark));
        }
        for entry in fs::read_dir(path).map_err(|e| io(path, e))? {
            let file = entry.map_err(|e| io(path, e))?.path();
            let is_key = file
                .extension()
                .is_some_and(|e| e == SUFFIX.trim_start_matches('.'));
            if is_key {
                private(&file)?;
                let text = read(&file)?;
                if text.lines().next() != Some(&format!("{HEAD} {kind}")) {
                    return Err(foreign(file));
                }
            }
        }
        Ok(Self {
            path: path.to_owned(),
            kind,
        })
    }

    /// What the folder holds.
    #[must_use]
    pub fn kind(&self) -> KeyKind {
        self.kind
    }

    /// Names of the keys in the folder, sorted.
    ///
    /// # Errors
    /// [`KeyFolderError::Io`].
    pub fn names(&self) -> Result<Vec<String>, KeyFolderError> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.path).map_err(|e| io(&self.path, e))? {
            let name = entry.map_err(|e| io(&self.path, e))?.file_name();
            if let Some(name) = name.to_str().and_then(|n| n.strip_suffix(SUFFIX)) {
                names.push(name.to_owned());
            }
        }
        names.sort();
        Ok(names)
    }

    /// Stores a new key; an existing one is never overwritten.
    ///
    /// # Errors
    /// [`KeyFolderError::Exists`], [`KeyFolderError::Name`], [`KeyFolderError::Io`].
    pub fn store(&self, name: &str, seed: &[u8; 32]) -> Result<(), KeyFolderError> {
        let text = Zeroizing::new(format!("{HEAD} {}\n{}\n", self.kind, b64::url(seed)));
        write_new(&self.file(name)?, text.as_bytes())
    }

    /// Reads a key.
    ///
    /// # Errors
    /// [`KeyFolderError::Missing`], [`KeyFolderError::Foreign`], [`KeyFolderError::Malformed`].
    pub fn load(&self, name: &str) -> Result<Seed, KeyFolderError> {
        let path = self.file(name)?;
        if !path.exists() {
            return Err(KeyFolderError::Missing(path));
        }
        private(&path)?;
        let text = read(&path)?;
        let mut lines = text.lines();
        if lines.next() != Some(&format!("{HEAD} {}", self.kind)) {
            return Err(KeyFolderError::Foreign {
                path,
                expected: self.kind,
            });
        }
        let bytes = lines.next().and_then(b64::from_url).map(Zeroizing::new);
        let seed = bytes.and_then(|b| <[u8; 32]>::try_from(b.as_slice()).ok());
        seed.map(Zeroizing::new)
            .ok_or(KeyFolderError::Malformed(path))
    }

    /// Whether a key is there.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.file(name).is_ok_and(|path| path.exists())
    }

    /// Removes a key after overwriting it once. On flash storage that is a gesture: what counts is
    /// that the disk is encrypted.
    ///
    /// # Errors
    /// [`KeyFolderError::Missing`], [`KeyFolderError::Io`].
    pub fn forget(&self, name: &str) -> Result<(), KeyFolderError> {
        let path = self.file(name)?;
        if !path.exists() {
            return Err(KeyFolderError::Missing(path));
        }
        let length = fs::metadata(&path).map_err(|e| io(&path, e))?.len();
        let zeros = vec![0; usize::try_from(length).unwrap_or(0)];
        let mut file = OpenOptions::new()
            .write(true)
            .open(&path)
            .map_err(|e| io(&path, e))?;
        file.write_all(&zeros)
            .and_then(|()| file.sync_all())
            .map_err(|e| io(&path, e))?;
        fs::remove_file(&path).map_err(|e| io(&path, e))
    }

    /// A file beside the keys that is not secret by itself (a sealed copy, a public statement).
    #[must_use]
    pub fn beside(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    fn file(&self, name: &str) -> Result<PathBuf, KeyFolderError> {
        let plain =
            |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
        if name.is_empty() || name.starts_with('.') || !name.chars().all(plain) {
            return Err(KeyFolderError::Name);
        }
        Ok(self.path.join(format!("{name}{SUFFIX}")))
    }
}

fn io(path: &Path, source: std::io::Error) -> KeyFolderError {
    KeyFolderError::Io {
        path: path.to_owned(),
        source,
    }
}

fn private(path: &Path) -> Result<(), KeyFolderError> {
    let mode = fs::metadata(path)
        .map_err(|e| io(path, e))?
        .permissions()
        .mode();
    if mode & 0o077 == 0 {
        Ok(())
    } else {
        Err(KeyFolderError::TooOpen(path.to_owned()))
    }
}

fn read(path: &Path) -> Result<Zeroizing<String>, KeyFolderError> {
    let mut text = Zeroizing::new(String::new());
    let file = File::open(path).map_err(|e| io(path, e))?;
    file.take(4096)
        .read_to_string(&mut text)
        .map_err(|e| io(path, e))?;
    Ok(text)
}

fn write_new(path: &Path, bytes: &[u8]) -> Result<(), KeyFolderError> {
    let opened = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path);
    let mut file = opened.map_err(|e| match e.kind() {
        std::io::ErrorKind::AlreadyExists => KeyFolderError::Exists(path.to_owned()),
        _ => io(path, e),
    })?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .map_err(|e| io(path, e))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn temp() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn a_key_comes_back_and_is_never_overwritten() {
        let dir = temp();
        let folder = KeyFolder::create(&dir.path().join("k"), KeyKind::Admin).unwrap();
        folder.store("admin", &[7; 32]).unwrap();
        assert_eq!(*folder.load("admin").unwrap(), [7; 32]);
        assert!(matches!(
            folder.store("admin", &[8; 32]),
            Err(KeyFolderError::Exists(_))
        ));
        assert_eq!(folder.names().unwrap(), ["admin"]);
        folder.forget("admin").unwrap();
        assert!(matches!(
            folder.load("admin"),
            Err(KeyFolderError::Missing(_))
        ));
    }

    #[test]
    fn a_folder_of_another_kind_is_not_opened() {
        let dir = temp();
        let path = dir.path().join("k");
        KeyFolder::create(&path, KeyKind::Role).unwrap();
        assert!(matches!(
            KeyFolder::open(&path, KeyKind::Unit),
            Err(KeyFolderError::Foreign { .. })
        ));
    }

    #[test]
    fn a_role_key_copied_among_unit_keys_is_noticed_under_any_name() {
        let dir = temp();
        let role = KeyFolder::create(&dir.path().join("role"), KeyKind::Role).unwrap();
        role.store("binder", &[1; 32]).unwrap();
        let unit = dir.path().join("unit");
        KeyFolder::create(&unit, KeyKind::Unit).unwrap();
        fs::copy(
            dir.path().join("role/binder.key"),
            unit.join("pflege.1.key"),
        )
        .unwrap();
        assert!(matches!(
            KeyFolder::open(&unit, KeyKind::Unit),
            Err(KeyFolderError::Foreign { .. })
        ));
    }

    #[test]
    fn a_folder_that_others_may_read_is_not_opened() {
        let dir = temp();
        let path = dir.path().join("k");
        KeyFolder::create(&path, KeyKind::Role).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o750)).unwrap();
        assert!(matches!(
            KeyFolder::open(&path, KeyKind::Role),
            Err(KeyFolderError::TooOpen(_))
        ));
    }

    #[test]
    fn a_key_name_is_no_path() {
        let dir = temp();
        let folder = KeyFolder::create(&dir.path().join("k"), KeyKind::Role).unwrap();
        for name in ["../x", "a/b", "", ".hidden", "A"] {
            assert!(
                matches!(folder.store(name, &[0; 32]), Err(KeyFolderError::Name)),
                "{name}"
            );
        }
    }
}
