// SPDX-License-Identifier: EUPL-1.2
//! Ruling 25: nothing that can open a message, and no role key of the registrar, is linked into the server.
#![expect(clippy::unwrap_used, reason = "tests may unwrap")]

use std::process::Command;

/// Crates that `package` is built with, from `cargo tree`, tests left away.
fn built_with(package: &str, extra: &[&str]) -> Vec<String> {
    let out = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--edges",
            "normal,build",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ])
        .args(["--package", package])
        .args(extra)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    let text = String::from_utf8(out.stdout).unwrap();
    let mut names: Vec<String> = text
        .lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect();
    names.sort();
    names.dedup();
    names
}

fn opens_messages(names: &[String]) -> Vec<&str> {
    names
        .iter()
        .map(String::as_str)
        .filter(|name| {
            [
                "siegelpost-protocol-open",
                "siegelpost-registrar",
                "siegelpost-demo",
                "mailin",
            ]
            .contains(name)
        })
        .collect()
}

#[test]
fn the_server_is_built_without_the_opening_side_and_without_the_registrar() {
    for features in [
        &[][..],
        &["--no-default-features"][..],
        &["--all-features"][..],
    ] {
        let names = built_with("siegelpost", features);
        assert!(
            names.iter().any(|name| name == "siegelpost-mailbox"),
            "control: the tree is read"
        );
        assert_eq!(opens_messages(&names), Vec::<&str>::new(), "{features:?}");
    }
}

#[test]
fn the_check_finds_the_opening_side_where_it_is() {
    let names = built_with("siegelpost-registrar", &[]);
    assert!(opens_messages(&names).contains(&"siegelpost-protocol-open"));
}

#[test]
fn no_openssl_is_linked() {
    let names = built_with("siegelpost", &["--no-default-features"]);
    let found: Vec<_> = names
        .iter()
        .filter(|name| ["openssl", "openssl-sys", "native-tls"].contains(&name.as_str()))
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn only_the_configuration_reads_the_environment() {
    let mut readers = Vec::new();
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            if text.contains("env::var") || text.contains("Env::") || text.contains("from_env") {
                readers.push(path.file_name().unwrap().to_string_lossy().into_owned());
            }
        }
    }
    assert_eq!(readers, ["config.rs"]);
}
