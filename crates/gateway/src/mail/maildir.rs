// SPDX-License-Identifier: EUPL-1.2
//! The way in from a folder in the form of Maildir. A file is removed after the server has its mail: a crash in between brings it once more,
//! and it is known. What removing is, on which disk, says docs/MAIL.md.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::bridge::{Bridge, Inbox};
use crate::error::GatewayError;

/// In which mails lie: those that nobody has looked at, and those that somebody has.
const FOLDERS: [&str; 2] = ["new", "cur"];

/// A folder from which mails are taken.
pub struct Maildir {
    path: PathBuf,
    inbox: Inbox,
    bridge: Arc<Bridge>,
    most: u64,
    /// No other process takes from it.
    _lock: File,
}

impl Maildir {
    /// Opens a folder, for one process.
    ///
    /// # Errors
    /// [`GatewayError::InUse`]; [`GatewayError::Io`]; [`GatewayError::Malformed`] for an inbox that is none of the bridge's.
    pub fn open(
        path: &Path,
        inbox: &str,
        bridge: Arc<Bridge>,
        most: u32,
    ) -> Result<Self, GatewayError> {
        let inbox = bridge.inbox(inbox).cloned();
        let inbox = inbox.ok_or(GatewayError::Malformed("inbox"))?;
        for folder in FOLDERS {
            let folder = path.join(folder);
            std::fs::create_dir_all(&folder).map_err(|e| GatewayError::at(&folder, e))?;
        }
        let name = path.join(".siegelpost.lock");
        let lock = File::create(&name).map_err(|e| GatewayError::at(&name, e))?;
        lock.try_lock()
            .map_err(|_| GatewayError::InUse(path.to_owned()))?;
        Ok(Self {
            path: path.to_owned(),
            inbox,
            bridge,
            most: most.into(),
            _lock: lock,
        })
    }

    /// Takes what lies there, oldest name first; gives how many. What cannot be taken stays, and does not keep the others back.
    ///
    /// # Errors
    /// [`GatewayError::Io`]; a server that cannot be reached, which is the same for all that is left.
    pub async fn round(&self) -> Result<usize, GatewayError> {
        let mut taken = 0;
        for folder in FOLDERS {
            let folder = self.path.join(folder);
            for path in files(&folder)? {
                match self.one(&path).await {
                    Ok(()) => taken += 1,
                    Err(error) if error.may_pass() => return Err(error),
                    Err(error) => tracing::error!(%error, "a mail stays in its folder"),
                }
            }
        }
        Ok(taken)
    }

    async fn one(&self, path: &Path) -> Result<(), GatewayError> {
        let at = |e| GatewayError::at(path, e);
        let file = File::open(path).map_err(at)?;
        let mut mail = Vec::new();
        let n = file
            .take(self.most + 1)
            .read_to_end(&mut mail)
            .map_err(at)?;
        if u64::try_from(n).is_ok_and(|n| n > self.most) {
            return Err(GatewayError::Made("a mail larger than mail.bytes"));
        }
        let from = return_path(&mail).unwrap_or_default();
        self.bridge.bring(mail, &from, &self.inbox).await?;
        std::fs::remove_file(path).map_err(at)?;
        let dir = path.parent().unwrap_or(path);
        File::open(dir)
            .and_then(|dir| dir.sync_all())
            .map_err(|e| GatewayError::at(dir, e))
    }
}

/// The SMTP sender, as the mail server that delivered into the folder has noted it above everything else.
pub(super) fn return_path(mail: &[u8]) -> Option<String> {
    let first = mail.get(..mail.len().min(16 * 1024))?;
    let message = mail_parser::MessageParser::default().parse_headers(first)?;
    let noted = message.header_raw("Return-Path")?.trim();
    Some(noted.trim_matches(['<', '>']).to_owned())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, GatewayError> {
    let at = |e| GatewayError::at(folder, e);
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(at)? {
        let entry = entry.map_err(at)?;
        if entry.file_type().map_err(at)?.is_file() {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}
