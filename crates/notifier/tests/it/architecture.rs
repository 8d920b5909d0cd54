// SPDX-License-Identifier: EUPL-1.2
//! What this crate must not know (docs/ARCHITECTURE.md, section 3).

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Crates that must not be direct dependencies.
const FORBIDDEN_CRATES: [&str; 8] = [
    "actix-web",
    "diesel",
    "age",
    "object_store",
    "siegelpost-web",
    "siegelpost-protocol-open",
    "siegelpost-registrar",
    "reqwest",
];

/// Paths that must not stand in the sources.
const FORBIDDEN_PATHS: [&str; 9] = [
    "mailbox::Store",
    "mailbox::store",
    "mailbox::blob",
    "mailbox::db",
    "actix_web",
    "diesel",
    "age::",
    "protocol_open",
    "SystemTime::now",
];

#[test]
fn depends_on_no_crate_that_could_show_it_a_message() {
    let direct = direct_dependencies("siegelpost-notifier");
    assert!(
        direct.contains(&"lettre".to_owned()),
        "control: the list is read"
    );
    assert_eq!(forbidden(&direct), Vec::<&str>::new());
    // Control: the crate that may use the database is found out.
    assert!(forbidden(&direct_dependencies("siegelpost-mailbox")).contains(&"diesel"));
}

fn forbidden(direct: &[String]) -> Vec<&'static str> {
    FORBIDDEN_CRATES
        .into_iter()
        .filter(|name| direct.iter().any(|d| d == name))
        .collect()
}

/// Normal and build dependencies; what only tests use does not count.
fn direct_dependencies(package: &str) -> Vec<String> {
    let out = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    let metadata: Value = serde_json::from_slice(&out.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let found = packages.iter().find(|p| p["name"] == package).unwrap();
    found["dependencies"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|d| d["kind"] != "dev")
        .map(|d| d["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn no_source_file_names_the_store_or_the_blobs() {
    let mut files = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    assert!(files.len() > 8, "control: the sources are found");
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(named(&text), Vec::<&str>::new(), "{}", file.display());
    }
    // Control.
    assert_eq!(named("use mailbox::{Clock, Store};"), ["mailbox::Store"]);
    assert_eq!(named("let s: mailbox::blob::BlobStore;"), ["mailbox::blob"]);
    assert_eq!(
        named("use mailbox::{Clock, OutboxStore};"),
        Vec::<&str>::new()
    );
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// Forbidden paths in `text`, with `use a::{b, c}` written out and comments left away.
fn named(text: &str) -> Vec<&'static str> {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let mut written_out = code.clone();
    for part in code.split("use mailbox::{").skip(1) {
        let names = part.split('}').next().unwrap();
        for name in names.split(',') {
            written_out.push_str(&format!("\nmailbox::{};", name.trim()));
        }
    }
    FORBIDDEN_PATHS
        .into_iter()
        .filter(|path| {
            written_out.match_indices(path).any(|(at, found)| {
                let before = written_out[..at].chars().next_back();
                let after = written_out[at + found.len()..].chars().next();
                let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
                !joins(before) && (found.ends_with(':') || !joins(after))
            })
        })
        .collect()
}
