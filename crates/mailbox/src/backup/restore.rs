// SPDX-License-Identifier: EUPL-1.2
//! A backup becomes a store again: attachments, then keys, then the main database in one transaction. Whatever interrupts it, no server finds
//! half of a main database, and calling again goes on.

use std::path::{Path, PathBuf};

use super::attachments::{self, Copied};
use super::files::{Digest, each_line};
use super::manifest::{Half, Manifest, TableEntry};
use super::verify::blob_folder;
use super::{BackupError, KEY_LIFE, Say, blocking};
use crate::blob::BlobStore;
use crate::config::{BlobConfig, StoreConfig};
use crate::ctx::Ctx;
use crate::db::copy::{Loading, Snapshot, alone};
use crate::db::migrate::Which;
use crate::db::open::Source;
use crate::store::handle::{Store, sources};

/// Lines in one statement.
const LINES: usize = 500;
/// Bytes in one statement, about: a message may be half a MiB as hexadecimal.
const BYTES: usize = 4 * 1024 * 1024;
/// Attachments between two words of progress.
const EVERY: usize = 1000;

/// What was restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Rows of both databases.
    pub rows: u64,
    /// Attachments.
    pub blobs: usize,
    /// Threads that were shredded after the main half was made, and are gone again.
    pub shredded: usize,
}

/// Restores both halves into the databases and the storage of `config`, which have to be empty. Migrations are made. Afterwards every table has
/// been read again and compared with the backup, and threads without key are removed.
///
/// # Errors
/// [`BackupError::Refused`] when something is there already or is in use, the backup is of another schema, the key store is older than the
/// main half, or is older than [`KEY_LIFE`] (unless `expired_keys`); [`BackupError::Differs`] when a file is not what the manifest says.
pub async fn restore(
    config: &StoreConfig,
    main: &Path,
    keys: &Path,
    expired_keys: bool,
    ctx: &Ctx,
    say: Say<'_>,
) -> Result<Restored, BackupError> {
    let manifest = readable(main, Half::Main)?;
    let key_manifest = readable(keys, Half::Keys)?;
    if key_manifest.made_at < manifest.made_at {
        return Err(BackupError::Refused(
            "the key store's half is older than the main one: take a newer one".to_owned(),
        ));
    }
    if ctx.now().since(key_manifest.made_at) > KEY_LIFE && !expired_keys {
        return Err(BackupError::Refused(
            "the key store's half is older than 30 days: what was shredded since would be readable again; take a newer one, or \
             --expired-keys if there is none"
                .to_owned(),
        ));
    }
    let (main_source, keys_source) = sources(&config.database)?;
    for source in [&main_source, &keys_source] {
        refuse_used(source)?;
    }
    Store::migrate(config)?;
    say("looking at the target");
    let there = look(&main_source, &keys_source, keys, &key_manifest).await?;

    say("attachments");
    let blobs = put_blobs(config, main, &manifest, say).await?;
    if !there {
        say("key store");
        load(keys_source, Which::Shred, keys, &key_manifest).await?;
    }
    say("main database");
    load(main_source, Which::Main, main, &manifest).await?;

    say("removing what was shredded since");
    let store = Store::open(config)?;
    let without = store.threads_without_key().await?;
    for thread in &without {
        store.finish_shredding(*thread, ctx).await?;
    }
    let rows = |manifest: &Manifest| -> u64 { manifest.tables.iter().map(|t| t.rows).sum() };
    Ok(Restored {
        rows: rows(&manifest) + rows(&key_manifest),
        blobs,
        shredded: without.len(),
    })
}

fn readable(folder: &Path, half: Half) -> Result<Manifest, BackupError> {
    let manifest = Manifest::read(folder, half)?;
    let wanted = crate::db::migrate::wanted(half.which())?;
    if manifest.schema != wanted {
        return Err(BackupError::Refused(format!(
            "{}: made by version {} with migrations up to {}, this program has {}: restore with that version, then update",
            folder.display(),
            manifest.program,
            manifest.schema.last().map_or("none", String::as_str),
            wanted.last().map_or("none", String::as_str),
        )));
    }
    Ok(manifest)
}

pub(super) fn refuse_used(source: &Source) -> Result<(), BackupError> {
    // A database that does not answer is an error of its own.
    if alone::is_used(source)? {
        return Err(BackupError::Refused(
            "the database is in use: stop server and notifier, and end other sessions".to_owned(),
        ));
    }
    Ok(())
}

/// Whether the key store is there already, from a restore that was interrupted. Anything else that is there is refused.
async fn look(
    main: &Source,
    keys: &Source,
    folder: &Path,
    manifest: &Manifest,
) -> Result<bool, BackupError> {
    let (main, keys) = (main.clone(), keys.clone());
    let (folder, tables) = (folder.to_owned(), manifest.tables.clone());
    blocking(move || {
        let refused = |what: &str| {
            BackupError::Refused(format!(
                "{what} is not empty: restore into new databases and an empty folder or bucket"
            ))
        };
        if !is_empty(&main, Which::Main)? {
            return Err(refused("the main database"));
        }
        if is_empty(&keys, Which::Shred)? {
            return Ok(false);
        }
        match compare(&keys, Which::Shred, &tables) {
            Ok(()) => Ok(true),
            Err(BackupError::Differs(_)) => Err(refused(&format!(
                "the key store (and it is not that of {})",
                folder.display()
            ))),
            Err(error) => Err(error),
        }
    })
    .await
}

pub(super) fn is_empty(source: &Source, which: Which) -> Result<bool, BackupError> {
    let mut loading = Loading::open(source, which)?;
    for table in loading.tables() {
        if loading.count(&table)? > 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

async fn put_blobs(
    config: &StoreConfig,
    main: &Path,
    manifest: &Manifest,
    say: Say<'_>,
) -> Result<usize, BackupError> {
    let path = blob_folder(main);
    let all = attachments::of_backup(main, manifest)?;
    let to = BlobStore::open(&config.blobs)?;
    let ours: std::collections::HashSet<&str> = all.iter().map(|a| a.blob.as_str()).collect();
    for (blob, _) in to.list().await? {
        if !ours.contains(blob.as_str()) {
            return Err(BackupError::Refused(format!(
                "the storage of attachments is not empty: {blob}"
            )));
        }
    }
    if all.is_empty() {
        return Ok(0);
    }
    let from = BlobStore::open(&BlobConfig::Fs { path })?;
    let mut put = 0;
    for (at, what) in all.iter().enumerate() {
        if at % EVERY == 0 && at > 0 {
            say(&format!("attachments: {at} of {}", all.len()));
        }
        match attachments::copy(&from, &to, what).await? {
            Copied::New | Copied::There => put += 1,
            Copied::Gone if manifest.gone.contains(&what.blob) => {}
            Copied::Gone => {
                let text = format!("attachment {} is missing in the backup", what.blob);
                return Err(BackupError::Differs(text));
            }
        }
    }
    Ok(put)
}

/// Fills a database in one transaction and reads it again.
async fn load(
    source: Source,
    which: Which,
    folder: &Path,
    manifest: &Manifest,
) -> Result<(), BackupError> {
    let (folder, tables): (PathBuf, _) = (folder.to_owned(), manifest.tables.clone());
    blocking(move || {
        let mut loading = Loading::open(&source, which)?;
        loading.begin()?;
        for table in loading.tables() {
            let entry = tables.iter().find(|entry| entry.name == table.name);
            let same = entry.is_some_and(|entry| {
                entry
                    .columns
                    .iter()
                    .eq(table.columns.iter().map(|c| &c.name))
            });
            if !same {
                return Err(BackupError::Differs(format!("columns of {}", table.name)));
            }
            let mut batch = Batch::default();
            let mut digest = Digest::new();
            each_line(&folder, &table.name, |line| {
                digest.push(line);
                match batch.push(line) {
                    Some(lines) => Ok(loading.insert(&table, &lines)?),
                    None => Ok(()),
                }
            })?;
            if let Some(lines) = batch.rest() {
                loading.insert(&table, &lines)?;
            }
            // Before anything counts: the file is the one that was written.
            if entry.is_none_or(|entry| *entry != digest.finish(&table)) {
                return Err(BackupError::Differs(format!("{}.jsonl", table.name)));
            }
        }
        loading.commit()?;
        drop(loading);
        compare(&source, which, &tables)
    })
    .await
}

/// Reads all tables and compares them with what they should be.
pub(super) fn compare(
    source: &Source,
    which: Which,
    wanted: &[TableEntry],
) -> Result<(), BackupError> {
    let found = digests(source, which)?;
    if found == wanted {
        return Ok(());
    }
    let differing = found.iter().zip(wanted).find(|(a, b)| a != b);
    let name = differing.map_or("tables", |(table, _)| table.name.as_str());
    Err(BackupError::Differs(name.to_owned()))
}

/// What each table of a database is.
pub(super) fn digests(source: &Source, which: Which) -> Result<Vec<TableEntry>, BackupError> {
    let mut snapshot = Snapshot::open(source, which)?;
    let mut found = Vec::new();
    for table in snapshot.tables() {
        let mut digest = Digest::new();
        snapshot.each::<BackupError>(&table, 0, |line| {
            digest.push(line);
            Ok(())
        })?;
        found.push(digest.finish(&table));
    }
    Ok(found)
}

/// Lines until there are enough for one statement.
#[derive(Default)]
pub(super) struct Batch {
    lines: Vec<String>,
    bytes: usize,
}

impl Batch {
    pub(super) fn push(&mut self, line: &str) -> Option<Vec<String>> {
        self.bytes += line.len();
        self.lines.push(line.to_owned());
        (self.lines.len() >= LINES || self.bytes >= BYTES)
            .then(|| self.rest())
            .flatten()
    }

    pub(super) fn rest(&mut self) -> Option<Vec<String>> {
        self.bytes = 0;
        let lines = std::mem::take(&mut self.lines);
        (!lines.is_empty()).then_some(lines)
    }
}
