// SPDX-License-Identifier: EUPL-1.2
//! Can attachments be stored so that they stay?

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use mailbox::blob::{BlobStore, ProbeFault};
use mailbox::{Ambient, BlobConfig, S3Config, SystemChance, SystemClock};

use super::Finding;

const PROBE: &str = ".siegelpost-doctor";

pub(super) async fn examine(config: &BlobConfig) -> Vec<Finding> {
    match config {
        BlobConfig::S3(s3) => vec![bucket(config, s3).await],
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

async fn bucket(config: &BlobConfig, s3: &S3Config) -> Finding {
    let name = &s3.bucket;
    let ctx = Ambient::new(Arc::new(SystemClock), Arc::new(SystemChance)).ctx();
    let store = match BlobStore::open(config) {
        Ok(store) => store,
        Err(error) => return Finding::fail("blobs", error.to_string()),
    };
    match store.probe(&ctx).await {
        Ok(probed) if s3.create_only && !probed.create_only => Finding::warn(
            "blobs",
            format!(
                "bucket {name}: writes over what is there though asked not to; set create_only = false, and tell the maker"
            ),
        ),
        Ok(_) => Finding::ok(
            "blobs",
            format!("bucket {name}: writes, reads parts, lists and deletes"),
        ),
        Err(fault) => Finding::fail("blobs", format!("bucket {name}: {}", told(&fault))),
    }
}

/// What was tried, what was said, and what to do.
fn told(fault: &ProbeFault) -> String {
    let said = fault.error.to_string();
    let todo = [
        ("NoSuchBucket", "make the bucket, or correct its name"),
        ("InvalidAccessKeyId", "access_key_id is not known there"),
        ("SignatureDoesNotMatch", "the secret key is not that of access_key_id, or region is wrong"),
        ("RequestTimeTooSkewed", "set the clock"),
        ("AccessDenied", "the key needs the rights to get, put, delete and list objects and to give up uploads in parts"),
        ("cannot be reached", "look at endpoint, name, port, firewall and certificate (ca_file)"),
        ("disk full", "no space or quota is left"),
    ]
    .into_iter()
    .find(|(word, _)| said.contains(word))
    .map_or(String::new(), |(_, todo)| format!("; {todo}"));
    format!("{} fails: {said}{todo}", fault.step)
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

    #[tokio::test]
    async fn a_folder_that_is_not_there_is_found_and_a_good_one_left_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let state = async |path| examine(&BlobConfig::Fs { path }).await[0].state;
        assert_eq!(state(folder.path().join("missing")).await, State::Fail);
        assert_eq!(state(folder.path().to_owned()).await, State::Ok);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
