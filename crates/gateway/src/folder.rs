// SPDX-License-Identifier: EUPL-1.2
//! Folders that the program shares with others of the house: one process of ours at a time, and what stands there is on the disk.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use crate::error::GatewayError;

/// Creates it, for the program alone, unless it is there.
///
/// # Errors
/// [`GatewayError::Io`].
pub(crate) fn create(dir: &Path) -> Result<(), GatewayError> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
        .map_err(|e| GatewayError::at(dir, e))
}

/// Creates it and takes it for this process, for as long as the file is held.
///
/// # Errors
/// [`GatewayError::InUse`] while another process has it; [`GatewayError::Io`].
pub(crate) fn claim(dir: &Path) -> Result<File, GatewayError> {
    create(dir)?;
    let path = dir.join(".lock");
    let lock = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(&path)
        .map_err(|e| GatewayError::at(&path, e))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(GatewayError::InUse(dir.to_owned())),
        Err(TryLockError::Error(e)) => Err(GatewayError::at(&path, e)),
    }
}

/// Writes a file that is not there yet, to the disk.
///
/// # Errors
/// [`GatewayError::Io`].
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), GatewayError> {
    let at = |e| GatewayError::at(path, e);
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map_err(at)?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .map_err(at)
}

/// Names in it are on the disk.
///
/// # Errors
/// [`GatewayError::Io`].
pub(crate) fn sync(dir: &Path) -> Result<(), GatewayError> {
    File::open(dir)
        .and_then(|dir| dir.sync_all())
        .map_err(|e| GatewayError::at(dir, e))
}
