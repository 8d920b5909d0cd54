// SPDX-License-Identifier: EUPL-1.2
//! What is on paper: one JSON object a line, in the order of the pages. Never a code.

use std::collections::VecDeque;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use protocol::ActivationId;
use serde::{Deserialize, Serialize};

use super::PrintError;

/// Longest line; real ones have some 250 bytes.
const MAX_LINE: u64 = 4_096;

/// One letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestLine {
    /// Number of the letter, from 1, without gaps.
    pub seq: u64,
    /// Page in its file, from 1.
    pub page: u64,
    /// Name of its file, if each letter has its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Id of the person in the core system.
    pub reference: String,
    /// The activation.
    pub aid: ActivationId,
    /// Until when the code works, RFC 3339.
    pub expires: String,
}

/// The last lines of a manifest, at most `keep`; none if there is no such file. A line that a crash
/// cut off is not one, and is removed.
pub(super) fn last_lines(path: &Path, keep: usize) -> Result<Vec<ManifestLine>, PrintError> {
    let at = |e: io::Error| PrintError::at(path, e);
    let mut file = match OpenOptions::new().read(true).write(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(at)?,
    };
    let mut last = VecDeque::new();
    let mut whole = 0_u64;
    let mut input = BufReader::new(&file);
    let mut text = Vec::new();
    loop {
        text.clear();
        let mut limited = io::Read::take(&mut input, MAX_LINE);
        let read = limited.read_until(b'\n', &mut text).map_err(at)?;
        if read == 0 {
            break;
        }
        if text.last() != Some(&b'\n') {
            if text.len() < usize::try_from(MAX_LINE).unwrap_or(usize::MAX) {
                break;
            }
            return Err(PrintError::Manifest(path.to_owned()));
        }
        whole += u64::try_from(read).unwrap_or(0);
        let line =
            serde_json::from_slice(&text).map_err(|_| PrintError::Manifest(path.to_owned()))?;
        last.push_back(line);
        if last.len() > keep {
            last.pop_front();
        }
    }
    if file.seek(SeekFrom::End(0)).map_err(at)? > whole {
        file.set_len(whole).map_err(at)?;
        file.sync_all().map_err(at)?;
    }
    Ok(last.into())
}

/// Adds lines at the end, durably.
pub(super) fn append(path: &Path, lines: &[ManifestLine]) -> Result<(), PrintError> {
    let at = |e: io::Error| PrintError::at(path, e);
    let mut file = OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(path)
        .map_err(at)?;
    file.write_all(&text_of(lines)?).map_err(at)?;
    file.sync_all().map_err(at)
}

/// The text of lines.
pub(super) fn text_of(lines: &[ManifestLine]) -> Result<Vec<u8>, PrintError> {
    let mut text = Vec::new();
    for line in lines {
        serde_json::to_writer(&mut text, line)
            .map_err(|_| PrintError::Manifest(line.reference.clone().into()))?;
        text.push(b'\n');
    }
    Ok(text)
}

/// Writes a file for its owner only and makes it durable.
pub(super) fn write_durably(path: &Path, bytes: &[u8]) -> Result<(), PrintError> {
    let at = |e: io::Error| PrintError::at(path, e);
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
        .map_err(at)?;
    file.write_all(bytes).map_err(at)?;
    file.sync_all().map_err(at)
}

/// Makes the names in a folder durable.
pub(super) fn sync_folder(path: &Path) -> Result<(), PrintError> {
    let open = if path.as_os_str().is_empty() {
        File::open(".")
    } else {
        File::open(path)
    };
    open.and_then(|folder| folder.sync_all())
        .map_err(|e| PrintError::at(path, e))
}
