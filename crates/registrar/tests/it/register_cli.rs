// SPDX-License-Identifier: EUPL-1.2
//! The register from the command line: import, dry run, kill -9, finding, letters in bulk.

use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::cli::{REGISTRAR, at, config, installed, ok, run};
use crate::world::{crowd, crowd_row, reference};

/// Rows of the file that is killed in the middle.
const ROWS: u32 = 10_000;

fn registrar(config: &str, arguments: &[&str]) -> std::process::Output {
    run(REGISTRAR, &[&["--config", config], arguments].concat())
}

/// What was said, of a run that refused some rows.
fn partly(output: std::process::Output) -> String {
    assert!(!output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

fn spawned(config: &str, arguments: &[&str]) -> Child {
    Command::new(REGISTRAR)
        .args(["--config", config])
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Kills a program as soon as something is so. False if it ended before.
fn killed_when(mut child: Child, so: impl Fn() -> bool) -> bool {
    while child.try_wait().unwrap().is_none() {
        if so() {
            child.kill().unwrap();
            return !child.wait().unwrap().success();
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    false
}

fn broken_crowd(dir: &Path) -> String {
    let text = crowd(0..ROWS).replace(&crowd_row(11)[9..19], "A123456789");
    std::fs::write(dir.join("crowd.csv"), text).unwrap();
    at(dir, "crowd.csv")
}

#[test]
fn an_import_that_is_killed_is_finished_by_the_same_file() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let config = config(dir);
    let file = broken_crowd(dir);
    let size = |name: &str| std::fs::metadata(dir.join(name)).map_or(0, |m| m.len());
    // Each time a little later; whatever is in by then.
    let mut kills = 0;
    for step in 1..=3_u64 {
        let child = spawned(&config, &["import", &file]);
        let enough = || size("registrar.db") + size("registrar.db-wal") > step * 750_000;
        kills += u32::from(killed_when(child, enough));
    }
    assert!(kills > 0, "it was killed in the middle");
    let said = partly(registrar(&config, &["import", &file]));
    assert!(said.contains("line 24: kvnr check-digit"), "{said}");
    let number = |word: &str| -> u32 {
        let from = said.find(word).unwrap() + word.len();
        let digits: String = said[from..]
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse().unwrap()
    };
    assert_eq!(number("new: ") + number("as before: "), ROWS - 1);
    assert!(
        number("as before: ") > 0,
        "what was committed before the kill is in: {said}"
    );
    assert_eq!(
        number("as before: ") % 1_000,
        999,
        "whole transactions only"
    );
    let again = partly(registrar(&config, &["import", &file]));
    let settled = format!("new: 0, changed: 0, as before: {}, refused: 1", ROWS - 1);
    assert!(again.contains(&settled), "{again}");
}

#[test]
fn a_dry_run_says_what_would_happen_and_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let config = config(dir);
    let small = crowd(0..50);
    std::fs::write(dir.join("small.csv"), &small).unwrap();
    ok(registrar(&config, &["import", &at(dir, "small.csv")]));
    let newer = crowd(0..60)
        .replace("Vorname7,", "Neuname,")
        .replace(&crowd_row(55)[9..19], "A123456789");
    std::fs::write(dir.join("newer.csv"), newer).unwrap();
    // What a killed dry run left is taken away.
    std::fs::write(dir.join("registrar.db.dry-run"), b"rubbish").unwrap();
    let import = |more: &[&str]| {
        let file = at(dir, "newer.csv");
        partly(registrar(&config, &[&["import", &file], more].concat()))
    };
    let tried = import(&["--dry-run"]);
    assert!(
        tried.contains("nothing is changed: new: 9, changed: 1, as before: 49, refused: 1"),
        "{tried}"
    );
    let left: Vec<_> = std::fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("dry-run"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
    let report = at(dir, "report.jsonl");
    let done = import(&["--report", &report]);
    assert!(
        done.ends_with("new: 9, changed: 1, as before: 49, refused: 1\n"),
        "{done}"
    );
    assert_eq!(
        std::fs::read_to_string(&report).unwrap(),
        "{\"line\":112,\"reference\":\"m-000055\",\"column\":\"kvnr\",\"reason\":\"check-digit\"}\n"
    );
    assert!(
        !done.contains("m-000055"),
        "the screen and the log leave it out"
    );
}

#[test]
fn the_register_and_its_copies_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let config = config(dir);
    std::fs::write(dir.join("some.csv"), crowd(0..5)).unwrap();
    ok(registrar(
        &config,
        &[
            "import",
            &at(dir, "some.csv"),
            "--report",
            &at(dir, "report"),
        ],
    ));
    for name in ["registrar.db", "report"] {
        let mode = std::fs::metadata(dir.join(name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn letters_in_bulk_survive_a_kill_and_persons_are_found() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let (config, _) = installed(dir);
    std::fs::write(dir.join("crowd.csv"), crowd(0..100)).unwrap();
    ok(registrar(&config, &["import", &at(dir, "crowd.csv")]));
    ok_flags(dir, &config, 3, "restricted");
    let (out, manifest) = (at(dir, "letters"), at(dir, "letters.jsonl"));
    let issue = [
        "letters",
        "issue",
        "--all-without-account",
        "--out",
        &out,
        "--manifest",
        &manifest,
        "--by",
        "t.beispiel",
    ];
    let lines = || {
        let mut text = String::new();
        if let Ok(mut file) = std::fs::File::open(&manifest) {
            file.read_to_string(&mut text).unwrap();
        }
        text.lines().count()
    };
    killed_when(spawned(&config, &issue), || lines() > 0);
    let said = ok(registrar(&config, &issue));
    assert!(said.contains("held: 1, refused: 0"), "{said}");
    assert_eq!(lines(), 99, "{said}");
    let pdfs = std::fs::read_dir(&out).unwrap().count();
    assert_eq!(pdfs, 99, "no letter without a line");
    let again = ok(registrar(&config, &issue));
    assert!(
        again.contains("printed: 0, have a live code: 99"),
        "{again}"
    );

    let held = ok(registrar(&config, &["letters", "held"]));
    assert!(
        held.contains("\"reference\":\"m-000003\"") && held.contains("restricted"),
        "{held}"
    );
    let release = |by: &str| registrar(&config, &["letters", "release", "m-000003", "--by", by]);
    assert!(
        !release("T.Beispiel").status.success(),
        "not by whoever wanted it"
    );
    ok(release("m.probe"));
    let (pdf, list) = (at(dir, "one.pdf"), at(dir, "one.jsonl"));
    let waiting = ok(registrar(
        &config,
        &[
            "letters",
            "issue",
            "--waiting",
            "--pdf",
            &pdf,
            "--manifest",
            &list,
        ],
    ));
    assert!(waiting.contains("printed: 1,"), "{waiting}");
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF"));

    let kvnr = &crowd_row(3)[9..19];
    let found = ok(registrar(
        &config,
        &["persons", "find", "--kvnr", kvnr, "--full"],
    ));
    assert!(
        found.contains(&reference(3)) && found.contains("Vorname3"),
        "{found}"
    );
    assert!(
        !found.contains("Weg 3"),
        "an address block hides the address: {found}"
    );
    let plain = ok(registrar(
        &config,
        &["persons", "find", "--reference", "m-000004"],
    ));
    assert!(
        !plain.contains("Vorname4") && plain.contains("\"live_until\""),
        "{plain}"
    );
    let used = ok(registrar(&config, &["desk-use", "--limited"]));
    let used: serde_json::Value = serde_json::from_str(&used).unwrap();
    assert_eq!(
        (&used["lookups_per_day"], &used["staff"]),
        (&300.into(), &serde_json::json!([]))
    );
    assert!(
        !registrar(&config, &["persons", "find", "--reference", "x"])
            .status
            .success()
    );
    let days = [
        "letters",
        "issue",
        "--reference",
        "m-000001",
        "--out",
        &out,
        "--manifest",
        &manifest,
        "--days",
        "61",
    ];
    assert!(!registrar(&config, &days).status.success());
}

fn ok_flags(dir: &Path, config: &str, n: u32, flags: &str) {
    let file = at(dir, "flags.csv");
    std::fs::write(
        &file,
        format!("reference,flags\n{},{flags}\n", reference(n)),
    )
    .unwrap();
    ok(registrar(config, &["import", &file]));
}
