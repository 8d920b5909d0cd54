// SPDX-License-Identifier: EUPL-1.2
//! Every way out of this program and of those beside it stands in docs/PROCESSORS.md: whoever is talked to processes somebody's data.
#![expect(clippy::unwrap_used, reason = "tests may unwrap")]

use std::path::{Path, PathBuf};

const LIST: &str = include_str!("../../../docs/PROCESSORS.md");
const EXAMPLE: &str = include_str!("../../../deploy/examples/siegelpost.toml");

/// What opens a connection, in the libraries that we have.
const OPENS: [&str; 7] = [
    "TcpStream::connect",
    "TcpSocket::new",
    "UdpSocket::bind",
    "lookup_host",
    "reqwest::Client",
    "clamav_client::",
    "resolver::",
];
/// Development only: they talk to what they have started themselves.
const APART: [&str; 3] = ["demo", "bench", "oidc-evil"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

/// Files of programs that open connections, as the list names them.
fn ways_out() -> Vec<String> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    for one in std::fs::read_dir(&crates).unwrap() {
        let one = one.unwrap();
        let name = one.file_name().into_string().unwrap();
        let source = one.path().join("src");
        if !APART.contains(&name.as_str()) && source.is_dir() {
            sources(&source, &mut found);
        }
    }
    let mut ways: Vec<String> = found
        .iter()
        .filter(|path| {
            let text = std::fs::read_to_string(path).unwrap();
            // Tests within a file stand at its end.
            let text = text.split("#[cfg(test)]").next().unwrap();
            !path.to_string_lossy().ends_with("tests.rs")
                && OPENS.iter().any(|open| text.contains(open))
        })
        .map(|path| {
            let inner = path.strip_prefix(&crates).unwrap();
            format!("crates/{}", inner.display())
        })
        .collect();
    ways.sort();
    ways
}

#[test]
fn every_way_out_is_in_the_list_of_whom_we_talk_to() {
    let ways = ways_out();
    assert!(ways.len() >= 5, "{ways:?}");
    for way in ways {
        assert!(
            LIST.contains(&format!("`{way}`")),
            "{way} is not in docs/PROCESSORS.md"
        );
    }
}

#[test]
fn the_example_names_nobody_who_exists() {
    let mut hosts = 0;
    for line in EXAMPLE.lines().filter(|line| !line.starts_with("# ")) {
        let Some((_, rest)) = line.split_once("://") else {
            continue;
        };
        let host = rest.split(['/', '"', ':']).next().unwrap();
        hosts += 1;
        // RFC 2606; the PostgreSQL URL has no host, and the scanner is on the clerk's own machine.
        assert!(
            host.is_empty() || host == "127.0.0.1" || host.ends_with(".example"),
            "{line}"
        );
    }
    assert!(hosts >= 4);
    for line in EXAMPLE
        .lines()
        .filter(|line| line.trim_start_matches('#').starts_with("host ="))
    {
        assert!(line.contains(".example\""), "{line}");
    }
}
