// SPDX-License-Identifier: EUPL-1.2
//! Import of persons.

use std::collections::BTreeSet;
use std::io::{BufReader, Read};

use rand::rngs::OsRng;
use registrar::person::{
    CheckDigit, Flag, Format, ImportContext, ImportError, ImportReport, Refused, Tally, Watch,
    import_stream,
};

use crate::world::{CROWD, ERIKA, JAN, World, crowd, crowd_row, reference};

/// Refused rows as people are told of them.
fn told(report: &ImportReport) -> Vec<String> {
    report.refused.iter().map(ToString::to_string).collect()
}

/// A report without refusals.
fn counts(inserted: u64, updated: u64, unchanged: u64) -> ImportReport {
    ImportReport {
        inserted,
        updated,
        unchanged,
        refused: Vec::new(),
    }
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing() {
    let world = World::new().await;
    let pid = world.pid("v-1");
    let report = world.import(&[ERIKA, JAN].join("\n"));
    assert_eq!(
        report,
        ImportReport {
            unchanged: 2,
            ..ImportReport::default()
        }
    );
    let report = world.import(&ERIKA.replace("Muster\"", "Neumuster\""));
    assert_eq!(
        report,
        ImportReport {
            updated: 1,
            ..ImportReport::default()
        }
    );
    assert_eq!(world.pid("v-1"), pid, "the person keeps the id");
}

#[tokio::test]
async fn faulty_lines_are_named_by_number_and_field_and_the_rest_is_taken() {
    let world = World::new().await;
    let third = r#"{"reference":"v-3","kvnr":"Z999999997","role":"insured","given":"Ada","family":"Drei","birth_date":"2001-12-01","address":["Weg 3","1 Ort"]}"#;
    let lines = [
        third.to_owned(),
        third
            .replace("v-3", "v-4")
            .replace("Z999999997", "Z999999996"),
        third.replace("v-3", "v-5"),
        third
            .replace("v-3", "v-6")
            .replace("Z999999997", "T012345678")
            .replace("12-01", "02-30"),
        third
            .replace("v-3", "v-7")
            .replace("Z999999997", "T012345678")
            .replace("Ada", "*Ada*"),
        "not json".to_owned(),
    ];
    let report = world.import(&lines.join("\n"));
    assert_eq!(report.inserted, 1);
    assert_eq!(
        told(&report),
        [
            "line 2: kvnr check-digit",
            "line 3: kvnr taken",
            "line 4: birth_date form",
            "line 5: given form",
            "line 6: json",
        ]
    );
    let references: Vec<_> = report
        .refused
        .iter()
        .map(|r| r.reference.as_deref())
        .collect();
    assert_eq!(
        references,
        [Some("v-4"), Some("v-5"), Some("v-6"), Some("v-7"), None]
    );
}

#[tokio::test]
async fn csv_is_read_with_lists_and_quotes() {
    let world = World::new().await;
    let text = "reference,kvnr,role,given,family,birth_date,address,lang,flags\r\n\
        v-9,K200000423,insured,\"Ida, genannt Ide\",Neun,1999-09-09,\"Weg 9|99999 Ort\",en,restricted\r\n";
    let report = world.import_csv(text);
    assert_eq!(report.inserted, 1, "{report:?}");
    let ida = world.registrar.find_by_reference("v-9").unwrap().unwrap();
    assert_eq!(ida.address, ["Weg 9", "99999 Ort"]);
    assert!(ida.has_flag(Flag::Restricted));
    assert_eq!(ida.given, "Ida, genannt Ide");
    for (header, named) in [
        ("reference,name\n", "name"),
        ("kvnr,role\n", "reference"),
        ("reference,kvnr,kvnr\n", "kvnr twice"),
        ("", "empty"),
    ] {
        let wrong = world.try_import(header, Format::Csv).unwrap_err();
        assert!(matches!(wrong, ImportError::Header(_)), "{header:?}");
        assert!(wrong.to_string().contains(named), "{wrong}");
    }
}

#[tokio::test]
async fn a_changed_name_reaches_the_departments() {
    let world = World::new().await;
    world.bound("v-1", "1985-04-12").await;
    let before = world.portal.with(|s| s.profiles[0].file.clone());
    world.import(&ERIKA.replace("Muster\"", "Neumuster\""));
    world.step().await.unwrap();
    world.step().await.unwrap();
    assert_ne!(
        world
            .portal
            .with(|s| s.profiles.last().unwrap().file.clone()),
        before
    );
    let count = world.portal.with(|s| s.profiles.len());
    assert_eq!(count, 2);
}

#[tokio::test]
async fn a_changed_address_of_mail_reaches_the_portal_sealed() {
    let world = World::new().await;
    world.letter("v-1").await;
    world.import(&ERIKA.replace("erika@", "muster@"));
    world.step().await.unwrap();
    let sealed = world
        .portal
        .with(|s| s.contacts.last().unwrap().sealed.clone());
    let opened = world.notifier.open(&sealed.parse().unwrap()).unwrap();
    assert_eq!(opened.expose(), "muster@mail.example");
}

#[tokio::test]
async fn a_file_of_some_columns_leaves_the_others_as_they_are() {
    let world = World::new().await;
    let before = world.registrar.find_by_reference("v-1").unwrap().unwrap();
    let report = world.import_csv("reference,insured_until\nv-1,2026-12-31\n");
    assert_eq!(report, counts(0, 1, 0));
    let after = world.registrar.find_by_reference("v-1").unwrap().unwrap();
    assert_eq!(after.insured_until.unwrap().to_string(), "2026-12-31");
    assert_eq!((&after.email, &after.kvnr), (&before.email, &before.kvnr));
    // Somebody new needs more, and an empty cell takes away what may be taken away.
    let report = world.import_csv("reference,insured_until\nv-1,\nv-77,2026-12-31\n");
    assert_eq!(told(&report), ["line 3: role missing"]);
    let report = world.import_csv("reference,email,kvnr\nv-1,,\n");
    assert_eq!(told(&report), ["line 2: kvnr missing"]);
    assert_eq!(world.import_csv("reference,email\nv-1,\n"), counts(0, 1, 0));
    let last = world.registrar.find_by_reference("v-1").unwrap().unwrap();
    assert_eq!((last.insured_until, last.email), (None, None));
}

#[tokio::test]
async fn changes_of_address_are_dated_by_what_is_seen_and_what_is_told() {
    let world = World::new().await;
    let changed = |reference: &str| {
        let person = world.registrar.find_by_reference(reference).unwrap();
        person.unwrap().address_changed_at.map(|at| at.0)
    };
    let now = world.now().0;
    assert_eq!(changed("v-1"), None);
    // Seen now; the old date beside it does not make it older.
    let text = "reference,address,address_since\nv-1,Neuer Weg 1|54321 Ort,2020-01-01\n";
    assert_eq!(world.import_csv(text), counts(0, 1, 0));
    assert_eq!(changed("v-1"), Some(now));
    world.clock.advance(86_400);
    assert_eq!(
        world.import_csv(text),
        counts(0, 0, 1),
        "the same file again"
    );
    assert_eq!(changed("v-1"), Some(now));
    // Told with the first import.
    let row = crowd_row(1);
    let header = CROWD.replace("\r\n", ",address_since\r\n");
    let row = |since: &str| format!("{header}{}", row.replace("\r\n", &format!(",{since}\r\n")));
    let told_day = jiff::Timestamp::from_second(now).unwrap().to_string();
    world.import_csv(&row(&told_day[..10]));
    assert_eq!(changed(&reference(1)), Some(now - now % 86_400));
    let report = world.import_csv(&row("2031-01-01"));
    assert_eq!(told(&report), ["line 2: address_since future"]);
}

#[tokio::test]
async fn a_misspelt_flag_is_no_flag_and_the_known_ones_reach_the_profile() {
    let world = World::new().await;
    let report = world.import_csv("reference,flags\nv-1,restriced\n");
    assert_eq!(told(&report), ["line 2: flags unknown-value"]);
    world.import_csv("reference,flags,insured_until\nv-1,restricted|employee,2027-01-31\n");
    let erika = world.registrar.find_by_reference("v-1").unwrap().unwrap();
    assert_eq!(
        erika.flags,
        BTreeSet::from([Flag::Restricted, Flag::Employee])
    );
    assert_eq!(
        erika.profile_flags(),
        ["restricted", "employee", "insured-until:2027-01-31"]
    );
}

#[tokio::test]
async fn doubles_inside_of_a_file_are_refused_whatever_the_order() {
    let world = World::new().await;
    let (first, second) = (crowd_row(1), crowd_row(2));
    let same_number = second.replace(&second[9..19], &first[9..19]);
    let text = format!(
        "{CROWD}{first}{same_number}{second}{}",
        first.replace("Weg", "Allee")
    );
    let report = world.import_csv(&text);
    // Rows over two lines are named by their first one.
    assert_eq!(
        told(&report),
        [
            "line 4: kvnr taken",
            "line 6: reference doubled",
            "line 8: reference doubled"
        ]
    );
    assert_eq!(report.inserted, 1);
    let again = world.import_csv(&text);
    assert_eq!((again.inserted, again.updated, again.unchanged), (0, 0, 1));
}

#[tokio::test]
async fn what_is_not_utf8_is_named_by_its_line_and_the_rest_is_taken() {
    let world = World::new().await;
    let mut bytes = b"\xEF\xBB\xBF".to_vec();
    bytes.extend(CROWD.as_bytes());
    bytes.extend(crowd_row(1).as_bytes());
    // Line 5 of the file is the second line of a row.
    let latin = crowd_row(2).replace("Ort", "Köln");
    bytes.extend(latin.chars().map(|c| u8::try_from(u32::from(c)).unwrap()));
    bytes.extend(crowd_row(3).as_bytes());
    bytes.extend(b"\xFF\xFE rubbish \x00\n");
    bytes.extend(crowd_row(4).trim_end().as_bytes());
    let (tally, refused) = streamed(&world, &bytes[..], Format::Csv);
    assert_eq!((tally.inserted, tally.refused), (3, 2));
    assert_eq!(refused, ["line 5: encoding", "line 8: encoding"]);
    let utf16: Vec<u8> = "\u{feff}reference"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let failed = try_streamed(&world, &utf16[..], Format::Csv);
    assert!(matches!(failed, Err(ImportError::Encoding)));
}

#[tokio::test]
async fn a_row_of_a_quarter_gigabyte_is_refused_and_the_next_one_is_taken() {
    let world = World::new().await;
    let endless = || std::io::repeat(b'x').take(1 << 28);
    let head = format!("{CROWD}{}", crowd_row(1));
    let csv = std::io::Cursor::new(head)
        .chain(&b"m-9,\""[..])
        .chain(endless())
        .chain(&b"\n"[..])
        .chain(std::io::Cursor::new(crowd_row(2)));
    let csv = BufReader::with_capacity(1 << 20, csv);
    let (tally, refused) = streamed(&world, csv, Format::Csv);
    assert_eq!(
        (tally.inserted, refused),
        (2, vec!["line 4: too-long".to_owned()])
    );
}

#[tokio::test]
async fn twenty_thousand_rows_with_broken_ones_among_them() {
    let world = World::new().await;
    let mut text = crowd(0..20_000);
    for n in [7, 11_111, 19_999] {
        let kvnr = crowd_row(n)[9..19].to_owned();
        let swapped = format!(
            "{}{}",
            &kvnr[..9],
            (kvnr[9..].parse::<u8>().unwrap() + 1) % 10
        );
        text = text.replace(&kvnr, &swapped);
    }
    text = text.replace("\"Muster, Nr. 500\"", "\"Muster, Nr. 500");
    let report = world.import_csv(&text);
    assert_eq!((report.inserted, report.refused.len()), (19_996, 5));
    let columns: Vec<_> = report.refused.iter().map(|r| (r.column, r.line)).collect();
    let kvnr = Some("kvnr");
    // The row without its closing quote is refused by both of its lines.
    assert_eq!(
        columns,
        [
            (kvnr, 16),
            (None, 1002),
            (None, 1003),
            (kvnr, 22_224),
            (kvnr, 40_000)
        ]
    );
    let again = world.import_csv(&text);
    assert_eq!(
        (again.unchanged, again.inserted, again.updated),
        (19_996, 0, 0)
    );
}

struct Collect(Vec<String>);

impl Watch for Collect {
    fn refused(&mut self, refused: Refused) -> std::io::Result<()> {
        self.0.push(refused.to_string());
        Ok(())
    }

    fn batch(&mut self, _: &Tally, _: u64) {}
}

fn try_streamed(
    world: &World,
    input: impl std::io::BufRead,
    format: Format,
) -> Result<(Tally, Vec<String>), ImportError> {
    let context = ImportContext {
        notifier: None,
        check: CheckDigit::Refuse,
        now: world.now(),
    };
    let mut watch = Collect(Vec::new());
    let register = world.registrar.register();
    let tally = import_stream(register, input, format, &context, &mut OsRng, &mut watch)?;
    Ok((tally, watch.0))
}

fn streamed(world: &World, input: impl std::io::BufRead, format: Format) -> (Tally, Vec<String>) {
    try_streamed(world, input, format).unwrap()
}
