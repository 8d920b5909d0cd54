// SPDX-License-Identifier: EUPL-1.2
//! Invented people of the work list: who wrote, and the colleagues who answered. None of them has a letter or slip; they are met as names.

use serde_json::{Value, json};

/// Reference, insurance number, given name, family name, birth date, street, town.
pub(super) type Insured = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

/// Who wrote.
pub(super) const PERSONS: [Insured; 12] = [
    (
        "V-01",
        "C210000012",
        "Anton",
        "Acker",
        "1958-02-11",
        "Feldweg 8",
        "12345 Musterstadt",
    ),
    (
        "V-02",
        "D211000027",
        "Berta",
        "Birke",
        "1944-09-30",
        "Am Anger 21",
        "12345 Musterstadt",
    ),
    (
        "V-03",
        "E212000033",
        "Cem",
        "Ceylan",
        "1986-06-18",
        "Lindenhof 30",
        "54321 Beispielhausen",
    ),
    (
        "V-04",
        "F213000048",
        "Dilara",
        "Demir",
        "1995-01-25",
        "Testallee 14",
        "12345 Musterstadt",
    ),
    (
        "V-05",
        "G214000054",
        "Edith",
        "Eibe",
        "1939-12-02",
        "Ahornweg 17",
        "54321 Beispielhausen",
    ),
    (
        "V-06",
        "H215000069",
        "Falk",
        "Fichte",
        "1971-07-07",
        "Beispielweg 40",
        "12345 Musterstadt",
    ),
    (
        "V-07",
        "I216000074",
        "Greta",
        "Ginster",
        "2001-03-29",
        "Hafenstraße 2",
        "54321 Beispielhausen",
    ),
    (
        "V-08",
        "J217000089",
        "Hauke",
        "Hasel",
        "1963-10-14",
        "Deichweg 9",
        "54321 Beispielhausen",
    ),
    (
        "V-09",
        "L218000096",
        "Ilona",
        "Iris",
        "1979-04-05",
        "Gartenweg 3",
        "12345 Musterstadt",
    ),
    (
        "V-10",
        "P219000108",
        "Jonas",
        "Jasmin",
        "1990-11-21",
        "Bahnhofstraße 55",
        "12345 Musterstadt",
    ),
    (
        "V-11",
        "R220000117",
        "Katrin",
        "Kiefer",
        "1982-08-16",
        "Waldrand 6",
        "54321 Beispielhausen",
    ),
    (
        "V-12",
        "U221000126",
        "Lutz",
        "Linde",
        "1952-05-09",
        "Marktplatz 1",
        "12345 Musterstadt",
    ),
];

/// Reference, given name, family name, birth date, what the certificate says, unit.
pub(super) type Clerk = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

/// Who answered: one colleague a unit.
pub(super) const CLERKS: [Clerk; 4] = [
    (
        "S-21",
        "Uwe",
        "Übung",
        "1975-03-03",
        "Team Krankengeld, Sachbearbeitung",
        "krankengeld",
    ),
    (
        "S-22",
        "Ida",
        "Imhof",
        "1988-11-11",
        "Team Pflege, Sachbearbeitung",
        "pflege",
    ),
    (
        "S-23",
        "Henry",
        "Halm",
        "1992-02-20",
        "Team Hilfsmittel, Sachbearbeitung",
        "hilfsmittel",
    ),
    (
        "S-24",
        "Resi",
        "Rath",
        "1966-06-01",
        "Servicestelle Musterstadt",
        "service",
    ),
];

/// Of whom the insurer knows an e-mail address.
const MAILED: [(&str, &str); 2] = [("V-05", "v-05@post.example"), ("V-12", "v-12@post.example")];

/// The e-mail address of somebody.
pub(super) fn address(reference: &str) -> Option<&'static str> {
    let mut known = MAILED.iter();
    known
        .find(|(whose, _)| *whose == reference)
        .map(|(_, address)| *address)
}

/// Import lines of those who wrote.
#[must_use]
pub fn insured() -> Vec<Value> {
    PERSONS
        .iter()
        .map(|(reference, kvnr, given, family, born, street, town)| {
            let email = address(reference);
            json!({
                "reference": reference, "role": "insured", "kvnr": kvnr, "given": given, "family": family, "birth_date": born,
                "address": [street, town], "lang": "de", "email": email, "flags": []
            })
        })
        .collect()
}

/// Import lines of the colleagues.
#[must_use]
pub fn colleagues() -> Vec<Value> {
    CLERKS
        .iter()
        .map(|(reference, given, family, born, label, dept)| {
            json!({
                "reference": reference, "role": "staff", "given": given, "family": family, "birth_date": born,
                "address": [], "lang": "de", "flags": [],
                "assignment": { "label": label, "depts": [{ "d": dept, "rights": ["read", "write"] }] }
            })
        })
        .collect()
}
