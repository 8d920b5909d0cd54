// SPDX-License-Identifier: EUPL-1.2
//! Makes a backup while the server runs.

use std::collections::HashSet;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use super::attachments::{self, Copied};
use super::files::{self, TableFile, UNFINISHED, fault};
use super::manifest::{Half, Manifest, TableEntry};
use super::{BackupError, KEY_KEPT, Say, blocking};
use crate::blob::BlobStore;
use crate::clock::Timestamp;
use crate::config::{BlobConfig, StoreConfig};
use crate::db::copy::Snapshot;
use crate::db::open::Source;
use crate::ids::ThreadId;
use crate::store::handle::{Store, sources};

/// Attachments between two words of progress.
const EVERY: usize = 1000;

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Folder of the main half.
    pub main: PathBuf,
    /// Folder of the key store's half.
    pub keys: PathBuf,
    /// Rows of both.
    pub rows: u64,
    /// Attachments that the backup needs.
    pub blobs: usize,
    /// Those that were not there from an earlier one.
    pub copied: usize,
    /// Threads of the backup that had no key though they were not shredded: nobody can read them, here or there.
    pub without_key: Vec<ThreadId>,
    /// Copies of the key store that were too old and have been removed.
    pub removed: usize,
}

/// Backs up a store into two folders, made when missing. What an interrupted backup left is used or cleared away by the next one.
///
/// # Errors
/// [`BackupError::Differs`] when an attachment is not the one of its row, or is missing; [`BackupError::Refused`] when another backup into
/// these folders is under way, or they are the same. Without manifest there is no backup then.
pub async fn take(
    config: &StoreConfig,
    main: &Path,
    keys: &Path,
    now: Timestamp,
    say: Say<'_>,
) -> Result<Taken, BackupError> {
    files::make_folder(main)?;
    files::make_folder(keys)?;
    let _locks = [lock(main)?, lock(keys)?];
    clear_unfinished(main)?;
    clear_unfinished(keys)?;
    let name = name(now)?;
    let (main_source, keys_source) = sources(&config.database)?;

    say("main database");
    let mut half = dump(
        main_source,
        Half::Main,
        main.join(format!("{name}{UNFINISHED}")),
        now,
    )
    .await?;
    say("attachments");
    let store = Store::open(config)?;
    let (blobs, copied) = copy_blobs(&store, main, &mut half, say).await?;
    let main_folder = half.finish(main, &name)?;

    say("key store");
    let keys_half = dump(
        keys_source,
        Half::Keys,
        keys.join(format!("{name}{UNFINISHED}")),
        now,
    )
    .await?;
    let rows = half.rows() + keys_half.rows();
    let without_key = without_key(&store, &main_folder, &half.manifest, &keys_half).await?;
    let keys_folder = keys_half.finish(keys, &name)?;
    let removed = remove_old_keys(keys, now)?;
    Ok(Taken {
        main: main_folder,
        keys: keys_folder,
        rows,
        blobs,
        copied,
        without_key,
        removed,
    })
}

/// A half whose files are there and whose manifest is not.
struct Dumped {
    folder: PathBuf,
    manifest: Manifest,
}

impl Dumped {
    fn rows(&self) -> u64 {
        self.manifest.tables.iter().map(|table| table.rows).sum()
    }

    /// From here on it is a backup.
    fn finish(&self, root: &Path, name: &str) -> Result<PathBuf, BackupError> {
        self.manifest.write(&self.folder)?;
        files::sync_folder(&self.folder)?;
        let folder = root.join(name);
        std::fs::rename(&self.folder, &folder).map_err(fault(&folder))?;
        files::sync_folder(root)?;
        Ok(folder)
    }
}

async fn dump(
    source: Source,
    half: Half,
    folder: PathBuf,
    now: Timestamp,
) -> Result<Dumped, BackupError> {
    blocking(move || {
        files::make_folder(&folder)?;
        let mut snapshot = Snapshot::open(&source, half.which())?;
        let mut tables: Vec<TableEntry> = Vec::new();
        for table in snapshot.tables() {
            let mut file = TableFile::create(&folder, &table)?;
            snapshot.each(&table, 0, |line| file.push(line))?;
            tables.push(file.finish(&table)?);
        }
        Ok(Dumped {
            manifest: Manifest::new(half, now, tables)?,
            folder,
        })
    })
    .await
}

/// Gives how many the backup needs and how many were new.
async fn copy_blobs(
    store: &Store,
    main: &Path,
    half: &mut Dumped,
    say: Say<'_>,
) -> Result<(usize, usize), BackupError> {
    let path = main.join("blobs");
    files::make_folder(&path)?;
    let kept = BlobStore::open(&BlobConfig::Fs { path })?;
    let all = attachments::of_backup(&half.folder, &half.manifest)?;
    let mut copied = 0;
    for (at, what) in all.iter().enumerate() {
        if at % EVERY == 0 && at > 0 {
            say(&format!("attachments: {at} of {}", all.len()));
        }
        match attachments::copy(store.blobs(), &kept, what).await? {
            Copied::New => copied += 1,
            Copied::There => {}
            Copied::Gone => {
                let blob = what.blob.clone();
                let used = store
                    .read("is_blob_used", move |tx| {
                        tx.attachments().is_blob_used(&blob)
                    })
                    .await?;
                if used {
                    let text = format!("attachment {} is missing", what.blob);
                    return Err(BackupError::Differs(text));
                }
                half.manifest.gone.push(what.blob.clone());
            }
        }
    }
    Ok((all.len(), copied))
}

/// Threads of the main half without key that are still there: shredding takes the key first and the rows then.
async fn without_key(
    store: &Store,
    main: &Path,
    manifest: &Manifest,
    keys: &Dumped,
) -> Result<Vec<ThreadId>, BackupError> {
    let mut with_key: HashSet<ThreadId> = HashSet::new();
    keys.manifest
        .table("shred_key")?
        .each(&keys.folder, |row| {
            with_key.insert(row.id("thread")?);
            Ok(())
        })?;
    let mut missing = Vec::new();
    manifest.table("thread")?.each(main, |row| {
        let thread: ThreadId = row.id("id")?;
        if !with_key.contains(&thread) {
            missing.push(thread);
        }
        Ok(())
    })?;
    if missing.is_empty() {
        return Ok(missing);
    }
    let there: HashSet<ThreadId> = store.threads_without_key().await?.into_iter().collect();
    missing.retain(|thread| there.contains(thread));
    Ok(missing)
}

fn lock(root: &Path) -> Result<File, BackupError> {
    let path = root.join(".lock");
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(fault(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(BackupError::Refused(format!(
            "{}: a backup is under way, or both folders are the same",
            root.display()
        ))),
        Err(TryLockError::Error(error)) => Err(fault(&path)(error)),
    }
}

/// The name of a backup: its moment, UTC.
fn name(now: Timestamp) -> Result<String, BackupError> {
    let at = jiff::Timestamp::from_microsecond(now.micros())
        .map_err(|e| BackupError::Refused(format!("clock: {e}")))?;
    Ok(at.strftime("%Y-%m-%dT%H-%M-%SZ").to_string())
}

fn folders(root: &Path) -> Result<Vec<PathBuf>, BackupError> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(root).map_err(fault(root))? {
        let path = entry.map_err(fault(root))?.path();
        if path.is_dir() {
            all.push(path);
        }
    }
    Ok(all)
}

fn clear_unfinished(root: &Path) -> Result<(), BackupError> {
    for folder in folders(root)? {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        // 2026-11-30T18-00-00Z.part: nothing else is ours to delete.
        let ours = name
            .strip_suffix(UNFINISHED)
            .is_some_and(|name| name.len() == 20 && name.ends_with('Z'));
        if ours {
            std::fs::remove_dir_all(&folder).map_err(fault(&folder))?;
        }
    }
    Ok(())
}

fn remove_old_keys(root: &Path, now: Timestamp) -> Result<usize, BackupError> {
    let mut removed = 0;
    for folder in folders(root)? {
        let Ok(manifest) = Manifest::read(&folder, Half::Keys) else {
            continue;
        };
        if manifest.made_at < now - KEY_KEPT {
            std::fs::remove_dir_all(&folder).map_err(fault(&folder))?;
            removed += 1;
        }
    }
    Ok(removed)
}
