// SPDX-License-Identifier: EUPL-1.2
//! Writes sample letters and slips into a folder, to be looked at:
//! `cargo run -p siegelpost-registrar --example letter_preview -- /tmp/letters`

use std::path::PathBuf;

use anyhow::Context;
use jiff::ToSpan;
use registrar::letter::{Activation, Addressee, Hours, Insurer, Lang, Printer, SlipKind};

fn main() -> anyhow::Result<()> {
    let folder: PathBuf = std::env::args()
        .nth(1)
        .context("say where to write")?
        .into();
    std::fs::create_dir_all(&folder)?;
    let printer = Printer::new(Insurer {
        name: "Musterkasse".to_owned(),
        street: "Musterstraße 1".to_owned(),
        city: "12345 Musterstadt".to_owned(),
        phone: "0800 000 4711".to_owned(),
        hours: Hours {
            de: "kostenfrei, Mo–Fr 8–18 Uhr".to_owned(),
            en: "free of charge, Mon–Fri 8–18".to_owned(),
        },
        portal_host: "post.musterkasse.example".to_owned(),
        office_host: "office.musterkasse.example".to_owned(),
        brand: [0, 77, 87],
        time_zone: "Europe/Berlin".to_owned(),
    })?;
    let issued: jiff::Timestamp = "2026-11-23T09:40:00Z".parse()?;
    for (lang, name) in [
        (Lang::De, "Erika Muster"),
        (Lang::En, "Jan Beispiel-Łukasiewicz"),
    ] {
        let to = Addressee {
            name: name.to_owned(),
            address: vec![
                "Beispielweg 17".to_owned(),
                "54321 Beispielstadt".to_owned(),
            ],
            lang,
        };
        let activation = |expires| Activation {
            code: "000G-40R4-0M30-E209-185G-R39B".to_owned().into(),
            fingerprint: "A9GY MX94 3R5D MQQ6 33PD FZMX Q2EZ KN21".to_owned(),
            issued,
            expires,
            tries: 5,
        };
        let month = issued + 720.hours();
        std::fs::write(
            folder.join(format!("letter-{lang}.pdf")),
            printer.letter(&to, &activation(month))?,
        )?;
        for (kind, what, span) in [
            (SlipKind::Branch, "branch", 1.hours()),
            (SlipKind::Staff, "staff", 24.hours()),
        ] {
            let pdf = printer.slip(kind, &to, &activation(issued + span))?;
            std::fs::write(folder.join(format!("slip-{what}-{lang}.pdf")), pdf)?;
        }
    }
    Ok(())
}
