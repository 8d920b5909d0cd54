// SPDX-License-Identifier: EUPL-1.2
//! Backups with real threads: what comes back is what there was, what is missing is named, what was shredded stays unreadable, and whatever
//! is killed goes on. Every check is made red once: `each_thing_that_is_missing_or_changed_is_found`.

use std::path::{Path, PathBuf};
use std::time::Duration;

use futures_util::StreamExt;
use mailbox::backup::{self, BackupError, Finding, Migrated, Report, Restored, Taken};
use mailbox::ids::{AttachmentId, ThreadId};
use mailbox::model::{Access, Receiving};
use mailbox::{Store, StoreConfig, service};
use protocol::Hash;
use protocol::statement::{Lane, MessageKind};

use crate::blobs::{big, upload};
use crate::evidence::decided;
use crate::shred::grants;
use crate::support::world::Vacant;
use crate::support::{Backend, Insured, World, both, cleared};

const QUIET: backup::Say<'static> = &|_| {};

/// Two threads, one with a decision whose evidence is sealed, the other with an attachment; and an upload that waits.
struct Filled {
    owner: Insured,
    thread: ThreadId,
    aid: AttachmentId,
    bytes: Vec<u8>,
}

async fn fill(w: &World) -> Filled {
    decided(w).await;
    let owner = w.insured().await;
    let thread = w.thread(&owner, "pflege").await;
    let bytes = big(300_000);
    let aid = upload(w, &owner, &bytes).await;
    let mut message = w.message(&owner, thread, Lane::Case, 1, MessageKind::Msg, 2);
    message.attachments = vec![aid];
    let sent = Receiving {
        epoch: None,
        message,
    };
    w.send(owner.person(), thread, sent).await.unwrap();
    upload(w, &owner, &big(1000)).await;
    Filled {
        owner,
        thread,
        aid,
        bytes,
    }
}

fn places(w: &World) -> (PathBuf, PathBuf) {
    let at = |name: &str| w.folder.path().join("backups").join(name);
    (at("main"), at("keys"))
}

async fn take(w: &World) -> Taken {
    let (main, keys) = places(w);
    backup::take(&w.config, &main, &keys, w.now(), QUIET)
        .await
        .unwrap()
}

async fn verify(w: &World, main: &Path, keys: &Path) -> Report {
    backup::verify(main, Some(keys), w.now(), QUIET)
        .await
        .unwrap()
}

async fn restore(
    w: &World,
    to: &StoreConfig,
    main: &Path,
    keys: &Path,
) -> Result<Restored, BackupError> {
    patiently(async || backup::restore(to, main, keys, false, &w.ctx(), QUIET).await).await
}

async fn migrate(from: &Vacant, to: &Vacant) -> Result<Migrated, BackupError> {
    patiently(async || backup::migrate(&from.config, &to.config, QUIET).await).await
}

/// Again while sessions that were ended or killed are still there.
async fn patiently<T>(
    mut work: impl AsyncFnMut() -> Result<T, BackupError>,
) -> Result<T, BackupError> {
    for _ in 0..100 {
        match work().await {
            Err(error) if error.to_string().contains("in use") => {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            other => return other,
        }
    }
    work().await
}

fn manifest(folder: &Path) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap()
}

/// The owner reads the thread and the attachment.
async fn reads(w: &World, store: &Store, f: &Filled) {
    assert_eq!(grants(store, w, f.owner.person(), f.thread).await, 1);
    let (ctx, actor, aid) = (w.ctx(), f.owner.person(), f.aid);
    let found = store
        .read("fetch", move |tx| {
            service::readable_attachment(tx, &ctx, actor, &cleared(), aid)
        })
        .await
        .unwrap();
    let (_, mut stream) = store.blobs().get(&found.blob, None).await.unwrap();
    let mut got = Vec::new();
    while let Some(part) = stream.next().await {
        got.extend_from_slice(&part.unwrap());
    }
    assert!(got == f.bytes);
}

both! {
    async fn what_comes_back_is_what_there_was(w: World) {
        let f = fill(w).await;
        let taken = take(w).await;
        assert_eq!((taken.blobs, taken.copied), (2, 2));
        assert_eq!(taken.without_key, []);
        let report = verify(w, &taken.main, &taken.keys).await;
        assert_eq!(report.findings, []);
        assert_eq!((report.threads, report.blobs), (2, 2));
        assert!(report.grants >= 4, "{report:?}");
        let audit = manifest(&taken.main)["tables"].as_array().unwrap().iter()
            .find(|t| t["name"] == "evidence").unwrap()["rows"].as_u64();
        assert!(audit > Some(2), "sealed rows are among them");

        let target = World::vacant(w.backend).unwrap();
        let done = restore(w, &target.config, &taken.main, &taken.keys).await.unwrap();
        assert_eq!((done.rows, done.blobs, done.shredded), (taken.rows, 2, 0));
        let store = Store::open(&target.config).unwrap();
        reads(w, &store, &f).await;
        // Nothing is changed: the copy of the copy is the copy. And nobody changes what is sealed.
        let (main, keys) = (target.folder.path().join("m"), target.folder.path().join("k"));
        let again = backup::take(&target.config, &main, &keys, w.now(), QUIET).await.unwrap();
        assert_eq!(manifest(&again.main)["tables"], manifest(&taken.main)["tables"]);
        assert_eq!(manifest(&again.keys)["tables"], manifest(&taken.keys)["tables"]);
        let changed = crate::audit_chain::raw_at(&target.config, "UPDATE audit SET action = 'x'");
        assert!(changed.unwrap_err().contains("audit entries"));
    }
}

both! {
    async fn the_second_backup_copies_only_new_attachments_and_the_halves_are_apart(w: World) {
        let f = fill(w).await;
        let first = take(w).await;
        w.advance(3600);
        upload(w, &f.owner, &big(2000)).await;
        let second = take(w).await;
        assert_ne!(first.main, second.main);
        assert_eq!((second.blobs, second.copied), (3, 1));
        for taken in [&first, &second] {
            assert_eq!(verify(w, &taken.main, &second.keys).await.findings, []);
        }
        // No key of a thread is in anything that may be kept for long.
        let keys = std::fs::read_to_string(second.keys.join("shred_key.jsonl")).unwrap();
        let rows: Vec<Vec<serde_json::Value>> =
            keys.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let tables = manifest(&second.keys)["tables"][0]["columns"].clone();
        let at = tables.as_array().unwrap().iter().position(|c| c == "key").unwrap();
        assert!(rows.len() >= 4);
        for entry in std::fs::read_dir(&second.main).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            assert!(rows.iter().all(|row| !text.contains(row[at].as_str().unwrap())));
        }
        assert!(!second.main.join("shred_key.jsonl").exists());
    }
}

both! {
    async fn what_was_shredded_after_the_backup_is_not_readable_again(w: World) {
        let f = fill(w).await;
        let before = take(w).await;
        w.store.shred_thread(f.thread, &w.ctx()).await.unwrap();
        w.advance(86_400);
        let after = take(w).await;
        let report = verify(w, &before.main, &after.keys).await;
        assert_eq!((report.findings, report.shredded), (vec![], vec![f.thread]));
        let target = World::vacant(w.backend).unwrap();
        let done = restore(w, &target.config, &before.main, &after.keys).await.unwrap();
        assert_eq!(done.shredded, 1);
        let store = Store::open(&target.config).unwrap();
        let (actor, thread, now) = (f.owner.person(), f.thread, w.now());
        let found = store
            .read("gone", move |tx| tx.threads().lookup_for(actor, thread, Access::Read, now))
            .await
            .unwrap();
        assert_eq!(found, None);
        assert_eq!(store.blobs().list().await.unwrap().len(), 1, "only the upload that waits");
    }
}

both! {
    async fn nothing_is_written_over_and_no_old_key_comes_back(w: World) {
        fill(w).await;
        let first = take(w).await;
        w.advance(3600);
        let second = take(w).await;
        let refused = async |to: &StoreConfig, main: &Path, keys: &Path, said: &str| {
            let error = restore(w, to, main, keys).await.unwrap_err();
            assert!(matches!(error, BackupError::Refused(_)), "{error}");
            assert!(error.to_string().contains(said), "{error}");
        };
        let used = backup::restore(&w.config, &first.main, &first.keys, false, &w.ctx(), QUIET).await;
        assert!(used.unwrap_err().to_string().contains("in use"));
        let target = World::vacant(w.backend).unwrap();
        refused(&target.config, &second.main, &first.keys, "older than the main one").await;
        refused(&target.config, &second.keys, &second.keys, "other half").await;
        restore(w, &target.config, &second.main, &second.keys).await.unwrap();
        refused(&target.config, &second.main, &second.keys, "not empty").await;
        let blobs = World::vacant(w.backend).unwrap();
        let other = StoreConfig { blobs: w.config.blobs.clone(), ..blobs.config.clone() };
        upload(w, &w.insured().await, &big(50)).await;
        refused(&other, &second.main, &second.keys, "attachments is not empty").await;

        w.advance(30 * 86_400 + 1);
        assert_eq!(verify(w, &second.main, &second.keys).await.findings, [Finding::KeysExpired]);
        let late = World::vacant(w.backend).unwrap();
        refused(&late.config, &second.main, &second.keys, "30 days").await;
        let third = take(w).await;
        assert_eq!(third.removed, 2);
        assert!(!first.keys.exists() && !second.keys.exists() && second.main.exists());
        restore(w, &late.config, &second.main, &third.keys).await.unwrap();
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// Changes a table's file so that its hash is that of the manifest again.
fn rewrite(folder: &Path, table: &str, change: impl Fn(Vec<String>) -> Vec<String>) {
    let path = folder.join(format!("{table}.jsonl"));
    let lines = std::fs::read_to_string(&path).unwrap();
    let lines = change(lines.lines().map(str::to_owned).collect());
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    std::fs::write(&path, &text).unwrap();
    let mut manifest = manifest(folder);
    for entry in manifest["tables"].as_array_mut().unwrap() {
        if entry["name"] == table {
            entry["rows"] = lines.len().into();
            entry["bytes"] = text.len().into();
            entry["sha256"] = hex::encode(Hash::of(text.as_bytes()).as_bytes()).into();
        }
    }
    std::fs::write(folder.join("manifest.json"), manifest.to_string()).unwrap();
}

fn one_blob(root: &Path) -> PathBuf {
    let mut path = root.join("blobs");
    while path.is_dir() {
        path = std::fs::read_dir(path)
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
    }
    path
}

#[tokio::test]
async fn each_thing_that_is_missing_or_changed_is_found() {
    let w = &World::sqlite();
    fill(w).await;
    let taken = take(w).await;
    let name = taken.main.file_name().unwrap().to_owned();
    type Break = fn(&Path, &Path, &Path);
    type Is = fn(&Finding) -> bool;
    let cases: [(Break, Is); 9] = [
        (
            |root, _, _| std::fs::remove_file(one_blob(root)).unwrap(),
            |f| matches!(f, Finding::BlobMissing(_)),
        ),
        (
            |root, _, _| {
                let path = one_blob(root);
                let mut bytes = std::fs::read(&path).unwrap();
                *bytes.last_mut().unwrap() ^= 1;
                std::fs::write(path, bytes).unwrap();
            },
            |f| matches!(f, Finding::BlobDiffers(_)),
        ),
        (
            |root, _, _| std::fs::remove_dir_all(root.join("blobs")).unwrap(),
            |f| matches!(f, Finding::BlobMissing(_)),
        ),
        (
            |_, main, _| {
                let path = main.join("message.jsonl");
                let text = std::fs::read_to_string(&path)
                    .unwrap()
                    .replacen("case", "cast", 1);
                std::fs::write(path, text).unwrap();
            },
            |f| *f == Finding::Table("message".to_owned()),
        ),
        (
            |_, main, _| std::fs::remove_file(main.join("audit.jsonl")).unwrap(),
            |f| *f == Finding::Table("audit".to_owned()),
        ),
        (
            |_, _, keys| std::fs::write(keys.join("shred_key.jsonl"), "").unwrap(),
            |f| *f == Finding::Table("shred_key".to_owned()),
        ),
        (
            |_, main, _| rewrite(main, "thread_grant", |_| Vec::new()),
            |f| matches!(f, Finding::NoGrant(..)),
        ),
        (
            |_, _, keys| {
                rewrite(keys, "shred_key", |lines| {
                    lines
                        .iter()
                        .map(|line| {
                            // Keys are the only values of 64 hexadecimal digits.
                            let mut row: Vec<serde_json::Value> =
                                serde_json::from_str(line).unwrap();
                            for value in &mut row {
                                if value.as_str().is_some_and(|text| text.len() == 64) {
                                    *value = "00".repeat(32).into();
                                }
                            }
                            serde_json::to_string(&row).unwrap()
                        })
                        .collect()
                })
            },
            |f| matches!(f, Finding::GrantLocked(..)),
        ),
        (
            |_, main, keys| {
                rewrite(keys, "shred_key", |_| Vec::new());
                let path = main.join("manifest.json");
                let mut newer = manifest(main);
                newer["made_at"] = (newer["made_at"].as_i64().unwrap() + 1).into();
                std::fs::write(path, newer.to_string()).unwrap();
            },
            |f| matches!(f, Finding::NoKey(_)),
        ),
    ];
    for (at, (damage, is)) in cases.into_iter().enumerate() {
        let root = w.folder.path().join(format!("broken-{at}"));
        copy_folder(&w.folder.path().join("backups"), &root);
        let (main, keys) = (root.join("main").join(&name), root.join("keys").join(&name));
        assert_eq!(verify(w, &main, &keys).await.findings, [], "control {at}");
        damage(&root.join("main"), &main, &keys);
        let findings = verify(w, &main, &keys).await.findings;
        assert!(findings.iter().any(is), "{at}: {findings:?}");
        // Nothing that is not what was written becomes a store.
        if findings
            .iter()
            .any(|f| matches!(f, Finding::Table(_) | Finding::BlobDiffers(_)))
        {
            let target = World::vacant(Backend::Sqlite).unwrap();
            let error = restore(w, &target.config, &main, &keys).await.unwrap_err();
            assert!(
                matches!(error, BackupError::Differs(_) | BackupError::File { .. }),
                "{error}"
            );
        }
    }
    std::fs::remove_file(taken.main.join("manifest.json")).unwrap();
    let refused = backup::verify(&taken.main, None, w.now(), QUIET)
        .await
        .unwrap_err();
    assert!(
        refused.to_string().contains("no finished backup"),
        "{refused}"
    );
}

// --- what is killed --------------------------------------------------------------------------------------------

#[expect(
    clippy::disallowed_methods,
    reason = "a test that starts itself tells what to do by the environment"
)]
fn told(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// What the test starts and kills. Does nothing by itself.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn child() {
    let Some(what) = told("SIEGELPOST_BACKUP_CHILD") else {
        return;
    };
    let hold = told("SIEGELPOST_BACKUP_HOLD");
    let say = |line: &str| {
        println!("SAID {line}");
        if hold.as_deref() == Some(line) {
            // It is killed here, however busy the machine is.
            std::thread::sleep(Duration::from_secs(60));
        }
    };
    let path = |name: &str| PathBuf::from(told(name).unwrap());
    let from = Vacant::parse(&told("SIEGELPOST_BACKUP_FROM").unwrap());
    let done = match what.as_str() {
        "take" => {
            let now = mailbox::Timestamp::from_secs(crate::support::world::START);
            backup::take(&from, &path("MAIN"), &path("KEYS"), now, &say)
                .await
                .map(drop)
        }
        "restore" => {
            let w = World::sqlite();
            backup::restore(&from, &path("MAIN"), &path("KEYS"), false, &w.ctx(), &say)
                .await
                .map(drop)
        }
        _ => {
            let to = Vacant::parse(&told("SIEGELPOST_BACKUP_TO").unwrap());
            backup::migrate(&from, &to, &say)
                .await
                .map(|done| println!("SAID done {done:?}"))
        }
    };
    if let Err(error) = done {
        println!("SAID error {error}");
    }
}

/// Starts the child and kills it so long after it said that; just there if there is no time. Gives the last line when it ended by itself.
fn kill(envs: &[(&str, String)], at: &str, after: Duration) -> Option<String> {
    use std::io::BufRead;
    let mut child = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "backup::child", "--nocapture"])
        .envs(envs.iter().map(|(name, value)| (*name, value.as_str())))
        .env(
            "SIEGELPOST_BACKUP_HOLD",
            if after.is_zero() { at } else { "" },
        )
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let mut last = None;
    for line in std::io::BufReader::new(child.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        let Some((_, said)) = line.split_once("SAID ") else {
            continue;
        };
        if said == at {
            std::thread::sleep(after);
            child.kill().unwrap();
            child.wait().unwrap();
            return None;
        }
        last = Some(said.to_owned());
    }
    child.wait().unwrap();
    last
}

/// As [`kill`], again while a session of the killed one is still there.
fn killed(envs: &[(&str, String)], at: &str, after: Duration) {
    for _ in 0..100 {
        match kill(envs, at, after) {
            None => return,
            Some(said) if said.contains("in use") => std::thread::sleep(Duration::from_millis(100)),
            Some(said) => panic!("ended by itself: {said}"),
        }
    }
    panic!("in use for ten seconds");
}

async fn lines_of_audit(w: &World, count: usize) {
    let ctx = w.ctx();
    w.tx(move |tx| {
        for n in 0..count {
            let who = (mailbox::model::ActorKind::System, None);
            tx.audit()
                .record(&ctx, who, "tested", "test", &n.to_string())?;
        }
        Ok(())
    })
    .await
    .unwrap();
}

both! {
    async fn a_backup_and_a_restore_that_are_killed_leave_nothing_half(w: World) {
        let f = fill(w).await;
        lines_of_audit(w, 4000).await;
        let (main, keys) = places(w);
        let with = |what: &str, from: String| [
            ("SIEGELPOST_BACKUP_CHILD", what.to_owned()), ("SIEGELPOST_BACKUP_FROM", from),
            ("MAIN", main.display().to_string()), ("KEYS", keys.display().to_string()),
        ];
        let own = Vacant::text(&w.config, w.folder.path());
        for at in ["main database", "attachments"] {
            killed(&with("take", own.clone()), at, Duration::ZERO);
            let made = std::fs::read_dir(&main).unwrap().filter(|e| {
                e.as_ref().unwrap().path().join("manifest.json").exists()
            });
            assert_eq!(made.count(), 0);
        }
        killed(&with("take", own), "key store", Duration::ZERO);
        w.advance(60);
        let taken = take(w).await;
        assert_eq!(verify(w, &taken.main, &taken.keys).await.findings, []);
        let left = std::fs::read_dir(&main).unwrap().chain(std::fs::read_dir(&keys).unwrap());
        assert!(left.map(|e| e.unwrap().file_name()).all(|n| !n.to_string_lossy().ends_with(".part")));

        let target = World::vacant(w.backend).unwrap();
        let envs = [
            ("SIEGELPOST_BACKUP_CHILD", "restore".to_owned()),
            ("SIEGELPOST_BACKUP_FROM", Vacant::text(&target.config, target.folder.path())),
            ("MAIN", taken.main.display().to_string()), ("KEYS", taken.keys.display().to_string()),
        ];
        for at in ["attachments", "key store", "main database"] {
            killed(&envs, at, Duration::ZERO);
        }
        // And somewhere in the transaction, or, on a busy machine, after it.
        killed(&envs, "main database", Duration::from_millis(10));
        match restore(w, &target.config, &taken.main, &taken.keys).await {
            Ok(_) => {}
            Err(error) => assert!(error.to_string().contains("not empty"), "{error}"),
        }
        reads(w, &Store::open(&target.config).unwrap(), &f).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_moves_to_other_databases_and_another_storage_and_back_though_it_is_killed_three_times()
 {
    let w = World::sqlite();
    let f = fill(&w).await;
    lines_of_audit(&w, 8000).await;
    for _ in 0..6 {
        upload(&w, &f.owner, &big(200_000)).await;
    }
    let before = take(&w).await;
    // PostgreSQL and S3 where they are; else another folder.
    let mut there =
        World::vacant(Backend::Postgres).unwrap_or_else(|| World::vacant(Backend::Sqlite).unwrap());
    if let Some(bucket) = crate::support::bucket::Bucket::make().await {
        there.config.blobs = bucket.config();
    }
    let refused = backup::migrate(&w.config, &there.config, QUIET)
        .await
        .unwrap_err();
    assert!(refused.to_string().contains("in use"), "{refused}");
    let here = w.vacate();
    let envs = |from: &Vacant, to: &Vacant| {
        [
            ("SIEGELPOST_BACKUP_CHILD", "migrate".to_owned()),
            (
                "SIEGELPOST_BACKUP_FROM",
                Vacant::text(&from.config, from.folder.path()),
            ),
            (
                "SIEGELPOST_BACKUP_TO",
                Vacant::text(&to.config, to.folder.path()),
            ),
        ]
    };
    for (at, after) in [
        ("attachments", 10),
        ("main database", 0),
        ("main database", 60),
    ] {
        killed(&envs(&here, &there), at, Duration::from_millis(after));
    }
    let moved = migrate(&here, &there).await.unwrap();
    assert_eq!((moved.rows, moved.blobs), (before.rows, 8));
    assert!(
        moved.copied < moved.rows,
        "what was copied before the kill is kept: {moved:?}"
    );
    let again = migrate(&here, &there).await.unwrap();
    assert_eq!(again.copied, 0, "control: there was nothing left to copy");

    // And back, into a third place.
    let back = World::vacant(Backend::Sqlite).unwrap();
    killed(
        &envs(&there, &back),
        "main database",
        Duration::from_millis(60),
    );
    migrate(&there, &back).await.unwrap();
    let other = World::sqlite();
    let places = (back.folder.path().join("m"), back.folder.path().join("k"));
    let after = backup::take(&back.config, &places.0, &places.1, other.now(), QUIET)
        .await
        .unwrap();
    assert_eq!(
        manifest(&after.main)["tables"],
        manifest(&before.main)["tables"]
    );
    assert_eq!(
        manifest(&after.keys)["tables"],
        manifest(&before.keys)["tables"]
    );
    reads(&other, &Store::open(&back.config).unwrap(), &f).await;

    // Something else that lies in the target is not taken for ours.
    // The first row of a table: without the last ones it would be a copy that was broken off.
    let first = "DELETE FROM message WHERE mid = (SELECT mid FROM message ORDER BY mid LIMIT 1)";
    let changed = crate::audit_chain::raw_at(&there.config, first);
    assert!(changed.unwrap() > 0);
    let error = migrate(&here, &there).await.unwrap_err();
    assert!(matches!(error, BackupError::Differs(_)), "{error}");
}
