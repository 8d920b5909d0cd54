// SPDX-License-Identifier: EUPL-1.2
//! `siegelpost verify export`: what a person's browser has saved is checked offline, and each way to bend it is named.
//!
//! `fixtures/export.zip` is made by the browser's own code (crates/web/frontend/tests/mailbox/proof.test.ts). Every case is its own negative
//! control: the untouched file is intact.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests may panic")]

use std::fmt::Debug;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const FIXTURE: &[u8] = include_bytes!("fixtures/export.zip");
const ATTACHMENT: &str = "Anhaenge/Befund Mai.pdf";
const PAGE: &str = "Unterhaltung.html";
const PROOF: &str = "nachweis.json";

type Entries = Vec<(String, Vec<u8>)>;

fn fixture() -> Entries {
    let mut archive = ZipArchive::new(Cursor::new(FIXTURE)).unwrap();
    (0..archive.len())
        .map(|n| {
            let mut entry = archive.by_index(n).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn packed(entries: &Entries) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in entries {
        writer.start_file(name.as_str(), plain).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn entry<'a>(entries: &'a mut Entries, name: &str) -> &'a mut Vec<u8> {
    let found = entries.iter_mut().find(|(one, _)| one == name);
    &mut found.unwrap_or_else(|| panic!("{name}")).1
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn put(&self, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join("kept.zip");
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn run(&self, more: &[&str], path: &Path) -> Output {
        Command::new(env!("CARGO_BIN_EXE_siegelpost"))
            .args(["verify", "export"])
            .args(more)
            .arg(path)
            .current_dir(self.0.path())
            .output()
            .unwrap()
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What it says of a file that was bent, and that it is broken.
fn broken(bend: impl FnOnce(&mut Entries)) -> String {
    let mut entries = fixture();
    bend(&mut entries);
    broken_bytes(&packed(&entries))
}

fn broken_bytes(bytes: &[u8]) -> String {
    let folder = Folder::new();
    let output = folder.run(&[], &folder.put(bytes));
    let text = said(&output);
    assert_eq!(output.status.code(), Some(3), "{text}");
    assert!(text.trim_end().ends_with("broken"), "{text}");
    text
}

fn with_proof(entries: &mut Entries, bend: impl FnOnce(&mut Value)) {
    let bytes = entry(entries, PROOF);
    let mut proof: Value = serde_json::from_slice(bytes).unwrap();
    bend(&mut proof);
    *bytes = serde_json::to_vec(&proof).unwrap();
}

fn messages(proof: &mut Value) -> &mut Vec<Value> {
    proof.get_mut("messages").unwrap().as_array_mut().unwrap()
}

/// Place of the message with this text.
fn place(proof: &mut Value, text: &str) -> usize {
    let found = messages(proof).iter().position(|one| {
        let payload = one.pointer("/message/payload").unwrap().as_str().unwrap();
        let bytes = protocol::b64::from_std(payload).unwrap();
        String::from_utf8_lossy(&bytes).contains(text)
    });
    found.unwrap_or_else(|| panic!("{text}"))
}

fn replaced(bytes: &mut Vec<u8>, from: &str, to: &str) {
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains(from), "{from}");
    *bytes = text.replacen(from, to, 1).into_bytes();
}

fn assert_says(text: &str, words: &[&str], of: impl Debug) {
    for word in words {
        assert!(text.contains(word), "{of:?}: {word} is not in {text}");
    }
}

#[test]
fn what_was_saved_is_intact_and_it_says_what_that_proves_and_what_not() {
    let folder = Folder::new();
    let path = folder.put(FIXTURE);
    let output = folder.run(&[], &path);
    let text = said(&output);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let words = [
        "signed by the insured person",
        "signed by the insurer",
        "1 attachment intact",
        "accepted 2026-11-23T",
        "not proven: that the keys are those of musterkasse.example",
        "not proven: that the portal's receipts are about these texts",
        "not proven: that nothing came after the last message",
    ];
    assert_says(&text, &words, "fixture");
    // Neither what was written nor whose it is stands in the report.
    for content in ["zurückrufen", "Wir prüfen", "Erika"] {
        assert!(!text.contains(content), "{text}");
    }
    let (_, rest) = text.split_once("has the fingerprint ").unwrap();
    let (fingerprint, _) = rest.split_once(':').unwrap();
    let given = folder.run(&["--fingerprint", fingerprint], &path);
    assert_eq!(given.status.code(), Some(0));
    let words = ["signed under the Trust Document of musterkasse.example that was given"];
    assert_says(&said(&given), &words, "fingerprint");
    let other = "0000 ".repeat(8);
    let foreign = folder.run(&["--fingerprint", other.trim_end()], &path);
    assert_eq!(foreign.status.code(), Some(3));
    assert_says(&said(&foreign), &["broken: trust"], "another fingerprint");
}

#[test]
fn packing_it_anew_changes_nothing() {
    let folder = Folder::new();
    let output = folder.run(&[], &folder.put(&packed(&fixture())));
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}

#[test]
fn one_byte_of_a_signed_text_is_seen() {
    let text = broken(|entries| {
        with_proof(entries, |proof| {
            let at = place(proof, "Wir prüfen das.");
            let payload = messages(proof)[at].pointer_mut("/message/payload").unwrap();
            let bytes = protocol::b64::from_std(payload.as_str().unwrap()).unwrap();
            let other = String::from_utf8(bytes)
                .unwrap()
                .replace("Wir prüfen das.", "Wir zahlen das!");
            *payload = protocol::b64::std(other.as_bytes()).into();
        });
        let page = entry(entries, PAGE);
        replaced(page, "Wir prüfen das.", "Wir zahlen das!");
    });
    assert_says(
        &text,
        &["broken: changed: message", "bad-signature"],
        "text",
    );
}

#[test]
fn one_byte_of_the_page_is_seen() {
    let text = broken(|entries| {
        let page = entry(entries, PAGE);
        replaced(page, "Wir prüfen das.", "Wir prüfen dat.");
    });
    assert_says(&text, &["broken: changed: text 2 of the page"], "page");
}

#[test]
fn a_text_that_nobody_signed_and_one_that_is_gone_are_seen_on_the_page() {
    let more = broken(|entries| {
        let page = entry(entries, PAGE);
        replaced(
            page,
            "</main>",
            "<div class=\"text\" dir=\"auto\">Zahlung zugesagt</div></main>",
        );
    });
    assert_says(
        &more,
        &["broken: inserted: the page has 5 texts, and 4"],
        "more",
    );
    let less = broken(|entries| {
        let page = entry(entries, PAGE);
        replaced(page, "<div class=\"text\" dir=\"auto\">Wir", "<div>Wir");
    });
    assert_says(
        &less,
        &["broken: missing: the page has 3 texts, and 4"],
        "less",
    );
}

#[test]
fn one_byte_of_an_attachment_is_seen_whether_the_archive_notices_or_not() {
    let packed_anew = broken(|entries| {
        let file = entry(entries, ATTACHMENT);
        *file.last_mut().unwrap() ^= 1;
    });
    assert_says(
        &packed_anew,
        &["broken: changed: attachment"],
        "packed anew",
    );
    // In place, so that the archive's own check sum does not fit.
    let mut bytes = FIXTURE.to_vec();
    let inside = bytes
        .windows(14)
        .position(|one| one == b"Befund Befund ")
        .unwrap();
    *bytes.get_mut(inside).unwrap() ^= 1;
    assert_says(
        &broken_bytes(&bytes),
        &["broken: changed: attachment"],
        "in place",
    );
}

#[test]
fn a_longer_a_missing_and_an_added_attachment_are_seen() {
    let longer = broken(|entries| entry(entries, ATTACHMENT).push(b' '));
    assert_says(&longer, &["broken: changed: attachment"], "longer");
    let missing = broken(|entries| entries.retain(|(name, _)| name != ATTACHMENT));
    assert_says(&missing, &["broken: missing: attachment"], "missing");
    let added =
        broken(|entries| entries.push(("Anhaenge/Zusage.pdf".to_owned(), b"%PDF-".to_vec())));
    assert_says(&added, &["broken: inserted: Anhaenge/Zusage.pdf"], "added");
}

#[test]
fn two_files_of_one_name_and_what_stands_behind_the_archive_are_seen() {
    let mut entries = fixture();
    entries.insert(
        0,
        ("Unterhaltunh.html".to_owned(), b"Zahlung zugesagt".to_vec()),
    );
    // The writer makes no such file.
    let mut bytes = packed(&entries);
    while let Some(at) = bytes
        .windows(17)
        .position(|one| one == b"Unterhaltunh.html")
    {
        bytes[at + 11] = b'g';
    }
    assert_says(
        &broken_bytes(&bytes),
        &["broken: inserted: two files of one name"],
        "twice",
    );
    let mut bytes = FIXTURE.to_vec();
    bytes.push(b' ');
    let folder = Folder::new();
    let output = folder.run(&[], &folder.put(&bytes));
    assert_ne!(output.status.code(), Some(0), "{}", said(&output));
}

#[test]
fn a_missing_message_is_seen_on_the_page_by_its_followers_and_by_the_numbers() {
    let text = broken(|entries| {
        with_proof(entries, |proof| {
            let at = place(proof, "Wir prüfen das.");
            messages(proof).remove(at);
        });
    });
    let words = [
        "broken: missing: 1 messages that others follow",
        "broken: missing: the portal gave numbers",
    ];
    assert_says(&text, &words, "message");
}

#[test]
fn messages_that_have_changed_places_are_seen() {
    let text = broken(|entries| {
        with_proof(entries, |proof| {
            let (a, b) = (
                place(proof, "Wir prüfen das."),
                place(proof, "Noch eine Frage"),
            );
            messages(proof).swap(a, b);
        });
        let page = String::from_utf8(entry(entries, PAGE).clone()).unwrap();
        let other = page
            .replace("Wir prüfen das.", "@@")
            .replace("Noch eine Frage dazu.", "Wir prüfen das.")
            .replace("@@", "Noch eine Frage dazu.");
        *entry(entries, PAGE) = other.into_bytes();
    });
    assert_says(&text, &["broken: swapped"], "places");
}

#[test]
fn a_receipt_of_another_message_and_another_number_are_seen() {
    let text = broken(|entries| {
        with_proof(entries, |proof| {
            let other = messages(proof)[1].get("receipt").unwrap().clone();
            messages(proof)[0]["receipt"] = other;
        });
    });
    assert_says(&text, &["broken: receipt: message 1"], "receipt");
    let text = broken(|entries| {
        with_proof(entries, |proof| messages(proof)[0]["idx"] = 77.into());
    });
    assert_says(&text, &["broken: receipt: message 77"], "number");
}

#[test]
fn keys_that_are_not_the_insurers_are_seen() {
    let statement = broken(|entries| {
        with_proof(entries, |proof| {
            let all = proof.get_mut("statements").unwrap().as_array_mut().unwrap();
            all.retain(|one| !one["payloadType"].as_str().unwrap().contains(".staff+"));
        });
    });
    assert_says(&statement, &["uncertified-staff"], "no certificate");
    let document = broken(|entries| {
        with_proof(entries, |proof| {
            let signature = proof.pointer_mut("/td/0/signatures/0/sig").unwrap();
            *signature = protocol::b64::std(&[7; 64]).into();
        });
    });
    assert_says(
        &document,
        &["broken: trust: Trust Document: bad-signature"],
        "document",
    );
}

#[test]
fn notes_of_the_staff_are_no_part_of_what_a_person_saves() {
    let text = broken(|entries| {
        with_proof(entries, |proof| proof["lane"] = "internal".into());
    });
    assert_says(&text, &["broken: internal"], "lane");
}

#[test]
fn a_message_that_is_said_not_to_open_is_told_and_not_taken_for_proven() {
    let mut entries = fixture();
    with_proof(&mut entries, |proof| {
        let at = place(proof, "Wir prüfen das.");
        messages(proof)[at]["message"] = Value::Null;
    });
    let page = entry(&mut entries, PAGE);
    replaced(
        page,
        "<div class=\"text\" dir=\"auto\">Wir prüfen das.</div>",
        "",
    );
    let folder = Folder::new();
    let output = folder.run(&[], &folder.put(&packed(&entries)));
    let text = said(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert_says(
        &text,
        &["note: 1 messages are named here but not in it"],
        "sealed",
    );
}

#[test]
fn all_post_is_judged_folder_by_folder() {
    let folders = |bend: &dyn Fn(&mut Entries)| -> Vec<u8> {
        let mut all: Entries = vec![("index.html".to_owned(), b"<!doctype html>".to_vec())];
        for folder in ["001 Rollator/", "002 Rollator/"] {
            let mut entries = fixture();
            entries.retain(|(name, _)| name != "LIESMICH.txt");
            if folder.starts_with("002") {
                bend(&mut entries);
            }
            all.extend(
                entries
                    .into_iter()
                    .map(|(name, bytes)| (format!("{folder}{name}"), bytes)),
            );
        }
        all.push(("LIESMICH.txt".to_owned(), b"-".to_vec()));
        packed(&all)
    };
    let folder = Folder::new();
    let output = folder.run(&[], &folder.put(&folders(&|_| ())));
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(said(&output).matches("intact: conversation").count(), 2);
    let text = broken_bytes(&folders(&|entries| {
        replaced(entry(entries, PAGE), "Wir prüfen das.", "Wir prüfen dat.");
    }));
    assert_eq!(
        text.matches("\nintact: conversation").count()
            + usize::from(text.starts_with("intact: conversation")),
        1,
        "{text}"
    );
    assert_says(
        &text,
        &["broken: conversation", "002 Rollator/"],
        "one of two",
    );
    // Where the proof could not be had, the list of contents says so, and so does this.
    let output = folder.run(
        &[],
        &folder.put(&folders(&|entries| {
            entries.retain(|(name, _)| name != PROOF)
        })),
    );
    assert_says(
        &said(&output),
        &["note: 002 Rollator/ has no proof"],
        "no proof",
    );
}

#[test]
fn what_is_no_export_is_refused() {
    let folder = Folder::new();
    let output = folder.run(&[], &folder.put(b"PK no archive"));
    assert_eq!(output.status.code(), Some(1));
    let text = broken(|entries| entries.retain(|(name, _)| name != PROOF));
    assert_says(&text, &["broken: form: no nachweis.json in it"], "no proof");
    let text = broken(|entries| with_proof(entries, |proof| proof["more"] = 1.into()));
    assert_says(&text, &["broken: form: nachweis.json"], "unknown member");
    let bytes = packed(&fixture());
    let cut = bytes.get(..bytes.len() / 2).unwrap();
    let output = folder.run(&[], &folder.put(cut));
    assert_eq!(output.status.code(), Some(1), "half a file");
    let output = folder.run(&["--fingerprint", "nonsense"], &folder.put(FIXTURE));
    assert_eq!(output.status.code(), Some(1), "no fingerprint");
}
