// SPDX-License-Identifier: EUPL-1.2
//! Who may depend on whom (docs/ARCHITECTURE.md), read off cargo's own resolution.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

struct Graph {
    /// Package name to the names of its normal and build dependencies.
    edges: BTreeMap<String, BTreeSet<String>>,
}

impl Graph {
    fn read() -> Self {
        let out = Command::new(env!("CARGO"))
            .args([
                "metadata",
                "--locked",
                "--format-version",
                "1",
                "--filter-platform",
                "x86_64-unknown-linux-gnu",
            ])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(
            out.status.success(),
            "{}",
            String::from_utf8_lossy(&out.stderr)
        );
        let json: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
        let names: BTreeMap<&str, &str> = json["packages"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| (p["id"].as_str().unwrap(), p["name"].as_str().unwrap()))
            .collect();
        let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for node in json["resolve"]["nodes"].as_array().unwrap() {
            let from = names[node["id"].as_str().unwrap()].to_owned();
            let to = node["deps"].as_array().unwrap().iter().filter(|d| {
                d["dep_kinds"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|k| k["kind"].as_str() != Some("dev"))
            });
            edges
                .entry(from)
                .or_default()
                .extend(to.map(|d| names[d["pkg"].as_str().unwrap()].to_owned()));
        }
        Self { edges }
    }

    fn direct(&self, name: &str) -> &BTreeSet<String> {
        &self.edges[name]
    }

    fn all(&self, name: &str) -> BTreeSet<String> {
        let mut seen = BTreeSet::new();
        let mut todo = vec![name.to_owned()];
        while let Some(next) = todo.pop() {
            for dep in self.edges.get(&next).into_iter().flatten() {
                if seen.insert(dep.clone()) {
                    todo.push(dep.clone());
                }
            }
        }
        seen
    }
}

fn refuses(found: &BTreeSet<String>, who: &str, banned: &[&str]) {
    for b in banned {
        assert!(
            !found.contains(*b),
            "{who} must not depend on {b} (docs/ARCHITECTURE.md)"
        );
    }
}

#[test]
fn protocol_does_no_input_or_output() {
    let g = Graph::read();
    let all = g.all("siegelpost-protocol");
    refuses(
        &all,
        "protocol",
        &[
            "tokio",
            "diesel",
            "actix-web",
            "lettre",
            "reqwest",
            "object_store",
        ],
    );
}

#[test]
fn nothing_the_server_runs_can_open_messages() {
    let g = Graph::read();
    for who in [
        "siegelpost",
        "siegelpost-web",
        "siegelpost-mailbox",
        "siegelpost-notifier",
    ] {
        refuses(
            &g.all(who),
            who,
            &[
                "siegelpost-protocol-open",
                "siegelpost-registrar",
                "siegelpost-gateway",
            ],
        );
    }
}

#[test]
fn each_layer_keeps_to_its_libraries() {
    let g = Graph::read();
    refuses(
        &g.all("siegelpost-mailbox"),
        "mailbox",
        &["actix-web", "lettre", "siegelpost-web"],
    );
    refuses(
        g.direct("siegelpost-web"),
        "web",
        &["diesel", "lettre", "siegelpost-notifier", "age"],
    );
    refuses(
        g.direct("siegelpost-notifier"),
        "notifier",
        &["actix-web", "diesel", "age"],
    );
    refuses(
        &g.all("siegelpost-registrar"),
        "registrar",
        &[
            "siegelpost-web",
            "siegelpost-mailbox",
            "siegelpost-notifier",
            "actix-web",
            "lettre",
        ],
    );
}

#[test]
fn the_gateway_is_beside_the_core_systems_and_in_no_server() {
    let g = Graph::read();
    refuses(
        &g.all("siegelpost-gateway"),
        "gateway",
        &[
            "siegelpost-web",
            "siegelpost-mailbox",
            "siegelpost-notifier",
            "siegelpost",
            "actix-web",
            "lettre",
        ],
    );
    refuses(
        g.direct("siegelpost-gateway"),
        "gateway",
        &["diesel", "age"],
    );
    for who in [
        "siegelpost",
        "siegelpost-web",
        "siegelpost-mailbox",
        "siegelpost-notifier",
        "siegelpost-registrar",
    ] {
        refuses(&g.all(who), who, &["siegelpost-gateway"]);
    }
}

/// Who opens what is sealed is a short list (docs/ARCHITECTURE.md). The control: with one name more in the list it was red.
#[test]
fn only_these_link_the_opening_side() {
    let g = Graph::read();
    let who: Vec<&str> = g
        .edges
        .keys()
        .filter(|name| g.direct(name).contains("siegelpost-protocol-open"))
        .map(String::as_str)
        .collect();
    assert_eq!(
        who,
        [
            "siegelpost-demo",
            "siegelpost-gateway",
            "siegelpost-registrar"
        ]
    );
}

#[test]
fn a_relying_party_knows_no_person_and_an_evil_provider_is_in_no_program() {
    let g = Graph::read();
    refuses(
        &g.all("siegelpost-oidc"),
        "oidc",
        &[
            "siegelpost-protocol-open",
            "siegelpost-mailbox",
            "siegelpost-web",
            "siegelpost-registrar",
            "diesel",
            "actix-web",
            "lettre",
        ],
    );
    for who in ["siegelpost", "siegelpost-registrar", "siegelpost-demo"] {
        refuses(&g.all(who), who, &["siegelpost-oidc-evil"]);
    }
}

#[test]
fn what_sees_plaintext_beside_the_scanner_knows_nothing_of_ours_and_is_in_no_other_program() {
    let g = Graph::read();
    let bridge = g.all("siegelpost-scan-bridge");
    let ours: Vec<_> = bridge
        .iter()
        .filter(|n| n.starts_with("siegelpost"))
        .collect();
    assert_eq!(ours, Vec::<&String>::new());
    refuses(&bridge, "scan-bridge", &["diesel", "lettre", "age"]);
    for who in ["siegelpost", "siegelpost-web", "siegelpost-registrar"] {
        refuses(
            &g.all(who),
            who,
            &["siegelpost-scan-bridge", "clamav-client"],
        );
    }
}

/// Whoever takes mails knows nothing of what they are for.
#[test]
fn the_side_of_lmtp_knows_nothing_of_ours() {
    let g = Graph::read();
    let lmtp = g.all("siegelpost-lmtp");
    let ours: Vec<_> = lmtp
        .iter()
        .filter(|n| n.starts_with("siegelpost"))
        .collect();
    assert_eq!(ours, Vec::<&String>::new());
    refuses(&lmtp, "lmtp", &["diesel", "lettre", "age", "mail-parser"]);
}

#[test]
fn there_is_one_tls_stack_and_no_foreign_one() {
    let g = Graph::read();
    for banned in ["openssl", "openssl-sys", "native-tls"] {
        assert!(!g.edges.contains_key(banned), "{banned} is in the tree");
    }
}

#[test]
fn kem_stays_at_the_version_age_builds_with() {
    let lock = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.lock"));
    assert!(
        !lock
            .unwrap()
            .contains("name = \"kem\"\nversion = \"0.3.0\"\n")
    );
}
