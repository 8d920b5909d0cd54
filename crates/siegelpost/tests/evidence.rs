// SPDX-License-Identifier: EUPL-1.2
//! `siegelpost admin evidence` and `audit verify-evidence`: exported, checked offline, told in words; each way to bend a file is named
//! with its line (R-60, R-61, R-69).
//!
//! Every case is its own negative control: the untouched file is intact.
#![expect(clippy::unwrap_used, reason = "tests may unwrap")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use mailbox::ids::{MessageId, PersonId};
use mailbox::{Ctx, Store, StoreConfig, SystemChance, Timestamp};
use protocol::evidence::Fact;
use protocol::{Hash, SigningKey};

/// 2026-11-01T00:00:00Z.
const FIRST: i64 = 1_793_491_200;
const MID: &str = "0190b0a0-0000-7000-8000-000000000001";
const PID: &str = "2f1c2a54-5a36-4f0d-9a3f-0a5c7b1d2e3f";
const NOTE: &str = "0190b0a0-0000-7000-8000-000000000002";

struct Installation {
    folder: tempfile::TempDir,
    store: Store,
}

impl Installation {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name).display().to_string();
        let text = format!(
            r#"
[store.database]
kind = "sqlite"
path = "{main}"
shred_path = "{keys}"
[store.blobs]
kind = "fs"
path = "{blobs}"
[web]
org = "musterkasse.example"
rp_id = "localhost"
receipt_key_file = "{receipt}"
[web.brand]
name = "Musterkasse"
phone = "0800 000 4711"
[web.portal]
listen = "127.0.0.1:1"
origin = "http://localhost:1"
[web.office]
listen = "127.0.0.1:2"
origin = "http://localhost:2"
[web.agent]
listen = "127.0.0.1:3"
token_file = "{token}"
"#,
            main = at("main.sqlite"),
            keys = at("keys.sqlite"),
            blobs = at("blobs"),
            receipt = at("receipt"),
            token = at("token"),
        );
        std::fs::write(folder.path().join("siegelpost.toml"), text).unwrap();
        std::fs::write(folder.path().join("receipt"), protocol::b64::url(&[7; 32])).unwrap();
        std::fs::write(folder.path().join("token"), "0123456789".repeat(4)).unwrap();
        let config: StoreConfig = siegelpost::Config::load(&folder.path().join("siegelpost.toml"))
            .unwrap()
            .store;
        Store::migrate(&config).unwrap();
        let store = Store::open(&config).unwrap();
        Self { folder, store }
    }

    /// An hour later something happens.
    async fn write(&self, hour: i64, fact: Fact) {
        let at = Timestamp::from_secs(FIRST + hour * 3_600);
        let ctx = Ctx::new(at, Arc::new(SystemChance));
        let which: (MessageId, PersonId) = (MID.parse().unwrap(), PID.parse().unwrap());
        self.store
            .transaction("test", move |tx| tx.evidence().add(&ctx, which, &fact))
            .await
            .unwrap();
    }

    fn run(&self, name: &str, args: &[&str]) -> PathBuf {
        let config = self.folder.path().join("siegelpost.toml");
        let done = Command::new(env!("CARGO_BIN_EXE_siegelpost"))
            .args(args)
            .args(["--config", config.to_str().unwrap()])
            .output()
            .unwrap();
        assert!(done.status.success(), "{done:?}");
        let path = self.folder.path().join(name);
        std::fs::write(&path, done.stdout).unwrap();
        path
    }

    fn export(&self, name: &str) -> PathBuf {
        self.run(name, &["admin", "evidence", MID])
    }

    fn bent(&self, file: &Path, bend: impl FnOnce(&mut Vec<String>)) -> PathBuf {
        let text = std::fs::read_to_string(file).unwrap();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        bend(&mut lines);
        let path = self.folder.path().join("bent.jsonl");
        std::fs::write(&path, lines.join("\n") + "\n").unwrap();
        path
    }
}

fn provided() -> Fact {
    Fact::Provided {
        thread: PID.parse().unwrap(),
        idx: 1,
        document: Hash::of(b"sealed"),
        consent: NOTE.to_owned(),
        notification: NOTE.to_owned(),
    }
}

fn attempt(outcome: &str, code: u16, reply: &str) -> Fact {
    Fact::Attempt {
        notification: NOTE.to_owned(),
        attempt: NOTE.to_owned(),
        began: FIRST * 1_000_000,
        outcome: outcome.to_owned(),
        host: Some("relay.musterkasse.example".to_owned()),
        peer: Some("192.0.2.25:587".to_owned()),
        tls: Some("TLSv1_3".to_owned()),
        cipher: Some("TLS13_AES_256_GCM_SHA384".to_owned()),
        code: Some(code),
        reply: Some(reply.to_owned()),
    }
}

fn report(class: &str) -> Fact {
    Fact::Report {
        notification: NOTE.to_owned(),
        class: class.to_owned(),
        status: Some("5.1.1".to_owned()),
        host: Some("mx.post.example".to_owned()),
    }
}

fn check(audit: Option<&Path>, file: &Path) -> (i32, String) {
    let key = SigningKey::from_seed(&[7; 32]).public().to_string();
    let mut command = Command::new(env!("CARGO_BIN_EXE_siegelpost"));
    command.args(["audit", "verify-evidence", "--key", &key]);
    if let Some(audit) = audit {
        command.arg("--audit").arg(audit);
    }
    let Output { status, stdout, .. } = command.arg(file).output().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap())
}

fn says(file: &Path, wanted: &str) {
    let (code, said) = check(None, file);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains(wanted), "{wanted}: {said}");
}

fn broken(file: &Path, line: usize, fault: &str) {
    let (code, said) = check(None, file);
    assert_eq!(code, 3, "{said}");
    assert!(
        said.contains(&format!(":{line}: {fault}: ")),
        "{fault} {said}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn refused_taken_and_come_back_are_three_proofs_in_words() {
    let i = Installation::new();
    i.write(0, provided()).await;
    says(&i.export("one"), "notification: on its way");
    i.write(1, attempt("retry", 451, "4.3.0")).await;
    i.write(2, attempt("failed", 550, "5.7.1")).await;
    let given_up = Fact::GivenUp {
        notification: NOTE.to_owned(),
    };
    i.write(2, given_up).await;
    says(&i.export("two"), "nobody was notified");
    let taken = Installation::new();
    taken.write(0, provided()).await;
    taken
        .write(1, attempt("sent", 250, "2.0.0 queued as 4XyZ"))
        .await;
    taken.write(2, report("delayed")).await;
    let file = taken.export("three");
    says(
        &file,
        "relay.musterkasse.example (192.0.2.25:587, TLSv1_3 TLS13_AES_256_GCM_SHA384) took it 2026-11-01T01:00:00Z (code 250, 2.0.0 queued as 4XyZ)",
    );
    says(&file, "fetched: no");
    taken.write(3, report("hard")).await;
    let level = "substantiell".to_owned();
    taken.write(4, Fact::Fetched { level }).await;
    let file = taken.export("four");
    says(
        &file,
        "came back 2026-11-01T03:00:00Z (a relay took it 2026-11-01T01:00:00Z, status 5.1.1, reported by mx.post.example): it proves nothing",
    );
    says(&file, "fetched: 2026-11-01T04:00:00Z, level substantiell");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_way_to_bend_a_file_is_named_with_its_line() {
    let i = Installation::new();
    i.write(0, provided()).await;
    i.write(1, attempt("sent", 250, "2.0.0 queued as 4XyZ"))
        .await;
    let early = i.export("early");
    i.write(2, report("hard")).await;
    let file = i.export("file");
    // Beginning, two entries, head, entry, head.
    says(&file, "entries 1 to 3, 2 signed heads");
    let bent = |bend: fn(&mut Vec<String>)| i.bent(&file, bend);
    broken(
        &bent(|lines| lines[2] = lines[2].replace("4XyZ", "4XyA")),
        3,
        "changed",
    );
    broken(&bent(|lines| drop(lines.remove(1))), 2, "missing");
    broken(&bent(|lines| drop(lines.remove(4))), 5, "missing");
    broken(&bent(|lines| lines.truncate(5)), 6, "truncated");
    broken(
        &bent(|lines| lines.insert(3, lines[2].clone())),
        4,
        "inserted",
    );
    broken(&bent(|lines| lines.swap(3, 5)), 4, "missing");
    broken(&bent(|lines| drop(lines.remove(0))), 1, "form");
    let other = "0190b0a0-0000-7000-8000-00000000000f";
    let moved = i.bent(&file, |lines| lines[0] = lines[0].replace(MID, other));
    broken(&moved, 2, "changed");
    // A file from before the report holds in itself; the audit log tells that there was more.
    says(&early, "entries 1 to 2, 1 signed heads");
    let audit = i.run("audit", &["audit", "export"]);
    let (code, said) = check(Some(&audit), &early);
    assert_eq!(
        (
            code,
            said.contains("rewritten: the audit log names evidence")
        ),
        (3, true),
        "{said}"
    );
    let (code, said) = check(Some(&audit), &file);
    assert_eq!(
        (code, said.contains("names 2 heads of it, and all are here")),
        (0, true),
        "{said}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn of_what_has_no_evidence_there_is_no_file() {
    let i = Installation::new();
    let config = i.folder.path().join("siegelpost.toml");
    for id in [MID, "nonsense"] {
        let done = Command::new(env!("CARGO_BIN_EXE_siegelpost"))
            .args([
                "admin",
                "evidence",
                id,
                "--config",
                config.to_str().unwrap(),
            ])
            .output()
            .unwrap();
        assert_eq!((done.status.code(), done.stdout.len()), (Some(1), 0));
    }
}
