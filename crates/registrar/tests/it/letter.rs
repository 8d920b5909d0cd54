// SPDX-License-Identifier: EUPL-1.2
//! Letters as paper shows them: rendered with poppler, the QR code read back.

use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::{Timestamp, ToSpan};
use registrar::letter::{Activation, Addressee, Lang, LetterError, Paper as Decision, SlipKind};

use crate::world::printer;

const CODE: &str = "000G-40R4-0M30-E209-185G-R39B";
const FP: &str = "A9GY MX94 3R5D MQQ6 33PD FZMX Q2EZ KN21";

fn erika(lang: Lang) -> Addressee {
    Addressee {
        name: "Erika Muster".to_owned(),
        address: vec![
            "Beispielweg 17".to_owned(),
            "54321 Beispielstadt".to_owned(),
        ],
        lang,
    }
}

fn activation() -> Activation {
    let issued: Timestamp = "2026-11-23T23:30:00Z".parse().unwrap();
    Activation {
        code: CODE.to_owned().into(),
        fingerprint: FP.to_owned(),
        issued,
        expires: issued + 720.hours(),
        tries: 5,
    }
}

struct Paper {
    _dir: tempfile::TempDir,
    pdf: PathBuf,
}

impl Paper {
    fn new(bytes: &[u8]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let pdf = dir.path().join("letter.pdf");
        std::fs::write(&pdf, bytes).unwrap();
        Self { _dir: dir, pdf }
    }

    fn run(&self, program: &str, before: &[&str], after: &[&str]) -> Vec<u8> {
        let output = Command::new(program)
            .args(before)
            .arg(&self.pdf)
            .args(after)
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{program}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        output.stdout
    }

    fn text(&self) -> String {
        let text = String::from_utf8(self.run("pdftotext", &[], &["-"])).unwrap();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn info(&self) -> String {
        String::from_utf8(self.run("pdfinfo", &[], &[])).unwrap()
    }

    fn qr_texts(&self) -> Vec<String> {
        let pgm = self.run("pdftoppm", &["-gray", "-r", "150"], &[]);
        let (width, height, pixels) = pgm_pixels(&pgm);
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
            pixels[y * width + x]
        });
        image
            .detect_grids()
            .iter()
            .filter_map(|grid| Some(grid.decode().ok()?.1))
            .collect()
    }
}

/// Width, height and pixels of a binary PGM (P5) with one byte a pixel.
fn pgm_pixels(file: &[u8]) -> (usize, usize, &[u8]) {
    let mut words = Vec::new();
    let mut at = 0;
    while words.len() < 4 {
        let end = at + file[at..].iter().position(u8::is_ascii_whitespace).unwrap();
        words.push(std::str::from_utf8(&file[at..end]).unwrap());
        at = end + 1;
    }
    assert_eq!((words[0], words[3]), ("P5", "255"));
    (
        words[1].parse().unwrap(),
        words[2].parse().unwrap(),
        &file[at..],
    )
}

#[test]
fn a_letter_says_everything_it_must() {
    let paper = Paper::new(&printer().letter(&erika(Lang::De), &activation()).unwrap());
    let text = paper.text();
    for part in [
        "Musterkasse · Musterstraße 1 · 12345 Musterstadt",
        "Erika Muster Beispielweg 17 54321 Beispielstadt",
        "24.11.2026",
        "Ihr Freischaltcode für das Postfach",
        "Guten Tag Erika Muster,",
        "000G 40R4 0M30",
        "E209 185G R39B",
        "Gültig bis 23.12.2026 · 5 Versuche",
        "Tippen Sie diese Adresse selbst ein",
        "post.musterkasse.example",
        "Geburtsdatum",
        "Notfallblatt",
        "Niemand fragt Sie nach diesem Code",
        "nicht an der Haustür",
        "0800 000 4711",
        "A9GY MX94 3R5D MQQ6",
        "33PD FZMX Q2EZ KN21",
        "Geschäftsstelle",
    ] {
        assert!(text.contains(part), "{part} is missing in: {text}");
    }
    assert!(!text.contains("http"), "no link: the address is typed");
}

#[test]
fn dates_are_those_of_the_insurers_clock_and_the_last_day_is_a_whole_one() {
    // 23:30 UTC on the 23rd is the 24th in Berlin.
    let paper = Paper::new(&printer().letter(&erika(Lang::De), &activation()).unwrap());
    assert!(paper.text().contains("Datum 24.11.2026"));
    // It ends half an hour after midnight of the 24th, so the 23rd is the last whole day.
    assert!(paper.text().contains("Gültig bis 23.12.2026"));
}

#[test]
fn an_english_letter_is_english() {
    let paper = Paper::new(&printer().letter(&erika(Lang::En), &activation()).unwrap());
    let text = paper.text();
    for part in [
        "Dear Erika Muster,",
        "Valid until 23.12.2026 · 5 tries",
        "Nobody asks you",
    ] {
        assert!(text.contains(part), "{part} is missing in: {text}");
    }
    assert!(!text.contains("Sie "));
}

#[test]
fn letters_and_slips_are_one_tagged_page() {
    let printer = printer();
    for lang in [Lang::De, Lang::En] {
        for (pdf, size) in [
            (printer.letter(&erika(lang), &activation()), "A4"),
            (
                printer.slip(SlipKind::Branch, &erika(lang), &activation()),
                "419.5",
            ),
            (
                printer.slip(SlipKind::Staff, &erika(lang), &activation()),
                "419.5",
            ),
        ] {
            let info = Paper::new(&pdf.unwrap()).info();
            let line = |key: &str| {
                info.lines()
                    .find(|l| l.starts_with(key))
                    .unwrap_or_default()
                    .to_owned()
            };
            assert!(line("Pages:").ends_with(" 1"), "{info}");
            assert!(line("Tagged:").ends_with("yes"), "{info}");
            assert!(line("Page size:").contains(size), "{info}");
        }
    }
}

#[test]
fn the_qr_code_holds_code_and_fingerprint_and_no_url() {
    let printer = printer();
    for pdf in [
        printer.letter(&erika(Lang::De), &activation()),
        printer.slip(SlipKind::Branch, &erika(Lang::De), &activation()),
        printer.slip(SlipKind::Staff, &erika(Lang::En), &activation()),
    ] {
        let texts = Paper::new(&pdf.unwrap()).qr_texts();
        assert_eq!(texts, [format!("SP1 {CODE} {}", FP.replace(' ', ""))]);
        assert!(!texts[0].contains("://") && !texts[0].contains('.'));
        let parsed = protocol::code::QrText::parse(&texts[0]).unwrap();
        assert!(matches!(parsed, protocol::code::QrText::Activation { .. }));
    }
}

#[test]
fn slips_name_the_place_and_the_time() {
    let mut activation = activation();
    activation.expires = activation.issued + 1.hours();
    let printer = printer();
    let branch = printer
        .slip(SlipKind::Branch, &erika(Lang::De), &activation)
        .unwrap();
    let text = Paper::new(&branch).text();
    assert!(text.contains("Gültig bis 24.11.2026, 01:30 Uhr"), "{text}");
    assert!(text.contains("post.musterkasse.example"));
    let staff = printer
        .slip(SlipKind::Staff, &erika(Lang::De), &activation)
        .unwrap();
    let text = Paper::new(&staff).text();
    assert!(text.contains("office.musterkasse.example") && !text.contains("post.muster"));
}

#[test]
fn the_longest_names_and_addresses_fit_or_are_refused() {
    let printer = printer();
    let mut to = erika(Lang::De);
    to.name = "Maximiliane-Katharina von und zu Hohenlohe-Beispielstein".to_owned();
    to.address = vec!["c/o Wohngemeinschaft".to_owned(); 5];
    let text = Paper::new(&printer.letter(&to, &activation()).unwrap()).text();
    assert_eq!(text.matches("Hohenlohe-Beispielstein").count(), 2, "{text}");
    assert_eq!(text.matches("c/o Wohngemeinschaft").count(), 5, "{text}");
    to.address.push("eine Zeile zu viel".to_owned());
    assert!(matches!(
        printer.letter(&to, &activation()),
        Err(LetterError::Layout(_))
    ));
    to.address.truncate(1);
    to.name = "X".repeat(90);
    assert_eq!(
        printer.letter(&to, &activation()),
        Err(LetterError::TooWide)
    );
    to.name = "李 Muster".to_owned();
    assert_eq!(
        printer.letter(&to, &activation()),
        Err(LetterError::MissingGlyph('李'))
    );
}

#[test]
fn a_malformed_code_or_fingerprint_is_not_printed() {
    let printer = printer();
    for (code, fp) in [
        ("000G-40R4", FP),
        (CODE, "A9GY"),
        ("000g-40r4-0m30-e209-185g-r39b", FP),
    ] {
        let mut wrong = activation();
        wrong.code = code.to_owned().into();
        wrong.fingerprint = fp.to_owned();
        assert_eq!(
            printer.letter(&erika(Lang::De), &wrong),
            Err(LetterError::Code)
        );
    }
}

fn decision<'t>(subject: &'t str, body: &'t str) -> Decision<'t> {
    Decision {
        subject,
        body,
        sent: "2026-11-23T23:30:00Z".parse().unwrap(),
        lang: Lang::De,
    }
}

#[test]
fn a_decision_stands_on_paper_word_for_word() {
    let body = "Guten Tag,\n\nwir *bewilligen* 3 * 4 Stunden.\n  Eingerückt\n\nhttps://post.musterkasse.example/ein-wort-das-breiter-ist-als-jede-spalte-der-seite-und-trotzdem-ganz-dasteht-bis-zum-letzten-zeichen-ohne-jede-luecke";
    let (pdf, pages) = printer().decision(&decision("Ihr Bescheid", body)).unwrap();
    let paper = Paper::new(&pdf);
    let text = paper.text();
    assert_eq!(pages, 1);
    for part in [
        "Musterkasse",
        "24.11.2026",
        "Ihr Bescheid Guten Tag, wir *bewilligen* 3 * 4 Stunden. Eingerückt",
        "Seite 1 von 1",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let joined: String = text.split_whitespace().collect();
    assert!(
        joined.contains("letzten-zeichen-ohne-jede-luecke"),
        "{text}"
    );
    assert!(String::from_utf8_lossy(&pdf).contains("pdfuaid:part"));
}

#[test]
fn a_long_decision_goes_on_on_the_next_page_and_loses_no_line() {
    let lines: Vec<String> = (1..=150).map(|n| format!("Zeile-{n}-Ende")).collect();
    let (pdf, pages) = printer()
        .decision(&decision("Lang", &lines.join("\n")))
        .unwrap();
    let paper = Paper::new(&pdf);
    let info = paper.info();
    assert!(
        info.contains(&format!("Pages:           {pages}")),
        "{info}"
    );
    assert!(pages > 2, "{pages}");
    let text = paper.text();
    for line in &lines {
        assert_eq!(text.matches(line.as_str()).count(), 1, "{line}");
    }
    assert!(text.contains(&format!("Seite {pages} von {pages}")));
    // What the font does not have is no letter with a gap in it.
    let error = printer().decision(&decision("Lang", "李")).unwrap_err();
    assert_eq!(error, LetterError::MissingGlyph('李'));
}

#[test]
fn the_pdf_says_that_it_is_pdf_ua() {
    let pdf = printer().letter(&erika(Lang::De), &activation()).unwrap();
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.contains("pdfuaid:part"));
    assert!(pdf.len() < 200_000, "{}", pdf.len());
    assert!(
        Path::new("/usr/bin/pdftotext").exists(),
        "poppler-utils are needed"
    );
}
