// SPDX-License-Identifier: EUPL-1.2
//! The three programs from the outside, offline.

use std::path::Path;
use std::process::{Command, Output};

use protocol::SigningKey;
use protocol::statement::{Anchor, TrustChain, TrustDocument};
use protocol::{Org, Signed};

pub fn run(program: &str, arguments: &[&str]) -> Output {
    Command::new(program).args(arguments).output().unwrap()
}

pub fn ok(output: Output) -> String {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

pub const REGISTRAR: &str = env!("CARGO_BIN_EXE_registrar");
const ADMIN: &str = env!("CARGO_BIN_EXE_admin-signer");
const UNITS: &str = env!("CARGO_BIN_EXE_unit-keys");

pub fn at(dir: &Path, name: &str) -> String {
    dir.join(name).to_str().unwrap().to_owned()
}

pub fn config(dir: &Path) -> String {
    let text = format!(
        r#"keys = "{keys}"
database = "{db}"
[role]
org = "musterkasse.example"
[insurer]
name = "Musterkasse"
street = "Musterstraße 1"
city = "12345 Musterstadt"
phone = "0800 000 4711"
hours = {{ de = "Mo–Fr", en = "Mon–Fri" }}
portal_host = "post.musterkasse.example"
office_host = "office.musterkasse.example"
brand = [0, 77, 87]
time_zone = "Europe/Berlin"
[portal]
origin = "http://127.0.0.1:9"
token_file = "{token}"
"#,
        keys = at(dir, "role"),
        db = at(dir, "registrar.db"),
        token = at(dir, "token"),
    );
    std::fs::write(dir.join("token"), "secret\n").unwrap();
    std::fs::write(dir.join("registrar.toml"), text).unwrap();
    at(dir, "registrar.toml")
}

/// An installation with keys and a Trust Document; returns the configuration file and what making
/// the Trust Document said.
pub fn installed(dir: &Path) -> (String, Output) {
    let config = config(dir);
    let public = ok(run(REGISTRAR, &["--config", &config, "init"]));
    std::fs::write(dir.join("role.json"), public).unwrap();
    let admin: Vec<String> = ["admin-1", "admin-2"]
        .map(|n| {
            ok(run(ADMIN, &["create", "--folder", &at(dir, n)]))
                .trim()
                .to_owned()
        })
        .to_vec();
    // A key may begin like an option: one of 64 does.
    let mut keys = (0..=u8::MAX).map(|n| SigningKey::from_seed(&[n; 32]).public().to_string());
    let mut key = || keys.find(|key| key.starts_with('-')).unwrap();
    let td = at(dir, "td-1.json");
    let init = run(
        ADMIN,
        &[
            "trust",
            "init",
            "--org",
            "musterkasse.example",
            "--root",
            &at(dir, "root"),
            "--admin",
            &admin[0],
            "--admin",
            &admin[1],
            "--role",
            &at(dir, "role.json"),
            "--receipt",
            &key(),
            "--release",
            &key(),
            "--release",
            &key(),
            "--out",
            &td,
        ],
    );
    ok(init.clone());
    ok(run(REGISTRAR, &["--config", &config, "trust", &td]));
    (config, init)
}

#[test]
fn from_nothing_to_a_letter() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let (config, init) = installed(dir);
    let td = at(dir, "td-1.json");
    let warned = String::from_utf8_lossy(&init.stderr).into_owned();
    assert!(
        warned.contains("ALL ROOT KEYS ARE IN ONE FOLDER"),
        "{warned}"
    );
    assert!(ok(init).contains("fingerprint: "));
    let org: Org = "musterkasse.example".parse().unwrap();
    let document: Signed<TrustDocument> =
        Signed::from_json(&std::fs::read(dir.join("td-1.json")).unwrap()).unwrap();
    TrustChain::verify(&org, vec![document.clone()], &Anchor::Genesis).unwrap();

    std::fs::write(
        dir.join("persons.jsonl"),
        crate::world::ERIKA.replace(",\"email\":\"erika@mail.example\"", ""),
    )
    .unwrap();
    let imported = ok(run(
        REGISTRAR,
        &["--config", &config, "import", &at(dir, "persons.jsonl")],
    ));
    assert!(imported.contains("new: 1"));
    let letter = at(dir, "letter.pdf");
    let issue = [
        "--config",
        &config,
        "issue-letter",
        "--reference",
        "v-1",
        "--out",
        &letter,
    ];
    let said = ok(run(REGISTRAR, &issue));
    assert!(
        said.contains("kept for later"),
        "the portal is not there: {said}"
    );
    assert!(std::fs::read(&letter).unwrap().starts_with(b"%PDF"));
    assert!(
        !run(REGISTRAR, &issue).status.success(),
        "no letter is written over another"
    );

    // Renewal, with the same loud warning.
    let renewed = run(
        ADMIN,
        &[
            "td",
            "renew",
            "--previous",
            &td,
            "--root",
            &at(dir, "root"),
            "--out",
            &at(dir, "td-2.json"),
        ],
    );
    assert!(String::from_utf8_lossy(&renewed.stderr).contains("DEMO"));
    ok(renewed);
    ok(run(
        REGISTRAR,
        &["--config", &config, "trust", &at(dir, "td-2.json")],
    ));
}

#[test]
fn two_administrators_sign_a_department_epoch_and_one_does_not_sign_twice() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    for n in ["admin-1", "admin-2"] {
        ok(run(ADMIN, &["create", "--folder", &at(dir, n)]));
    }
    let custodians: Vec<String> = ["c1", "c2", "c3"]
        .map(|n| {
            let recipient = ok(run(UNITS, &["custodian", "--folder", &at(dir, n)]));
            let file = format!("{n}.pub");
            std::fs::write(dir.join(&file), recipient).unwrap();
            at(dir, &file)
        })
        .to_vec();
    let text = format!(
        "org = \"musterkasse.example\"\nkeys = \"{}\"\ntrust_file = \"{}\"\ncustodian_files = [\"{}\"]\n[portal]\norigin = \"http://127.0.0.1:9\"\ntoken_file = \"/dev/null\"\n",
        at(dir, "units"),
        at(dir, "td.json"),
        custodians.join("\", \""),
    );
    std::fs::write(dir.join("unit-keys.toml"), text).unwrap();
    let config = at(dir, "unit-keys.toml");
    let epoch = at(dir, "pflege-1.json");
    ok(run(
        UNITS,
        &[
            "propose",
            "--config",
            &config,
            "--dept",
            "pflege",
            "--label",
            "Team Pflege",
            "--out",
            &epoch,
        ],
    ));
    assert_eq!(
        ok(run(UNITS, &["held", "--config", &config])).trim(),
        "pflege 1"
    );
    let sign = |n: &str| run(ADMIN, &["sign", "--yes", "--folder", &at(dir, n), &epoch]);
    assert!(ok(sign("admin-1")).contains("Team Pflege"));
    assert!(!sign("admin-1").status.success());
    ok(sign("admin-2"));
    assert!(ok(run(ADMIN, &["show", &epoch])).contains("signatures so far: 2"));
    // Role keys are not taken for unit keys.
    let registrar = self::config(dir);
    ok(run(REGISTRAR, &["--config", &registrar, "init"]));
    let wrong = std::fs::read_to_string(&config)
        .unwrap()
        .replace("/units\"", "/role\"");
    std::fs::write(dir.join("wrong.toml"), wrong).unwrap();
    let refused = run(UNITS, &["held", "--config", &at(dir, "wrong.toml")]);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("does not belong"));

    // Break glass with two custodians brings a destroyed identity back.
    std::fs::remove_file(dir.join("units/pflege.1.key")).unwrap();
    let open = |first: &str, second: &str| {
        run(
            UNITS,
            &[
                "open",
                "--config",
                &config,
                "--epoch",
                &epoch,
                "--pair",
                "ac",
                "--first",
                &at(dir, first),
                "--second",
                &at(dir, second),
            ],
        )
    };
    assert!(!open("c1", "c2").status.success());
    ok(open("c1", "c3"));
    assert_eq!(
        ok(run(UNITS, &["held", "--config", &config])).trim(),
        "pflege 1"
    );
}
