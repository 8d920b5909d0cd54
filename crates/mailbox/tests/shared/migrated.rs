// SPDX-License-Identifier: EUPL-1.2
//! Migrated SQLite databases for tests. Migrating took more than half of the processor time of a small test, so the first one keeps what it
//! has migrated, and the others copy it. The tests of other crates include this file by its path.

use std::hash::{DefaultHasher, Hasher as _};
use std::path::{Path, PathBuf};

use mailbox::{DatabaseConfig, Store, StoreConfig};

/// What [`Store::migrate`] does, for databases that do not exist yet.
pub fn migrate_new(config: &StoreConfig) {
    let DatabaseConfig::Sqlite { path, shred_path } = &config.database else {
        Store::migrate(config).unwrap();
        return;
    };
    let kept = kept(config);
    for (from, to) in [("main", path), ("shred", shred_path)] {
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(kept.join(from), to).unwrap();
    }
}

/// The folder with migrated databases, made by whichever test is first. Its name is that of all they are made from, so that no old schema is lent.
fn kept(config: &StoreConfig) -> PathBuf {
    let at = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = at.join(format!("migrated-{}", fingerprint()));
    if !folder.exists() {
        // Under another name until it is complete: a test that is ended meanwhile must not leave half of it.
        let making = tempfile::tempdir_in(at).unwrap();
        Store::migrate(&StoreConfig {
            database: DatabaseConfig::Sqlite {
                path: making.path().join("main"),
                shred_path: making.path().join("shred"),
            },
            ..config.clone()
        })
        .unwrap();
        // Another one may have been quicker: its folder is as good.
        if std::fs::rename(making.path(), &folder).is_err() {
            assert!(folder.join("shred").exists(), "{}", folder.display());
        }
    }
    folder
}

/// Changes with any migration and with how databases are opened.
fn fingerprint() -> String {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    let mut folders = vec![
        crates.join("../migrations/sqlite"),
        crates.join("../migrations/shred"),
        crates.join("mailbox/src/db"),
    ];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    let mut all = DefaultHasher::new();
    for file in files {
        all.write(&std::fs::read(file).unwrap());
    }
    format!("{:016x}", all.finish())
}
