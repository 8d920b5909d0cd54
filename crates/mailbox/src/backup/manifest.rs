// SPDX-License-Identifier: EUPL-1.2
//! What a half of a backup says of itself. Written last: without it there is no backup.

use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::BackupError;
use super::files::{self, each_line, fault};
use crate::clock::Timestamp;
use crate::db::migrate::Which;
use crate::error::StoreError;

const FILE: &str = "manifest.json";
const FORMAT: u32 = 1;

/// `manifest.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of this form.
    pub format: u32,
    /// `main` or `keys`.
    pub half: Half,
    /// Version of the program that made it.
    pub program: String,
    /// The moment before the databases were read, microseconds since 1970.
    pub made_at: Timestamp,
    /// Migrations of the database.
    pub schema: Vec<String>,
    /// A file each.
    pub tables: Vec<TableEntry>,
    /// Attachments that were shredded or collected while the backup ran, so that they are in none.
    pub gone: Vec<String>,
}

/// Which half.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Half {
    /// Main database.
    Main,
    /// Key store.
    Keys,
}

/// `<name>.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableEntry {
    /// Name of the table.
    pub name: String,
    /// Its columns as they stand in each line.
    pub columns: Vec<String>,
    /// Lines.
    pub rows: u64,
    /// Length.
    pub bytes: u64,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
}

impl Half {
    pub(super) const fn which(self) -> Which {
        match self {
            Self::Main => Which::Main,
            Self::Keys => Which::Shred,
        }
    }
}

impl Manifest {
    pub(super) fn new(
        half: Half,
        made_at: Timestamp,
        tables: Vec<TableEntry>,
    ) -> Result<Self, BackupError> {
        Ok(Self {
            format: FORMAT,
            half,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            made_at,
            schema: crate::db::migrate::wanted(half.which())?,
            tables,
            gone: Vec::new(),
        })
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), BackupError> {
        let text =
            serde_json::to_string_pretty(self).map_err(|e| StoreError::Internal(e.to_string()))?;
        files::write_new(&folder.join(FILE), text.as_bytes())
    }

    /// Reads the manifest of a folder.
    ///
    /// # Errors
    /// [`BackupError::Refused`] when there is none, or it is of another half or form.
    pub fn read(folder: &Path, half: Half) -> Result<Self, BackupError> {
        let path = folder.join(FILE);
        let refused = |text: &str| BackupError::Refused(format!("{}: {text}", path.display()));
        let text = match std::fs::read(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(refused("is missing: this is no finished backup"));
            }
            other => other.map_err(fault(&path))?,
        };
        let manifest: Self =
            serde_json::from_slice(&text).map_err(|e| refused(&format!("cannot be read: {e}")))?;
        if manifest.format != FORMAT {
            return Err(refused("is of a form that this program does not know"));
        }
        if manifest.half != half {
            return Err(refused("is of the other half"));
        }
        Ok(manifest)
    }

    pub(super) fn table(&self, name: &str) -> Result<&TableEntry, BackupError> {
        self.tables
            .iter()
            .find(|table| table.name == name)
            .ok_or_else(|| BackupError::Refused(format!("table {name} is not in the backup")))
    }
}

/// A line of a table, by the names of its columns.
pub(super) struct Row<'a> {
    table: &'a TableEntry,
    values: Vec<Value>,
}

impl TableEntry {
    /// Gives the rows of its file.
    pub(super) fn each(
        &self,
        folder: &Path,
        mut take: impl FnMut(&Row<'_>) -> Result<(), BackupError>,
    ) -> Result<(), BackupError> {
        each_line(folder, &self.name, |line| take(&self.row(line)?))
    }

    pub(super) fn row(&self, line: &str) -> Result<Row<'_>, BackupError> {
        let values = serde_json::from_str(line).map_err(|_| self.odd())?;
        Ok(Row {
            table: self,
            values,
        })
    }

    fn odd(&self) -> BackupError {
        BackupError::Differs(format!("a line of {}.jsonl does not parse", self.name))
    }
}

impl Row<'_> {
    fn value(&self, column: &str) -> Option<&Value> {
        let at = self.table.columns.iter().position(|c| c == column)?;
        self.values.get(at)
    }

    pub(super) fn text(&self, column: &str) -> Result<&str, BackupError> {
        self.value(column)
            .and_then(Value::as_str)
            .ok_or_else(|| self.table.odd())
    }

    pub(super) fn number(&self, column: &str) -> Result<u64, BackupError> {
        self.value(column)
            .and_then(Value::as_u64)
            .ok_or_else(|| self.table.odd())
    }

    pub(super) fn bytes(&self, column: &str) -> Result<Vec<u8>, BackupError> {
        hex::decode(self.text(column)?).map_err(|_| self.table.odd())
    }

    pub(super) fn id<T: crate::ids::FromBytes>(&self, column: &str) -> Result<T, BackupError> {
        let bytes = self.bytes(column)?;
        let bytes: [u8; 16] = bytes.try_into().map_err(|_| self.table.odd())?;
        Ok(T::take(bytes))
    }
}
