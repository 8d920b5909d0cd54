// SPDX-License-Identifier: EUPL-1.2
//! Proves on the backup itself that everything is there: no server, no database, no configuration.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::path::{Path, PathBuf};

use protocol::statement::Lane;
use zeroize::Zeroizing;

use super::attachments::{self, Attached};
use super::files::{Digest, each_line};
use super::manifest::{Half, Manifest, TableEntry};
use super::{BackupError, KEY_LIFE, Say, blocking};
use crate::blob::BlobStore;
use crate::clock::Timestamp;
use crate::config::BlobConfig;
use crate::db::copy::Table;
use crate::ids::{GrantId, ThreadId};
use crate::model::Member;
use crate::shred::{GrantPlace, KeyRing};

/// Attachments between two words of progress.
const EVERY: usize = 1000;

/// Something is missing or not what it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A table's file is missing, or its bytes or lines are others than the manifest says.
    Table(String),
    /// An attachment is missing.
    BlobMissing(String),
    /// An attachment has other bytes than its row says.
    BlobDiffers(String),
    /// A lane has an epoch and nobody has a grant for it.
    NoGrant(ThreadId, String, u64),
    /// A thread has no key, and the key store is not newer than the thread.
    NoKey(ThreadId),
    /// A grant does not open with the key of its thread.
    GrantLocked(ThreadId, String, u64),
    /// The key store was read before the main database.
    KeysOlder,
    /// The copy of the key store is older than it may be.
    KeysExpired,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Table(name) => write!(f, "{name}.jsonl: missing, or not what the manifest says"),
            Self::BlobMissing(blob) => write!(f, "attachment {blob}: missing"),
            Self::BlobDiffers(blob) => write!(f, "attachment {blob}: other bytes than its row says"),
            Self::NoGrant(thread, lane, epoch) => {
                write!(f, "thread {thread}, lane {lane}, epoch {epoch}: no grant")
            }
            Self::NoKey(thread) => write!(f, "thread {thread}: no key"),
            Self::GrantLocked(thread, lane, epoch) => write!(
                f,
                "thread {thread}, lane {lane}, epoch {epoch}: a grant does not open with the key of the thread"
            ),
            Self::KeysOlder => f.write_str(
                "the key store was read before the main database: threads begun between have no key, take a newer one",
            ),
            Self::KeysExpired => f.write_str(
                "the copy of the key store is older than 30 days and has to be deleted: what was shredded since is readable with it",
            ),
        }
    }
}

/// What was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Nothing here: the backup is whole.
    pub findings: Vec<Finding>,
    /// Threads that can be read again.
    pub threads: usize,
    /// Threads that were shredded before the key store was read: they are there and stay unreadable.
    pub shredded: Vec<ThreadId>,
    /// Grants that were opened with the keys of their threads; without key store none.
    pub grants: usize,
    /// Attachments that were read to the end.
    pub blobs: usize,
}

/// Looks at every file of a backup. Without `keys` only whether each thread has grants is known, and not that they open.
///
/// # Errors
/// [`BackupError::Refused`] when there is no backup; [`BackupError::File`] when something cannot be read. What is missing is no error but a
/// finding.
pub async fn verify(
    main: &Path,
    keys: Option<&Path>,
    now: Timestamp,
    say: Say<'_>,
) -> Result<Report, BackupError> {
    let manifest = Manifest::read(main, Half::Main)?;
    let key_manifest = keys
        .map(|folder| Manifest::read(folder, Half::Keys))
        .transpose()?;
    let mut report = Report::default();
    if let Some(key_manifest) = &key_manifest {
        if key_manifest.made_at < manifest.made_at {
            report.findings.push(Finding::KeysOlder);
        }
        if now.since(key_manifest.made_at) > KEY_LIFE {
            report.findings.push(Finding::KeysExpired);
        }
    }
    say("tables");
    let (folder, tables) = (main.to_owned(), manifest.tables.clone());
    report
        .findings
        .extend(blocking(move || wrong_tables(&folder, &tables)).await?);
    if let (Some(folder), Some(key_manifest)) = (keys, &key_manifest) {
        let (folder, tables) = (folder.to_owned(), key_manifest.tables.clone());
        report
            .findings
            .extend(blocking(move || wrong_tables(&folder, &tables)).await?);
    }
    if report
        .findings
        .iter()
        .any(|f| matches!(f, Finding::Table(_)))
    {
        // What stands in them means nothing then.
        return Ok(report);
    }
    say("threads");
    let halves = Halves {
        main: main.to_owned(),
        manifest: manifest.clone(),
        keys: keys.map(Path::to_owned).zip(key_manifest),
    };
    report = blocking(move || halves.threads(report)).await?;
    blobs(main, &manifest, &mut report, say).await?;
    Ok(report)
}

fn wrong_tables(folder: &Path, tables: &[TableEntry]) -> Result<Vec<Finding>, BackupError> {
    let mut wrong = Vec::new();
    for entry in tables {
        let mut digest = Digest::new();
        let read = each_line(folder, &entry.name, |line| {
            digest.push(line);
            Ok(())
        });
        let same = match read {
            Ok(()) => {
                let table = Table {
                    name: entry.name.clone(),
                    columns: Vec::new(),
                };
                let found = digest.finish(&table);
                (found.rows, found.bytes, &found.sha256) == (entry.rows, entry.bytes, &entry.sha256)
            }
            Err(BackupError::File { error, .. })
                if [
                    std::io::ErrorKind::NotFound,
                    std::io::ErrorKind::InvalidData,
                ]
                .contains(&error.kind()) =>
            {
                false
            }
            Err(error) => return Err(error),
        };
        if !same {
            wrong.push(Finding::Table(entry.name.clone()));
        }
    }
    Ok(wrong)
}

struct Halves {
    main: PathBuf,
    manifest: Manifest,
    keys: Option<(PathBuf, Manifest)>,
}

type Place = (ThreadId, String, u64);

impl Halves {
    fn threads(&self, mut report: Report) -> Result<Report, BackupError> {
        let keyring = self.keyring()?;
        let newer = !report.findings.contains(&Finding::KeysOlder);
        let mut shredded: HashSet<ThreadId> = HashSet::new();
        self.manifest.table("thread")?.each(&self.main, |row| {
            let thread: ThreadId = row.id("id")?;
            match &keyring {
                Some(ring) if !ring.has(thread, Lane::Case) => {
                    shredded.insert(thread);
                    if newer {
                        report.shredded.push(thread);
                    } else {
                        report.findings.push(Finding::NoKey(thread));
                    }
                }
                _ => report.threads += 1,
            }
            Ok(())
        })?;
        let granted = self.grants(keyring.as_ref(), &shredded, &mut report)?;
        self.manifest
            .table("thread_epoch")?
            .each(&self.main, |row| {
                let place: Place = (
                    row.id("thread")?,
                    row.text("lane")?.to_owned(),
                    row.number("epoch")?,
                );
                if !granted.contains(&place) {
                    report
                        .findings
                        .push(Finding::NoGrant(place.0, place.1, place.2));
                }
                Ok(())
            })?;
        Ok(report)
    }

    /// Opens every grant, and gives where there are some.
    fn grants(
        &self,
        keyring: Option<&KeyRing>,
        shredded: &HashSet<ThreadId>,
        report: &mut Report,
    ) -> Result<HashSet<Place>, BackupError> {
        let mut granted: HashSet<Place> = HashSet::new();
        let odd = || BackupError::Differs("a line of thread_grant.jsonl".to_owned());
        self.manifest
            .table("thread_grant")?
            .each(&self.main, |row| {
                let thread: ThreadId = row.id("thread")?;
                let (lane, epoch) = (row.text("lane")?, row.number("epoch")?);
                let place = (thread, lane.to_owned(), epoch);
                if let Some(ring) = keyring.filter(|_| !shredded.contains(&thread)) {
                    let member: Member = row.text("member")?.parse().map_err(|_| odd())?;
                    let id: GrantId = row.id("id")?;
                    let at = GrantPlace {
                        thread,
                        lane: crate::model::words::lane(lane)?,
                        epoch,
                        member: &member,
                        id,
                    };
                    if ring.unwrap(&at, &row.bytes("file")?).is_some() {
                        report.grants += 1;
                    } else {
                        let finding = Finding::GrantLocked(thread, lane.to_owned(), epoch);
                        report.findings.push(finding);
                    }
                }
                granted.insert(place);
                Ok(())
            })?;
        Ok(granted)
    }

    fn keyring(&self) -> Result<Option<KeyRing>, BackupError> {
        let Some((folder, manifest)) = &self.keys else {
            return Ok(None);
        };
        let mut keys = HashMap::new();
        manifest.table("shred_key")?.each(folder, |row| {
            let key = Zeroizing::new(row.bytes("key")?);
            let key: [u8; 32] = key
                .as_slice()
                .try_into()
                .map_err(|_| BackupError::Differs("length of a key".to_owned()))?;
            let lane = crate::model::words::lane(row.text("lane")?)?;
            keys.insert((row.id("thread")?, lane), Zeroizing::new(key));
            Ok(())
        })?;
        Ok(Some(KeyRing::of(keys)))
    }
}

async fn blobs(
    main: &Path,
    manifest: &Manifest,
    report: &mut Report,
    say: Say<'_>,
) -> Result<(), BackupError> {
    let path = blob_folder(main);
    let all: Vec<Attached> = attachments::of_backup(main, manifest)?;
    if !path.is_dir() {
        let missing = all.into_iter().filter(|a| !manifest.gone.contains(&a.blob));
        report
            .findings
            .extend(missing.map(|a| Finding::BlobMissing(a.blob)));
        return Ok(());
    }
    let store = BlobStore::open(&BlobConfig::Fs { path })?;
    for (at, what) in all.into_iter().enumerate() {
        if at % EVERY == 0 {
            say(&format!("attachments: {at} read"));
        }
        if manifest.gone.contains(&what.blob) {
            continue;
        }
        match attachments::is_whole(&store, &what).await? {
            Some(true) => report.blobs += 1,
            Some(false) => report.findings.push(Finding::BlobDiffers(what.blob)),
            None => report.findings.push(Finding::BlobMissing(what.blob)),
        }
    }
    Ok(())
}

/// Attachments lie beside the backups of a folder.
pub(super) fn blob_folder(main: &Path) -> PathBuf {
    main.parent().unwrap_or(Path::new(".")).join("blobs")
}
