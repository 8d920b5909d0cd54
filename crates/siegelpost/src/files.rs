// SPDX-License-Identifier: EUPL-1.2
//! Files that hold secrets.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

use anyhow::Context;

/// Makes a new file that only its owner can read. Never replaces one: a key that is gone cannot be had again.
///
/// # Errors
/// The file exists, or cannot be made.
pub fn create_secret(path: &Path, content: &str) -> anyhow::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("{}: not made", path.display()))?;
    file.write_all(content.as_bytes())
        .and_then(|()| file.write_all(b"\n"))
        .and_then(|()| file.sync_all())
        .with_context(|| format!("{}: not written", path.display()))
}

/// First line of a file with a secret.
///
/// # Errors
/// The file cannot be read or is empty.
pub fn read_secret(path: &Path) -> anyhow::Result<String> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("{}: cannot be read", path.display()))?;
    let line = text.lines().next().unwrap_or_default().trim();
    anyhow::ensure!(!line.is_empty(), "{}: is empty", path.display());
    Ok(line.to_owned())
}

/// Whether others than the owner may read the file (its group may).
#[must_use]
pub fn is_open_to_all(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|meta| meta.mode() & 0o007 != 0)
}
