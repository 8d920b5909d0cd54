// SPDX-License-Identifier: EUPL-1.2
//! Invented people of the invented "Musterkasse". Insurance numbers carry right check digits; nobody has them.

use protocol::statement::{Basis, RepRight};
use serde_json::{Value, json};

/// Name inside every signed statement of the demo.
pub const ORG: &str = "musterkasse.example";

/// A unit of the demo.
pub struct Unit {
    /// Slug.
    pub dept: &'static str,
    /// What people read.
    pub label: &'static str,
}

/// The unit that works for the long-term care insurance fund.
pub const PFLEGE: &str = "pflege";

/// The unit that answers employees, people with a protected address and those known to many; nobody outside is told of it.
pub const SHIELD: &str = "schutz";

/// Units with a work list.
pub const UNITS: [Unit; 5] = [
    Unit {
        dept: "krankengeld",
        label: "Team Krankengeld",
    },
    Unit {
        dept: "pflege",
        label: "Team Pflege",
    },
    Unit {
        dept: "service",
        label: "Servicestelle Musterstadt",
    },
    Unit {
        dept: "hilfsmittel",
        label: "Team Hilfsmittel",
    },
    Unit {
        dept: SHIELD,
        label: "Stelle für besondere Fälle",
    },
];

/// What insured persons choose from: code, unit, class, German, English.
pub const MATTERS: [(&str, &str, &str, &str, &str); 11] = [
    (
        "krankengeld-nachweis",
        "krankengeld",
        "normal",
        "Bescheinigung oder Attest schicken",
        "Send a certificate",
    ),
    (
        "krankengeld-zahlung",
        "krankengeld",
        "normal",
        "Krankengeld: Frage zur Zahlung",
        "Sick pay: question about payment",
    ),
    (
        "krankengeld-sonstiges",
        "krankengeld",
        "normal",
        "Krankheit und Wiedereinstieg",
        "Illness and return to work",
    ),
    (
        "pflege-antrag",
        "pflege",
        "normal",
        "Pflege: Antrag oder Änderung",
        "Care: application or change",
    ),
    (
        "pflege-frage",
        "pflege",
        "normal",
        "Pflege: Frage",
        "Care: question",
    ),
    (
        "hilfsmittel-antrag",
        "hilfsmittel",
        "normal",
        "Hilfsmittel oder Reha beantragen",
        "Apply for aids or rehabilitation",
    ),
    (
        "hilfsmittel-frage",
        "hilfsmittel",
        "normal",
        "Hilfsmittel: Frage oder Reparatur",
        "Aids: question or repair",
    ),
    (
        "karte-bescheinigung",
        "service",
        "normal",
        "Gesundheitskarte, Anschrift, Bescheinigungen",
        "Health card, address, certificates",
    ),
    (
        "beitrag",
        "service",
        "normal",
        "Beiträge und Zuzahlungen",
        "Contributions and co-payments",
    ),
    (
        "bankverbindung",
        "krankengeld",
        "hoch",
        "Bankverbindung mitteilen oder ändern",
        "Bank details: tell or change",
    ),
    (
        "sonstiges",
        "krankengeld",
        "normal",
        "Etwas anderes",
        "Something else",
    ),
];

/// Matters in which the Medical Service is asked: papers can be sent that only it can open.
pub const MEDICAL_MATTERS: [&str; 3] = [
    "krankengeld-nachweis",
    "pflege-antrag",
    "hilfsmittel-antrag",
];

/// Import lines of the insured persons, in the registrar's form.
pub fn insured() -> Vec<Value> {
    vec![
        json!({
            "reference": "P-1001", "role": "insured", "kvnr": "A123456780", "given": "Erika", "family": "Muster",
            "birth_date": "1968-03-14", "address": ["Beispielweg 12", "12345 Musterstadt"], "lang": "de",
            "email": "erika.muster@post.example", "flags": []
        }),
        json!({
            "reference": "P-1002", "role": "insured", "kvnr": "K200000423", "given": "Paul", "family": "Probe",
            "birth_date": "1991-07-02", "address": ["Am Probeplatz 3", "54321 Beispielhausen"], "lang": "de",
            "email": "paul.probe@post.example", "flags": []
        }),
        json!({
            "reference": "P-1003", "role": "insured", "kvnr": "T012345678", "given": "Amal", "family": "Haddad",
            "birth_date": "1979-11-19", "address": ["Testallee 77a", "12345 Musterstadt"], "lang": "en",
            "email": "amal.haddad@post.example", "flags": []
        }),
    ]
}

/// The import line of an insured person who has no letter yet and asks for one on the portal's page.
pub fn without_letter() -> Value {
    json!({
        "reference": "P-1005", "role": "insured", "kvnr": "B100200302", "given": "Hannelore", "family": "Beispiel",
        "birth_date": "1955-08-21", "address": ["Lindenhof 4", "54321 Beispielhausen"], "lang": "de", "card_digits": "80276",
        "email": "hannelore.beispiel@post.example", "flags": []
    })
}

/// Somebody who lost everything and was identified anew.
pub const NEWLY_IDENTIFIED: &str = "P-1006";
/// Somebody whose access is blocked.
pub const BLOCKED: &str = "P-1007";
/// Somebody whose insurance ended yesterday: she reads and keeps what is there, and writes nothing any more.
pub const ENDED: &str = "P-1009";

/// Import lines of insured persons to whom something has happened before the demo begins (`stories.rs`); without letters.
pub fn with_a_past() -> Vec<Value> {
    vec![
        json!({
            "reference": NEWLY_IDENTIFIED, "role": "insured", "kvnr": "Q100600012", "given": "Jana", "family": "Quast",
            "birth_date": "1949-05-30", "address": ["Am Probeplatz 11", "54321 Beispielhausen"], "lang": "de",
            "email": "jana.quast@post.example", "flags": []
        }),
        json!({
            "reference": BLOCKED, "role": "insured", "kvnr": "S100700020", "given": "Sven", "family": "Sperling",
            "birth_date": "1988-01-17", "address": ["Testallee 5", "12345 Musterstadt"], "lang": "de",
            "email": "sven.sperling@post.example", "flags": []
        }),
        json!({
            "reference": ENDED, "role": "insured", "kvnr": "O100900040", "given": "Olga", "family": "Ost",
            "birth_date": "1976-12-05", "address": ["Ahornweg 2", "54321 Beispielhausen"], "lang": "de",
            "email": "olga.ost@post.example", "flags": []
        }),
    ]
}

/// The insurance number of an employee who is insured here herself.
const EMPLOYEE: &str = "U101000057";

/// The import line of an employee of Team Krankengeld as an insured person, marked as such; with a letter.
pub fn insured_employee() -> Value {
    json!({
        "reference": "P-1010", "role": "insured", "kvnr": EMPLOYEE, "given": "Tom", "family": "Beispiel",
        "birth_date": "1990-10-08", "address": ["Ahornweg 21", "54321 Beispielhausen"], "lang": "de",
        "email": "tom.beispiel@post.example", "flags": ["employee"]
    })
}

/// The mother of the child; like the father she has an account of her own, and the two write apart.
pub const MOTHER: &str = "P-1008";

/// When the child was born, unless the demo is started with another day.
pub const CHILD_BORN: &str = "2016-02-29";

/// Import lines of people who act for others: a guardian with an account of his own, a mother, and a child without one, born on this day.
pub fn around(child_born: &str) -> Vec<Value> {
    vec![
        json!({
            "reference": "R-01", "role": "rep", "given": "Bernd", "family": "Beistand", "birth_date": "1972-09-09",
            "address": ["Rathausplatz 5", "12345 Musterstadt"], "lang": "de", "email": "bernd.beistand@post.example", "flags": []
        }),
        json!({
            "reference": "P-1004", "role": "insured", "kvnr": "M000000019", "given": "Mia", "family": "Probe",
            "birth_date": child_born, "address": ["Am Probeplatz 3", "54321 Beispielhausen"], "lang": "de", "flags": []
        }),
        json!({
            "reference": MOTHER, "role": "insured", "kvnr": "N100800033", "given": "Nora", "family": "Neu",
            "birth_date": "1993-06-11", "address": ["Ahornweg 9", "54321 Beispielhausen"], "lang": "de",
            "email": "nora.neu@post.example", "flags": []
        }),
    ]
}

/// Who acts for whom: representative, insured person, matters (none: all), rights, basis, years (none: by law), evidence.
pub type Acting = (
    &'static str,
    &'static str,
    Option<&'static [&'static str]>,
    &'static [RepRight],
    Basis,
    Option<i64>,
    &'static str,
);

/// The guardian has two clients, one of them for money only; father and mother act for their daughter; and the father has given
/// the mother a power of attorney.
pub const ACTING: [Acting; 5] = [
    (
        "R-01",
        "P-1001",
        None,
        &[RepRight::Read, RepRight::Write, RepRight::Post],
        Basis::Betreuung,
        Some(2),
        "Betreuerausweis, Amtsgericht Musterstadt, alle Angelegenheiten mit Postkontrolle",
    ),
    (
        "R-01",
        "P-1003",
        Some(&["krankengeld-zahlung"]),
        &[RepRight::Read, RepRight::Write],
        Basis::Betreuung,
        Some(1),
        "Betreuerausweis, Amtsgericht Musterstadt, Vermögenssorge",
    ),
    (
        "P-1002",
        "P-1004",
        None,
        &[RepRight::Read, RepRight::Write],
        Basis::Eltern,
        None,
        "Familienversicherung im Register, Geburtsurkunde gesehen",
    ),
    (
        MOTHER,
        "P-1004",
        None,
        &[RepRight::Read, RepRight::Write],
        Basis::Eltern,
        None,
        "Geburtsurkunde gesehen",
    ),
    (
        MOTHER,
        "P-1002",
        None,
        &[RepRight::Read, RepRight::Write, RepRight::Post],
        Basis::Vollmacht,
        Some(1),
        "Vollmachtsurkunde im Original gesehen, Akte 12",
    ),
];

/// Import lines of the staff: a lead with two clerks and whoever stands in for her in one unit, one in two others, two at the desk, for four eyes, and one in the shielded unit.
pub fn staff() -> Vec<Value> {
    let person = |reference: &str,
                  given: &str,
                  family: &str,
                  dob: &str,
                  label: &str,
                  dept: &str,
                  rights: &[&str]| {
        json!({
            "reference": reference, "role": "staff", "given": given, "family": family, "birth_date": dob,
            "address": [], "lang": "de", "flags": [],
            "assignment": { "label": label, "depts": [{ "d": dept, "rights": rights }] }
        })
    };
    let mut all = vec![
        person(
            "S-01",
            "Mara",
            "Sommer",
            "1984-05-21",
            "Team Krankengeld, Leitung",
            "krankengeld",
            &["read", "write", "grant"],
        ),
        person(
            "S-02",
            "Tom",
            "Beispiel",
            "1990-10-08",
            "Team Krankengeld, Sachbearbeitung",
            "krankengeld",
            &["read", "write"],
        ),
        person(
            "S-03",
            "Sina",
            "Probst",
            "1976-01-30",
            "Team Pflege, Leitung",
            "pflege",
            &["read", "write", "grant"],
        ),
        person(
            "S-04",
            "Gülay",
            "Muster",
            "1981-12-03",
            "Servicestelle Musterstadt",
            "service",
            &["read", "write", "register"],
        ),
        person(
            "S-05",
            "Dora",
            "Doppel",
            "1970-04-17",
            "Servicestelle Musterstadt",
            "service",
            &["read", "write", "register"],
        ),
        person(
            "S-07",
            "Wanda",
            "Wache",
            "1973-03-27",
            "Stelle für besondere Fälle",
            SHIELD,
            &["read", "write", "grant"],
        ),
        person(
            "S-08",
            "Hanna",
            "Holm",
            "1979-09-13",
            "Team Hilfsmittel, Leitung",
            "hilfsmittel",
            &["read", "write", "grant"],
        ),
        person(
            "S-09",
            "Kemal",
            "Krause",
            "1988-12-02",
            "Team Krankengeld, Fallberatung",
            "krankengeld",
            &["read", "write"],
        ),
        person(
            "S-10",
            "Luise",
            "Linde",
            "1995-06-18",
            "Team Krankengeld, Vertretung",
            "krankengeld",
            &["read", "write", "grant"],
        ),
    ];
    for line in &mut all {
        if line.get("reference").is_some_and(|own| own == "S-02")
            && let Some(line) = line.as_object_mut()
        {
            line.insert("own_kvnr".to_owned(), EMPLOYEE.into());
        }
    }
    all
}

/// Names of their accounts at the identity provider, for whoever starts one for staff.
pub const ACCOUNTS: [(&str, &str); 9] = [
    ("S-01", "mara.sommer@musterkasse.example"),
    ("S-02", "tom.beispiel@musterkasse.example"),
    ("S-03", "sina.probst@musterkasse.example"),
    ("S-04", "guelay.muster@musterkasse.example"),
    ("S-05", "dora.doppel@musterkasse.example"),
    ("S-07", "wanda.wache@musterkasse.example"),
    ("S-08", "hanna.holm@musterkasse.example"),
    ("S-09", "kemal.krause@musterkasse.example"),
    ("S-10", "luise.linde@musterkasse.example"),
];

/// Address at which plain mails are taken, the unit whose cases they become, and their matter.
pub const INBOX: &str = "service@musterkasse.example";
/// See [`INBOX`].
pub const INBOX_UNIT: &str = "service";
/// See [`INBOX`].
pub const INBOX_MATTER: &str = "karte-bescheinigung";

/// No colleague but the program that makes letters of last resort and takes plain mails.
pub const PROGRAM: &str = "P-01";

/// The day on which it was set up, in place of a birth date.
pub const PROGRAM_BORN: &str = "2025-01-02";

/// Its import line.
pub fn program() -> Value {
    let read = |dept: &str| json!({ "d": dept, "rights": ["read"] });
    let brings = json!({ "d": INBOX_UNIT, "rights": ["read", "write"] });
    json!({
        "reference": PROGRAM, "role": "staff", "given": "Gateway", "family": "Briefe", "birth_date": PROGRAM_BORN,
        "address": [], "lang": "de", "flags": ["program"],
        "assignment": { "label": "Programm für Briefe", "depts": [read("krankengeld"), read("pflege"), brings] }
    })
}

/// A colleague at the desk who has entered a representation before the demo begins; without a slip.
pub const ENTERED_BY: &str = "S-06";

/// Its import line.
pub fn colleague() -> Value {
    json!({
        "reference": ENTERED_BY, "role": "staff", "given": "Rita", "family": "Rast", "birth_date": "1969-02-02",
        "address": [], "lang": "de", "flags": [],
        "assignment": { "label": "Servicestelle Musterstadt", "depts": [{ "d": "service", "rights": ["read", "write", "register"] }] }
    })
}

#[cfg(test)]
mod tests {
    use registrar::person::Kvnr;

    #[test]
    fn every_insurance_number_has_a_right_check_digit() {
        let all = super::insured()
            .into_iter()
            .chain(super::around(super::CHILD_BORN));
        let all = all
            .chain(super::with_a_past())
            .chain(crate::history::insured());
        for person in all.chain([super::without_letter(), super::insured_employee()]) {
            let Some(kvnr) = person.get("kvnr").and_then(serde_json::Value::as_str) else {
                assert_eq!(
                    person.get("role").unwrap(),
                    "rep",
                    "whoever is insured has a number"
                );
                continue;
            };
            assert!(Kvnr::parse(kvnr).is_ok(), "{kvnr}");
        }
    }

    #[test]
    fn every_matter_leads_to_a_unit() {
        for (code, dept, ..) in super::MATTERS {
            assert!(super::UNITS.iter().any(|unit| unit.dept == dept), "{code}");
        }
        for code in super::MEDICAL_MATTERS {
            assert!(
                super::MATTERS.iter().any(|matter| matter.0 == code),
                "{code}"
            );
        }
    }
}
