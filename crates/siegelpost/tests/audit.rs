// SPDX-License-Identifier: EUPL-1.2
//! `siegelpost audit`: exported and checked offline; each way to bend the chain is named with its line (R-90).
//!
//! Every case is its own negative control: the untouched file is intact.
#![expect(clippy::unwrap_used, reason = "tests may unwrap")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use mailbox::model::ActorKind;
use mailbox::{Ctx, Store, StoreConfig, SystemChance, Timestamp};
use protocol::SigningKey;

const DAY: i64 = 86_400;
/// 2026-11-01T00:00:00Z.
const FIRST: i64 = 1_793_491_200;

struct Installation {
    folder: tempfile::TempDir,
    store: Option<Store>,
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
        std::fs::write(
            folder.path().join("token"),
            "0123456789012345678901234567890123456789",
        )
        .unwrap();
        let config: StoreConfig = siegelpost::Config::load(&folder.path().join("siegelpost.toml"))
            .unwrap()
            .store;
        Store::migrate(&config).unwrap();
        let store = Some(Store::open(&config).unwrap());
        Self { folder, store }
    }

    /// So many entries on a day of the month.
    async fn write(&self, day: i64, count: usize) {
        let at = Timestamp::from_secs(FIRST + (day - 1) * DAY + 3_600);
        let ctx = Ctx::new(at, Arc::new(SystemChance));
        self.store
            .as_ref()
            .unwrap()
            .transaction("test", move |tx| {
                for n in 0..count {
                    let who = (ActorKind::System, None);
                    tx.audit()
                        .record(&ctx, who, "tested", "test", &n.to_string())?;
                }
                Ok(())
            })
            .await
            .unwrap();
    }

    fn export(&self, name: &str, range: &[&str]) -> PathBuf {
        let config = self.folder.path().join("siegelpost.toml");
        let done = Command::new(env!("CARGO_BIN_EXE_siegelpost"))
            .args(["audit", "export", "--config", config.to_str().unwrap()])
            .args(range)
            .output()
            .unwrap();
        assert!(done.status.success(), "{done:?}");
        let path = self.folder.path().join(name);
        std::fs::write(&path, done.stdout).unwrap();
        path
    }

    /// A copy of a file with other lines.
    fn bent(&self, file: &Path, bend: impl FnOnce(&mut Vec<String>)) -> PathBuf {
        let text = std::fs::read_to_string(file).unwrap();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        bend(&mut lines);
        let path = self.folder.path().join("bent.jsonl");
        std::fs::write(&path, lines.join("\n") + "\n").unwrap();
        path
    }
}

fn key() -> String {
    SigningKey::from_seed(&[7; 32]).public().to_string()
}

fn check(key: Option<&str>, files: &[&Path]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_siegelpost"));
    command.args(["audit", "verify"]);
    if let Some(key) = key {
        command.args(["--key", key]);
    }
    let Output { status, stdout, .. } = command.args(files).output().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap())
}

fn broken(files: &[&Path], line: usize, fault: &str) {
    let (code, said) = check(Some(&key()), files);
    assert_eq!(code, 3, "{said}");
    let wanted = format!(":{line}: {fault}: ");
    assert!(
        said.starts_with("broken: ") && said.contains(&wanted),
        "{wanted} {said}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_holds_and_every_bent_one_is_named_by_its_line() {
    let place = Installation::new();
    place.write(1, 6).await;
    let file = place.export("all.jsonl", &[]);
    // A beginning, six entries, and the head that was signed for the export.
    let text = std::fs::read_to_string(&file).unwrap();
    assert_eq!(text.lines().count(), 8);
    let (code, said) = check(Some(&key()), &[&file]);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.starts_with("intact: musterkasse.example, entries 1 to 6, 1 signed heads"),
        "{said}"
    );
    let (code, said) = check(None, &[&file]);
    assert!(
        code == 0 && said.contains("compare it with the Trust Document"),
        "{said}"
    );

    broken(
        &[&place.bent(&file, |l| l[3] = l[3].replace("\"tested\"", "\"tasted\""))],
        4,
        "changed",
    );
    broken(&[&place.bent(&file, |l| drop(l.remove(3)))], 4, "missing");
    broken(
        &[&place.bent(&file, |l| l.insert(4, l[3].clone()))],
        5,
        "inserted",
    );
    broken(&[&place.bent(&file, |l| l.swap(3, 4))], 4, "swapped");
    broken(&[&place.bent(&file, |l| drop(l.pop()))], 8, "truncated");
    broken(&[&place.bent(&file, |l| drop(l.remove(6)))], 7, "missing");
    broken(
        &[&place.bent(&file, |l| l[3] = l[3].replace(",", ", "))],
        4,
        "form",
    );
    broken(&[&place.bent(&file, |l| l[7] = "{}".to_owned())], 8, "form");
    broken(&[&place.bent(&file, |l| drop(l.remove(0)))], 1, "form");
    let half = place.folder.path().join("half.jsonl");
    std::fs::write(&half, &text[..text.len() - 40]).unwrap();
    broken(&[&half], 8, "truncated");

    let other = SigningKey::from_seed(&[8; 32]).public().to_string();
    let (code, said) = check(Some(&other), &[&file]);
    assert!(code == 3 && said.contains(":8: signature: "), "{said}");
    let (code, _) = check(Some(&key()), &[Path::new("/nowhere")]);
    assert_eq!(code, 1, "not readable is not broken");
    let (code, _) = check(Some("x"), &[&file]);
    assert_eq!(code, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_kept_an_earlier_head_sees_what_was_made_anew_or_cut_off() {
    let place = Installation::new();
    place.write(1, 3).await;
    let earlier = place.export("earlier.jsonl", &[]);
    place.write(2, 3).await;
    let later = place.export("later.jsonl", &[]);
    let (code, said) = check(Some(&key()), &[&earlier, &later]);
    assert_eq!(code, 0, "{said}");
    broken(&[&later, &earlier], 6, "truncated");

    // The operator himself, with the key and the database: a chain that holds in itself and is another one.
    let forged = Installation::new();
    forged.write(1, 5).await;
    let forged = forged.export("forged.jsonl", &[]);
    let (code, said) = check(Some(&key()), &[&forged]);
    assert_eq!(code, 0, "alone it holds: {said}");
    broken(&[&earlier, &forged], 4, "rewritten");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_changed_behind_the_programs_back_is_seen() {
    let mut place = Installation::new();
    place.write(1, 5).await;
    place.store = None;
    let before = place.export("before.jsonl", &[]);
    assert_eq!(check(Some(&key()), &[&before]).0, 0, "control");
    // The last one who closes the database writes everything into the one file.
    let main = place.folder.path().join("main.sqlite");
    let wal = place.folder.path().join("main.sqlite-wal");
    for _ in 0..500 {
        if !wal.exists() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        place.export("again.jsonl", &[]);
    }
    let (row, bent) = (b"systemtestedtest2", b"systemtastedtest2");
    let mut bytes = std::fs::read(&main).unwrap();
    let at = bytes
        .windows(row.len())
        .position(|part| part == row)
        .unwrap();
    bytes[at..at + row.len()].copy_from_slice(bent);
    std::fs::write(&main, bytes).unwrap();
    let after = place.export("after.jsonl", &[]);
    // Entries of one moment are sealed in the order of their ids.
    let text = std::fs::read_to_string(&before).unwrap();
    let at = text
        .lines()
        .position(|line| line.contains("\"object\":\"2\""))
        .unwrap();
    broken(&[&after], at + 1, "changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_range_is_cut_by_days_and_parts_fit_together() {
    let place = Installation::new();
    place.write(1, 2).await;
    place.export("one.jsonl", &[]);
    place.write(2, 3).await;
    place.export("two.jsonl", &[]);
    place.write(3, 4).await;
    let first = place.export("first.jsonl", &["--to", "2026-11-02"]);
    let rest = place.export("rest.jsonl", &["--from", "2026-11-02"]);
    let (code, said) = check(Some(&key()), &[&first, &rest]);
    assert!(code == 0 && said.contains("entries 1 to 9"), "{said}");
    let second = place.export(
        "second.jsonl",
        &["--from", "2026-11-02", "--to", "2026-11-03"],
    );
    let (code, said) = check(Some(&key()), &[&second]);
    assert!(
        code == 0 && said.contains("entries 3 to 5") && said.contains("before entry 3"),
        "{said}"
    );
    let third = place.export("third.jsonl", &["--from", "2026-11-03"]);
    broken(&[&first, &third], 1, "missing");
    let none = place.export("none.jsonl", &["--from", "2027-01-01"]);
    let (code, said) = check(Some(&key()), &[&none]);
    assert_eq!(code, 0, "{said}");
}
