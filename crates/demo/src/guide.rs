// SPDX-License-Identifier: EUPL-1.2
//! What the demo prints: where to look, and one line for programs.

use std::{fmt::Write, path::Path};

use serde::Serialize;
use serde_json::Value;

use crate::{
    history, letter, people, plain_mail,
    stories::Sheet,
    world::{
        World,
        insurer::MEDICAL_FOLDER,
        paper::{ORDERED, Paper},
    },
};

/// The guide for people, German as everything that people see.
#[must_use]
pub fn guide(world: &World, sheets: &[Sheet]) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        let _ = writeln!(out, "{text}");
    };
    line("");
    line("Siegelpost läuft. Alle Personen, Nummern und Adressen sind erfunden.");
    line("");
    line(&format!("  Portal          {}", world.portal()));
    line(&format!("  Sachbearbeitung {}", world.office()));
    line(&format!("  Mail-Fänger     {}", world.mails()));
    line("");
    line("Versicherte: Brief öffnen, im Portal „Konto freischalten“ wählen");
    for letter in &world.papers.letters {
        line(&person(letter));
    }
    line("");
    line(
        "Noch ohne Brief: im Portal „Ich habe noch keinen Brief“ wählen; er liegt Sekunden später im Ordner",
    );
    let folder = world.dir.join("letters").join(ORDERED);
    line(&format!("{}\n    {}", asking(), folder.display()));
    line("");
    line("Schon geschehen (nicht mit --bare):");
    line(
        "  Jana Quast, KVNR Q100600012, hat alles verloren und sich per Brief neu ausgewiesen: Team Pflege sieht es an ihrem Fall",
    );
    line("  Sven Sperling, KVNR S100700020: Zugang gesperrt, am Schalter zu sehen");
    for sheet in sheets {
        line(&format!(
            "  {}, geboren {}: Versicherung seit gestern beendet, liest und speichert noch, schreibt nicht mehr. „Ich komme nicht mehr hinein“,
    Notfallblatt {}",
            sheet.name,
            german(&sheet.dob),
            sheet.code
        ));
    }
    if plain_mail::told(&world.dir) {
        line(&format!(
            "  Gerda Grün hat eine gewöhnliche E-Mail an {} geschrieben: Sie liegt verschlüsselt bei der Servicestelle (Gülay Muster), „ungeschützt eingegangen“. Die eine Antwort steht im Mail-Fänger",
            people::INBOX
        ));
    }
    if history::told(&world.dir) {
        line(
            "  Vier Postkörbe mit zusammen vierzig offenen Fällen: Fristen, Notizen, Wiedervorlagen; bei Krankengeld wartet einer auf Freigabe",
        );
    }
    if let Some(pdf) = letter::told(&world.dir) {
        line(&format!(
            "  Bescheide bei Team Pflege: Lutz Linde, im Postfach bekannt gegeben (die Frist läuft); Edith Eibe, die Mail kam zurück (Aufgabe des Teams);
    Hauke Hasel, ohne Einwilligung per Brief: {}",
            pdf.display()
        ));
    }
    if history::broken(&world.dir) {
        line(
            "  Die Postkörbe sind leer: Der erste Start wurde unterbrochen. Mit --fresh beginnt die Vorführung von vorn.",
        );
    }
    line(
        "  Tom Beispiel ist auch hier versichert: Was er schreibt, liest nur die Stelle für besondere Fälle (Wanda Wache), nicht sein eigenes Team",
    );
    line("  Am Schalter (Gülay Muster, Dora Doppel) wartet eine Betreuung auf die zweite Freigabe");
    line("");
    line(
        "Unterlagen nur für den Medizinischen Dienst (Pflege-Antrag, Hilfsmittel-Antrag, Bescheinigung zum Krankengeld):",
    );
    line(
        "  In der Sachbearbeitung „An den Medizinischen Dienst weiterleiten“ wählen und die ZIP-Datei auspacken. Öffnen kann sie nur der Dienst:",
    );
    line(&format!(
        "  cargo run --package siegelpost-registrar --bin medical-service -- open --folder {} --sheet …/begleitblatt.json --out ZIELORDNER",
        world.dir.join(MEDICAL_FOLDER).display()
    ));
    line("");
    line(
        "Antwort ohne Konto: in einem Fall „Antwort-Code für einen Brief“ wählen; wer das Blatt hat, antwortet im Portal einmal („Antworten mit dem Code aus einem Brief“)",
    );
    line("");
    line("Ohne Brief: im Portal „Mit GesundheitsID oder Online-Ausweis anmelden“ wählen");
    line(&match &world.broker {
        Some(broker) => format!(
            "  Der Anbieter der Vorführung ({}) bestätigt jede erfundene Person",
            broker.issuer()
        ),
        None => {
            "  Gerade nicht dabei: Dafür braucht es Node.js und „npm ci“ in crates/web/frontend, und einen Start ohne --bare"
                .to_owned()
        }
    });
    line("");
    line(
        "Sachbearbeitung: Ausgabebeleg öffnen, in der Sachbearbeitung „Konto freischalten“ wählen",
    );
    for slip in &world.papers.staff {
        line(&person(slip));
    }
    line("");
    line(&format!(
        "Daten: {} (neu anfangen mit --fresh). Beenden mit Strg-C.",
        world.dir.display()
    ));
    line("");
    line(
        "ACHTUNG: Diese Vorführung hält Wurzel-, Verwaltungs-, Rollen- und Teamschlüssel in einem Ordner und druckt die Codes noch einmal.",
    );
    line(
        "Im Betrieb liegen sie getrennt, und niemand kann einen Code zweimal drucken. Ohne TLS nur auf diesem Rechner.",
    );
    out
}

/// What whoever has no letter types to order one.
fn asking() -> String {
    let person = people::without_letter();
    let text = |name: &str| person.get(name).and_then(Value::as_str).unwrap_or_default();
    format!(
        "  {} {}, geboren {}, KVNR {}, Karte endet auf {}",
        text("given"),
        text("family"),
        german(text("birth_date")),
        text("kvnr"),
        text("card_digits")
    )
}

fn person(paper: &Paper) -> String {
    let unit = paper
        .unit
        .as_deref()
        .map(|unit| format!(" ({unit})"))
        .unwrap_or_default();
    format!(
        "  {}{unit}, geboren {}\n    Code {}\n    {}",
        paper.name,
        german(&paper.dob),
        paper.code,
        paper.pdf.display()
    )
}

/// `1968-03-14` as `14.03.1968`.
fn german(date: &str) -> String {
    let parts: Vec<&str> = date.split('-').rev().collect();
    parts.join(".")
}

/// The last line: everything a program needs, beginning with `ready`.
#[derive(Debug, Serialize)]
pub struct Ready<'a> {
    ready: bool,
    portal: String,
    office: String,
    mails: String,
    provider: Option<String>,
    /// Port of 127.0.0.1 where a mail server hands over what comes back (LMTP).
    returns: u16,
    data: &'a Path,
    server_dir: &'a Path,
    server_pid: Option<u32>,
    letters: &'a [Paper],
    staff: &'a [Paper],
    sheets: &'a [Sheet],
}

/// Makes the last line.
#[must_use]
pub fn ready<'a>(world: &'a World, sheets: &'a [Sheet]) -> Ready<'a> {
    Ready {
        ready: true,
        portal: world.portal(),
        office: world.office(),
        mails: world.mails(),
        provider: world.broker.as_ref().map(|broker| broker.issuer()),
        returns: world.returns(),
        data: &world.dir,
        server_dir: world.server_dir(),
        server_pid: world.server_pid(),
        letters: &world.papers.letters,
        staff: &world.papers.staff,
        sheets,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn whoever_orders_a_letter_is_told_what_to_type() {
        assert_eq!(
            super::asking(),
            "  Hannelore Beispiel, geboren 21.08.1955, KVNR B100200302, Karte endet auf 80276"
        );
    }

    #[test]
    fn dates_are_written_as_people_here_write_them() {
        assert_eq!(super::german("1968-03-14"), "14.03.1968");
    }
}
