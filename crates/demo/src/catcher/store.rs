// SPDX-License-Identifier: EUPL-1.2
//! The caught mails: in memory, and one JSON file each.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

/// Older mails are dropped beyond this number.
const KEPT: usize = 2_000;

/// One mail as it came in.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct CaughtMail {
    /// Running number, from 1.
    pub id: u64,
    /// SMTP sender.
    pub from: String,
    /// SMTP recipients.
    pub to: Vec<String>,
    /// Unix seconds.
    pub received_at: i64,
    /// Header and body. Bytes that are not UTF-8 are replaced: good enough to look at.
    pub raw: String,
}

/// All mails, oldest first.
#[derive(Debug)]
pub struct Mails {
    folder: PathBuf,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    last_id: u64,
    mails: Vec<CaughtMail>,
}

impl Mails {
    /// Reads what an earlier run has left in `folder`; makes the folder when missing.
    ///
    /// # Errors
    /// The folder or a file in it cannot be read, or a file is none of ours.
    pub fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let mut mails = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                mails.push(serde_json::from_slice::<CaughtMail>(&fs::read(&path)?)?);
            }
        }
        mails.sort_by_key(|mail| mail.id);
        let last_id = mails.last().map_or(0, |mail| mail.id);
        Ok(Self {
            folder: folder.to_owned(),
            kept: Mutex::new(Kept { last_id, mails }),
        })
    }

    /// Keeps a mail; its file is complete before this returns.
    ///
    /// # Errors
    /// The file cannot be written; the mail is then not kept.
    pub fn add(
        &self,
        from: String,
        to: Vec<String>,
        raw: &[u8],
        received_at: i64,
    ) -> io::Result<()> {
        let mut kept = self.lock();
        let id = kept.last_id.saturating_add(1);
        let raw = String::from_utf8_lossy(raw).into_owned();
        let mail = CaughtMail {
            id,
            from,
            to,
            received_at,
            raw,
        };
        let temporary = self.folder.join(format!("{id}.tmp"));
        fs::write(&temporary, serde_json::to_vec(&mail)?)?;
        fs::rename(&temporary, self.file(id))?;
        kept.last_id = id;
        kept.mails.push(mail);
        if kept.mails.len() > KEPT {
            let oldest = kept.mails.remove(0);
            fs::remove_file(self.file(oldest.id))?;
        }
        Ok(())
    }

    /// All mails, oldest first.
    #[must_use]
    pub fn all(&self) -> Vec<CaughtMail> {
        self.lock().mails.clone()
    }

    /// One mail.
    #[must_use]
    pub fn lookup(&self, id: u64) -> Option<CaughtMail> {
        self.lock().mails.iter().find(|mail| mail.id == id).cloned()
    }

    /// Forgets all mails. Numbers are not used again until the next start.
    ///
    /// # Errors
    /// A file cannot be removed.
    pub fn clear(&self) -> io::Result<()> {
        let mut kept = self.lock();
        for mail in kept.mails.drain(..) {
            match fs::remove_file(self.file(mail.id)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }

    fn file(&self, id: u64) -> PathBuf {
        self.folder.join(format!("{id}.json"))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
