// SPDX-License-Identifier: EUPL-1.2
//! A copy of the person register that is thrown away: what an import would do, done for real, while
//! the register itself is neither changed nor locked.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::{DbError, Register};

/// The copy. Its files are removed with it; those of a run that was killed, with the next one.
pub struct Scratch {
    register: Register,
    path: PathBuf,
    /// Its lock tells a run that is killed from one that still goes on.
    _file: File,
}

impl Register {
    /// Copies the persons of a register to a file beside it.
    ///
    /// # Errors
    /// [`DbError::Open`] also if another such copy is in use.
    pub fn scratch(&self, database: &Path) -> Result<Scratch, DbError> {
        let open = |e: &dyn std::fmt::Display| DbError::Open(e.to_string());
        let path = with_suffix(database, ".dry-run");
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)
            .map_err(|e| open(&e))?;
        file.try_lock()
            .map_err(|_| open(&"another dry run is going on"))?;
        remove(&path, &["-wal", "-shm"]);
        file.set_len(0).map_err(|e| open(&e))?;
        let register = Self::open(&path)?;
        let source = database.to_str().unwrap_or_default();
        {
            let mut c = register.lock();
            c.batch_execute("PRAGMA synchronous = OFF")?;
            diesel::sql_query("ATTACH ? AS live")
                .bind::<Text, _>(source)
                .execute(&mut *c)?;
            c.batch_execute("INSERT INTO person SELECT * FROM live.person; DETACH live")?;
        }
        Ok(Scratch {
            register,
            path,
            _file: file,
        })
    }
}

impl Scratch {
    /// The copy.
    #[must_use]
    pub const fn register(&self) -> &Register {
        &self.register
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        remove(&self.path, &["-wal", "-shm", ""]);
    }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn remove(path: &Path, suffixes: &[&str]) {
    for suffix in suffixes {
        let path = with_suffix(path, suffix);
        if let Err(error) = std::fs::remove_file(&path)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "a file of a dry run is not removed");
        }
    }
}
