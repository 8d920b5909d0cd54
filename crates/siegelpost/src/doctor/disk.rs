// SPDX-License-Identifier: EUPL-1.2
//! Can attachments be stored so that they stay?

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use mailbox::BlobConfig;

use super::Finding;

const PROBE: &str = ".siegelpost-doctor";

pub(super) fn examine(config: &BlobConfig) -> Vec<Finding> {
    match config {
        BlobConfig::Fs { path } => vec![match probe(path) {
            Ok(()) => Finding::ok("blobs", format!("{}: writes and syncs", path.display())),
            Err(error) => Finding::fail("blobs", format!("{}: {error}", path.display())),
        }],
        BlobConfig::Memory => {
            vec![Finding::warn(
                "blobs",
                "kept in memory: attachments are lost at every restart",
            )]
        }
    }
}

/// What storing a blob does: write, sync, rename, sync the folder; then away with it.
fn probe(folder: &Path) -> io::Result<()> {
    let (temporary, name) = (folder.join(format!("{PROBE}.tmp")), folder.join(PROBE));
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(&temporary)?;
    file.write_all(b"probe")?;
    file.sync_all()?;
    fs::rename(&temporary, &name)?;
    File::open(folder)?.sync_all()?;
    fs::remove_file(&name)
}

#[cfg(test)]
mod tests {
    use mailbox::BlobConfig;

    use super::examine;
    use crate::doctor::State;

    #[test]
    fn a_folder_that_is_not_there_is_found_and_a_good_one_left_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let state = |path| examine(&BlobConfig::Fs { path })[0].state;
        assert_eq!(state(folder.path().join("missing")), State::Fail);
        assert_eq!(state(folder.path().to_owned()), State::Ok);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
