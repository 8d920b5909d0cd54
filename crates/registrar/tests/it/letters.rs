// SPDX-License-Identifier: EUPL-1.2
//! Letters in bulk: in a folder, in one file, in the queue of those who asked.

use std::path::{Path, PathBuf};
use std::process::Command;

use protocol::ActivationId;
use rand::rngs::OsRng;
use registrar::print::{ManifestLine, PrintError, PrintJob, PrintTally, Selection, Target};
use registrar::role::{Channel, IssueOrder, LetterTerms, StopKind};

use crate::world::{World, crowd, printer, reference};

const MANY: u32 = 200;

/// A world with a crowd, and without the two insured persons of the others.
async fn crowded(count: u32) -> World {
    let world = World::new().await;
    for known in ["v-1", "v-2"] {
        world.import_csv(&format!("reference,flags\n{known},deceased\n"));
    }
    let report = world.import_csv(&crowd(0..count));
    assert_eq!(report.inserted, u64::from(count));
    world
}

fn folder(world: &World, name: &str) -> Target {
    let dir = world.dir.path().join(name);
    Target::Folder {
        manifest: dir.join("manifest.jsonl"),
        dir,
    }
}

fn one_file(world: &World, name: &str) -> (Target, PathBuf, PathBuf) {
    let pdf = world.dir.path().join(format!("{name}.pdf"));
    let manifest = world.dir.path().join(format!("{name}.jsonl"));
    let target = Target::File {
        pdf: pdf.clone(),
        manifest: manifest.clone(),
    };
    (target, pdf, manifest)
}

fn print(world: &World, selection: Selection<'_>, target: &Target) -> PrintTally {
    print_on(world, selection, target, LetterTerms::by("job"), 10_000).unwrap()
}

fn print_on(
    world: &World,
    selection: Selection<'_>,
    target: &Target,
    terms: LetterTerms,
    limit: u64,
) -> Result<PrintTally, PrintError> {
    let job = PrintJob {
        registrar: &world.registrar,
        printer: &printer(),
        terms,
        limit,
    };
    job.run(selection, target, &mut OsRng, &mut |_| {})
}

fn these(numbers: &[u32]) -> Selection<'static> {
    let references: Vec<_> = numbers.iter().map(|n| Ok(reference(*n))).collect();
    Selection::References(Box::new(references.into_iter()))
}

fn manifest(path: &Path) -> Vec<ManifestLine> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn pdfs(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with(".jsonl"))
        .collect();
    names.sort();
    names
}

fn page_text(pdf: &Path, page: u64) -> String {
    let page = page.to_string();
    let output = Command::new("pdftotext")
        .args(["-f", &page, "-l", &page])
        .arg(pdf)
        .arg("-")
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

fn tally(printed: u64, live: u64) -> PrintTally {
    PrintTally {
        printed,
        live,
        ..PrintTally::default()
    }
}

#[tokio::test]
async fn two_hundred_letters_in_a_folder_and_none_of_them_twice() {
    let world = crowded(MANY).await;
    let target = folder(&world, "letters");
    let first = print(&world, Selection::WithoutAccount, &target);
    assert_eq!((first.printed, first.refused), (u64::from(MANY), 2));
    let dir = world.dir.path().join("letters");
    let lines = manifest(&dir.join("manifest.jsonl"));
    let names: Vec<_> = lines.iter().filter_map(|l| l.file.clone()).collect();
    assert_eq!(pdfs(&dir), names);
    let numbers: Vec<u64> = lines.iter().map(|line| line.seq).collect();
    assert_eq!(numbers, (1..=u64::from(MANY)).collect::<Vec<_>>());
    assert_eq!(lines[7].reference, reference(7));
    assert!(page_text(&dir.join(&names[7]), 1).contains("Vorname7 Muster, Nr. 7"));
    // Everybody has a letter; nothing new but with --again, and then the old code is dead.
    let second = print(&world, Selection::WithoutAccount, &target);
    assert_eq!((second.printed, second.live), (0, u64::from(MANY)));
    let again = LetterTerms {
        again: true,
        days: Some(60),
        ..LetterTerms::by("job")
    };
    let third = print_on(&world, these(&[7]), &target, again, 10).unwrap();
    assert_eq!(third, tally(1, 0));
    let lines = manifest(&dir.join("manifest.jsonl"));
    assert_eq!((lines.len(), lines[200].seq), (201, 201));
    let expires: jiff::Timestamp = lines[200].expires.parse().unwrap();
    assert_eq!(expires.as_second(), world.now().0 + 60 * 86_400);
    world.registrar.drain(&world.portal).await.unwrap();
    let sent = world.portal.with(|s| s.activations.len());
    assert_eq!(sent, 201, "the portal has them all");
}

#[tokio::test]
async fn one_file_has_a_page_for_each_line_of_its_manifest_and_no_code_in_the_latter() {
    let world = crowded(MANY).await;
    let (target, pdf, list) = one_file(&world, "print");
    let limited = print_on(
        &world,
        Selection::WithoutAccount,
        &target,
        LetterTerms::by("job"),
        150,
    );
    assert_eq!(limited.unwrap().printed, 150);
    let lines = manifest(&list);
    assert_eq!(lines.len(), 150);
    let info = Command::new("pdfinfo").arg(&pdf).output().unwrap();
    let info = String::from_utf8(info.stdout).unwrap();
    assert!(info.contains("Pages:           150") && info.contains("Tagged:          yes"));
    for line in [&lines[0], &lines[76], &lines[149]] {
        let text = page_text(&pdf, line.page);
        let number: u32 = line.reference[2..].parse().unwrap();
        assert!(
            text.contains(&format!("Vorname{number} Muster")),
            "{line:?}"
        );
    }
    // What is a code on paper is nowhere in the manifest.
    let text = std::fs::read_to_string(&list).unwrap();
    let codes: Vec<String> = page_text(&pdf, 1)
        .split_whitespace()
        .filter(|word| {
            word.len() == 4
                && word
                    .chars()
                    .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        })
        .map(str::to_owned)
        .collect();
    assert!(
        codes.len() >= 14,
        "six groups of the code, eight of the fingerprint"
    );
    // One group alone may stand there by accident, as part of a date or a number; two in a row do not.
    let squeezed: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    assert!(
        codes
            .windows(2)
            .all(|groups| !squeezed.contains(&groups.concat()))
    );
    // The rest goes into the next file; letters are not written over others.
    let taken = print_on(
        &world,
        Selection::WithoutAccount,
        &target,
        LetterTerms::by("job"),
        10,
    );
    assert!(matches!(taken, Err(PrintError::Exists(_))));
    let (next, _, _) = one_file(&world, "rest");
    let rest = print(&world, Selection::WithoutAccount, &next);
    assert_eq!((rest.printed, rest.live), (50, 150));
    let nothing = print(&world, Selection::WithoutAccount, &target);
    assert_eq!((nothing.printed, nothing.live), (0, 200));
}

#[tokio::test]
async fn held_refused_unknown_and_unprintable_are_counted_and_listed() {
    let world = crowded(5).await;
    let named = |n: u32, columns: &str, cells: &str| {
        world.import_csv(&format!("reference,{columns}\n{},{cells}\n", reference(n)));
    };
    named(0, "flags", "restricted");
    named(1, "address", "Neuer Weg 1|54321 Ort");
    named(2, "given", "李");
    named(3, "insured_until", "2020-12-31");
    let list = [
        "",
        "m-000000",
        "m-000001",
        "m-000002 ",
        "m-000003",
        "m-000004",
        "x-1",
        "s-1",
    ];
    let list = Selection::References(Box::new(list.into_iter().map(|s| Ok(s.to_owned()))));
    let done = print(&world, list, &folder(&world, "letters"));
    let expected = PrintTally {
        printed: 1,
        held: 2,
        refused: 2,
        unknown: 2,
        ..PrintTally::default()
    };
    assert_eq!(done, expected);
    let listed = |kind| {
        let letters = world.registrar.stopped_letters(kind, 10).unwrap();
        let mut listed: Vec<_> = letters
            .into_iter()
            .map(|l| (l.reference, l.causes))
            .collect();
        listed.sort();
        listed
    };
    let of = |n: u32, cause: &str| (reference(n), vec![cause.to_owned()]);
    assert_eq!(
        listed(StopKind::Held),
        [of(0, "restricted"), of(1, "address-changed")]
    );
    assert_eq!(
        listed(StopKind::Refused),
        [of(2, "page"), of(3, "insurance-ended")]
    );
    // A human looks, and the letter is printed with the waiting ones.
    let waiting = || print(&world, Selection::Waiting, &folder(&world, "letters"));
    assert_eq!(waiting(), tally(0, 0));
    world
        .registrar
        .release_letter(world.pid("m-000001"), "m.probe")
        .unwrap();
    assert_eq!(waiting(), tally(1, 0));
    assert_eq!(waiting(), tally(0, 0));
}

/// A code that was issued and never reached paper.
fn lost_code(world: &World, n: u32) -> ActivationId {
    let order = IssueOrder {
        pid: world.pid(&reference(n)),
        channel: Channel::Letter,
        released: true,
    };
    world.registrar.issue(order, &mut OsRng).unwrap().aid
}

#[tokio::test]
async fn a_run_that_was_broken_off_in_a_folder_is_finished() {
    let world = crowded(3).await;
    let target = folder(&world, "letters");
    let dir = world.dir.path().join("letters");
    std::fs::create_dir_all(&dir).unwrap();
    // Issued; the page was written; its line was not.
    let orphan = lost_code(&world, 0);
    for name in [
        format!("000001-{orphan}.pdf"),
        format!("000002-{orphan}.pdf.part"),
    ] {
        std::fs::write(dir.join(name), b"%PDF orphan").unwrap();
    }
    std::fs::write(dir.join("note.pdf"), b"not ours").unwrap();
    // Issued, written, and its line too; the next line is torn.
    let noted = lost_code(&world, 1);
    let name = format!("000001-{noted}.pdf");
    std::fs::write(dir.join(&name), b"%PDF noted").unwrap();
    let line = ManifestLine {
        seq: 1,
        page: 1,
        file: Some(name.clone()),
        reference: reference(1),
        aid: noted,
        expires: "2030-01-01T00:00:00Z".to_owned(),
    };
    let torn = serde_json::to_string(&line).unwrap();
    let path = dir.join("manifest.jsonl");
    std::fs::write(&path, format!("{torn}\n{}", &torn[..40])).unwrap();

    let done = print(&world, Selection::WithoutAccount, &target);
    assert_eq!((done.printed, done.finished, done.live), (2, 1, 1));
    let lines = manifest(&path);
    let seen: Vec<_> = lines.iter().map(|l| (l.seq, &*l.reference)).collect();
    assert_eq!(seen, [(1, "m-000001"), (2, "m-000000"), (3, "m-000002")]);
    assert!(lines.iter().all(|line| line.aid != orphan));
    let names = pdfs(&dir);
    assert_eq!(names.len(), 4, "{names:?}");
    assert!(names.contains(&name) && names.contains(&"note.pdf".to_owned()));
    assert!(!names.iter().any(|n| n.contains(&orphan.to_string())));
}

#[tokio::test]
async fn a_run_that_was_broken_off_in_one_file_is_finished_or_begun_anew() {
    let world = crowded(4).await;
    let (target, pdf, list) = one_file(&world, "print");
    let part = |path: &Path| PathBuf::from(format!("{}.part", path.display()));
    // Before the manifest had its name: nothing counts, and nobody prints it.
    lost_code(&world, 0);
    std::fs::write(part(&pdf), b"%PDF half").unwrap();
    std::fs::write(part(&list), b"{}").unwrap();
    assert_eq!(print(&world, these(&[0, 1]), &target), tally(2, 0));
    assert!(!part(&pdf).exists() && !part(&list).exists());
    assert_eq!(manifest(&list).len(), 2);
    // After the manifest had its name: the file gets its own, and counts.
    let (target, pdf, list) = one_file(&world, "second");
    let line = ManifestLine {
        seq: 1,
        page: 1,
        file: None,
        reference: reference(2),
        aid: lost_code(&world, 2),
        expires: "2030-01-01T00:00:00Z".to_owned(),
    };
    std::fs::write(
        &list,
        format!("{}\n", serde_json::to_string(&line).unwrap()),
    )
    .unwrap();
    std::fs::write(part(&pdf), b"%PDF whole").unwrap();
    let done = print(&world, these(&[2]), &target);
    assert_eq!((done.finished, done.live, done.printed), (1, 1, 0));
    assert_eq!(std::fs::read(&pdf).unwrap(), b"%PDF whole");
}

#[tokio::test]
async fn validity_beyond_sixty_days_is_refused() {
    let world = crowded(1).await;
    let terms = LetterTerms {
        days: Some(61),
        ..LetterTerms::by("job")
    };
    let done = print_on(&world, these(&[0]), &folder(&world, "letters"), terms, 10).unwrap();
    assert_eq!((done.printed, done.unknown), (0, 1));
}
