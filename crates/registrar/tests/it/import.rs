// SPDX-License-Identifier: EUPL-1.2
//! Import of persons.

use rand::rngs::OsRng;
use registrar::person::{CheckDigit, Format, ImportContext, ImportReport, import};

use crate::world::{ERIKA, JAN, World};

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
    let refused: Vec<(usize, &str)> = report.refused.iter().map(|r| (r.line, r.why)).collect();
    assert_eq!(
        refused,
        [
            (2, "kvnr"),
            (3, "kvnr of another person"),
            (4, "birth_date"),
            (5, "given"),
            (6, "not the expected JSON"),
        ]
    );
}

#[tokio::test]
async fn csv_is_read_with_lists_and_quotes() {
    let world = World::new().await;
    let text = "reference,kvnr,role,given,family,birth_date,address,lang,flags\r\n\
        v-9,K200000423,insured,\"Ida, genannt Ide\",Neun,1999-09-09,\"Weg 9|99999 Ort\",en,restricted\r\n";
    let context = ImportContext {
        notifier: None,
        check: CheckDigit::Refuse,
        now: world.registrar.now(),
    };
    let register = world.registrar.register();
    let report = import(register, text, Format::Csv, &context, &mut OsRng).unwrap();
    assert_eq!(report.inserted, 1, "{report:?}");
    let ida = world.registrar.find_by_reference("v-9").unwrap().unwrap();
    assert_eq!(ida.address, ["Weg 9", "99999 Ort"]);
    assert!(ida.has_flag("restricted"));
    assert_eq!(ida.given, "Ida, genannt Ide");
    let wrong = import(
        register,
        "reference,name\n",
        Format::Csv,
        &context,
        &mut OsRng,
    );
    assert!(wrong.unwrap_err().to_string().contains("name"));
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
