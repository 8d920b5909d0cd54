// SPDX-License-Identifier: EUPL-1.2
//! Files of a backup: readable for their owner only, on the disk before anything says that they are there.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use protocol::tup::Hasher;

use super::BackupError;
use super::manifest::TableEntry;
use crate::db::copy::Table;

/// Ends the name of what is not finished.
pub(super) const UNFINISHED: &str = ".part";

pub(super) fn fault(path: &Path) -> impl FnOnce(std::io::Error) -> BackupError {
    let path = path.to_owned();
    move |error| BackupError::File { path, error }
}

pub(super) fn make_folder(path: &Path) -> Result<(), BackupError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true).mode(0o700);
    builder.create(path).map_err(fault(path))
}

pub(super) fn sync_folder(path: &Path) -> Result<(), BackupError> {
    File::open(path)
        .and_then(|folder| folder.sync_all())
        .map_err(fault(path))
}

/// A new file with this content, on the disk.
pub(super) fn write_new(path: &Path, content: &[u8]) -> Result<(), BackupError> {
    let mut file = create(path)?;
    file.write_all(content)
        .and_then(|()| file.sync_all())
        .map_err(fault(path))
}

fn create(path: &Path) -> Result<File, BackupError> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map_err(fault(path))
}

/// The file of a table while it is written.
pub(super) struct TableFile {
    path: PathBuf,
    out: BufWriter<File>,
    digest: Digest,
}

/// Lines counted and hashed, each with its end.
pub(super) struct Digest {
    hasher: Hasher,
    rows: u64,
    bytes: u64,
}

impl Digest {
    pub(super) fn new() -> Self {
        Self {
            hasher: Hasher::new(),
            rows: 0,
            bytes: 0,
        }
    }

    pub(super) fn push(&mut self, line: &str) {
        self.hasher.update(line.as_bytes());
        self.hasher.update(b"\n");
        self.rows += 1;
        let length = u64::try_from(line.len()).unwrap_or(u64::MAX);
        self.bytes = self.bytes.saturating_add(length).saturating_add(1);
    }

    pub(super) fn finish(self, table: &Table) -> TableEntry {
        TableEntry {
            name: table.name.clone(),
            columns: table.columns.iter().map(|c| c.name.clone()).collect(),
            rows: self.rows,
            bytes: self.bytes,
            sha256: hex::encode(self.hasher.finish().as_bytes()),
        }
    }
}

impl TableFile {
    pub(super) fn create(folder: &Path, table: &Table) -> Result<Self, BackupError> {
        let path = table_path(folder, &table.name);
        Ok(Self {
            out: BufWriter::new(create(&path)?),
            path,
            digest: Digest::new(),
        })
    }

    pub(super) fn push(&mut self, line: &str) -> Result<(), BackupError> {
        self.digest.push(line);
        self.out
            .write_all(line.as_bytes())
            .and_then(|()| self.out.write_all(b"\n"))
            .map_err(fault(&self.path))
    }

    pub(super) fn finish(self, table: &Table) -> Result<TableEntry, BackupError> {
        let file = self
            .out
            .into_inner()
            .map_err(|e| fault(&self.path)(e.into_error()))?;
        file.sync_all().map_err(fault(&self.path))?;
        Ok(self.digest.finish(table))
    }
}

pub(super) fn table_path(folder: &Path, table: &str) -> PathBuf {
    folder.join(format!("{table}.jsonl"))
}

/// Gives the lines of a table's file.
pub(super) fn each_line(
    folder: &Path,
    table: &str,
    mut take: impl FnMut(&str) -> Result<(), BackupError>,
) -> Result<(), BackupError> {
    let path = table_path(folder, table);
    let file = File::open(&path).map_err(fault(&path))?;
    for line in BufReader::with_capacity(1 << 16, file).lines() {
        take(&line.map_err(fault(&path))?)?;
    }
    Ok(())
}
