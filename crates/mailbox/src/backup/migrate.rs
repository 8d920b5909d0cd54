// SPDX-License-Identifier: EUPL-1.2
//! A whole store into other databases and another storage, whichever they are. What was copied before an interruption is kept; at the end
//! both sides are read again and have to be the same.

use super::attachments::{self, Attached, Copied};
use super::manifest::Half;
use super::restore::{Batch, digests, refuse_used};
use super::{BackupError, Say, blocking};
use crate::blob::BlobStore;
use crate::config::StoreConfig;
use crate::db::copy::{Loading, Snapshot};
use crate::db::open::Source;
use crate::error::StoreError;
use crate::store::handle::{Store, sources};

/// Attachments between two words of progress.
const EVERY: usize = 1000;

/// What was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// Rows of both databases.
    pub rows: u64,
    /// Of those: copied by this call, the others before.
    pub copied: u64,
    /// Attachments.
    pub blobs: usize,
}

/// Copies everything of `from` into `to`: attachments first, then keys, then the main database. The server of neither may run. Nothing of
/// `from` is changed.
///
/// # Errors
/// [`BackupError::Refused`] when one of the databases is in use, both are the same, or `to` holds something else; [`BackupError::Differs`]
/// when the copy is not what was read. After any other error calling again goes on.
pub async fn migrate(
    from: &StoreConfig,
    to: &StoreConfig,
    say: Say<'_>,
) -> Result<Migrated, BackupError> {
    let (from_main, from_keys) = sources(&from.database)?;
    let (to_main, to_keys) = sources(&to.database)?;
    if from_main == to_main || from_keys == to_keys {
        return Err(BackupError::Refused(
            "both configurations name the same database".to_owned(),
        ));
    }
    for source in [&from_main, &from_keys, &to_main, &to_keys] {
        refuse_used(source)?;
    }
    Store::migrate(to)?;
    say("attachments");
    let blobs = copy_blobs(from, to, from_main.clone(), say).await?;
    let (mut rows, mut copied) = (0, 0);
    for (half, source, target) in [
        (Half::Keys, from_keys, to_keys),
        (Half::Main, from_main, to_main),
    ] {
        say(match half {
            Half::Keys => "key store",
            Half::Main => "main database",
        });
        let (all, new) = blocking(move || copy(half, &source, &target)).await?;
        rows += all;
        copied += new;
    }
    Ok(Migrated {
        rows,
        copied,
        blobs,
    })
}

/// Rows of a database, and those of them that were copied now.
fn copy(half: Half, from: &Source, to: &Source) -> Result<(u64, u64), BackupError> {
    let which = half.which();
    let mut snapshot = Snapshot::open(from, which)?;
    let mut loading = Loading::open(to, which)?;
    let mut copied = 0;
    if snapshot
        .tables()
        .iter()
        .map(|t| &t.name)
        .ne(loading.tables().iter().map(|t| &t.name))
    {
        return Err(BackupError::Differs("names of tables".to_owned()));
    }
    for (table, target) in snapshot.tables().into_iter().zip(loading.tables()) {
        // Rows come in the order of their key, and each batch counts whole.
        let there = loading.count(&target)?;
        let mut batch = Batch::default();
        snapshot.each::<BackupError>(&table, there, |line| {
            copied += 1;
            match batch.push(line) {
                Some(lines) => insert(&mut loading, &target, &lines),
                None => Ok(()),
            }
        })?;
        if let Some(lines) = batch.rest() {
            insert(&mut loading, &target, &lines)?;
        }
    }
    drop(loading);
    drop(snapshot);
    let (wanted, found) = (digests(from, which)?, digests(to, which)?);
    if let Some((table, _)) = wanted.iter().zip(&found).find(|(a, b)| a != b) {
        return Err(other(&table.name));
    }
    Ok((wanted.iter().map(|table| table.rows).sum(), copied))
}

fn insert(
    loading: &mut Loading,
    table: &crate::db::copy::Table,
    lines: &[String],
) -> Result<(), BackupError> {
    loading.begin()?;
    match loading.insert(table, lines) {
        Ok(()) => Ok(loading.commit()?),
        // A key that is there already.
        Err(StoreError::Conflict(_)) => Err(other(&table.name)),
        Err(error) => Err(error.into()),
    }
}

fn other(table: &str) -> BackupError {
    BackupError::Differs(format!(
        "table {table}: the target holds something else than what is copied; empty it and begin anew"
    ))
}

async fn copy_blobs(
    from: &StoreConfig,
    to: &StoreConfig,
    main: Source,
    say: Say<'_>,
) -> Result<usize, BackupError> {
    let all = blocking(move || attached(&main)).await?;
    let (source, target) = (BlobStore::open(&from.blobs)?, BlobStore::open(&to.blobs)?);
    for (at, what) in all.iter().enumerate() {
        if at % EVERY == 0 && at > 0 {
            say(&format!("attachments: {at} of {}", all.len()));
        }
        if attachments::copy(&source, &target, what).await? == Copied::Gone {
            let text = format!("attachment {} is missing in the source", what.blob);
            return Err(BackupError::Differs(text));
        }
    }
    say("attachments: reading them again");
    for what in &all {
        if attachments::is_whole(&target, what).await? != Some(true) {
            return Err(BackupError::Differs(format!("attachment {}", what.blob)));
        }
    }
    Ok(all.len())
}

/// All blobs that rows name.
fn attached(main: &Source) -> Result<Vec<Attached>, BackupError> {
    let mut snapshot = Snapshot::open(main, Half::Main.which())?;
    let mut all = Vec::new();
    for table in snapshot.tables() {
        if table.name != "attachment" {
            continue;
        }
        let entry = super::files::Digest::new().finish(&table);
        snapshot.each::<BackupError>(&table, 0, |line| {
            all.extend(attachments::of_row(&entry.row(line)?)?);
            Ok(())
        })?;
    }
    Ok(all)
}
