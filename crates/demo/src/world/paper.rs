// SPDX-License-Identifier: EUPL-1.2
//! Letters and slips of the demo. Codes are kept in a file beside them so that a second start can print them again: only a demo may.

use std::path::{Path, PathBuf};

use anyhow::Context;
use rand::rngs::OsRng;
use registrar::{
    letter::{Hours, Insurer as Letterhead, Printer, SlipKind},
    portal::HttpPortal,
    print::PrintQueue,
    role::{Channel, IssueOrder},
};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};

use super::{insurer::Insurer, server::Ports};
use crate::people;

/// A letter or slip.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Paper {
    /// Whose it is.
    pub name: String,
    /// Birth date, which the activation asks for.
    pub dob: String,
    /// Unit of an employee.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The code.
    pub code: String,
    /// The printed page.
    pub pdf: PathBuf,
}

/// All of them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Papers {
    /// Activation letters.
    pub letters: Vec<Paper>,
    /// Sign-in slips.
    pub staff: Vec<Paper>,
}

fn printer(ports: Ports) -> anyhow::Result<Printer> {
    let hours = Hours {
        de: "Montag bis Freitag, 8 bis 18 Uhr".into(),
        en: "Monday to Friday, 8 am to 6 pm".into(),
    };
    Ok(Printer::new(Letterhead {
        name: "Musterkasse".into(),
        street: "Musterallee 1".into(),
        city: "12345 Musterstadt".into(),
        phone: "0800 000 4711".into(),
        hours,
        portal_host: format!("localhost:{}", ports.portal),
        office_host: format!("localhost:{}", ports.office),
        brand: [0, 79, 80],
        time_zone: "Europe/Berlin".into(),
    })?)
}

/// Folder below the letters in which those appear that people ask for on the portal.
pub const ORDERED: &str = "bestellt";

/// Seconds between two rounds of printing. A product would print in the evening; nobody shall wait for a demo.
const EVERY: i64 = 3;

/// The folder of letters that people ask for.
///
/// # Errors
/// The printer cannot be made.
pub fn ordered(dir: &Path, ports: Ports) -> anyhow::Result<PrintQueue> {
    Ok(PrintQueue::new(printer(ports)?, dir.join(ORDERED), EVERY))
}

/// Prints what is not printed yet.
///
/// # Errors
/// A code cannot be issued, a page cannot be made, the portal does not take the code.
pub async fn print(
    dir: &Path,
    insurer: &Insurer,
    portal: &HttpPortal,
    ports: Ports,
) -> anyhow::Result<Papers> {
    let kept = dir.join("papers.json");
    if kept.exists() {
        return Ok(serde_json::from_slice(&std::fs::read(kept)?)?);
    }
    std::fs::create_dir_all(dir)?;
    let printer = printer(ports)?;
    let mut papers = Papers::default();
    // A child without an account gets no letter; whoever acts for others does.
    let acting = people::around(people::CHILD_BORN).into_iter();
    let acting: Vec<_> = acting
        .filter(|line| {
            line.get("role").is_some_and(|role| role == "rep")
                || line
                    .get("reference")
                    .is_some_and(|own| own == people::MOTHER)
        })
        .collect();
    for (line, staff) in people::insured()
        .iter()
        .chain(&acting)
        .chain([&people::insured_employee()])
        .map(|p| (p, false))
        .chain(people::staff().iter().map(|p| (p, true)))
    {
        let reference = line
            .get("reference")
            .and_then(serde_json::Value::as_str)
            .unwrap_or_default();
        let person = insurer
            .registrar
            .find_by_reference(reference)?
            .with_context(|| format!("{reference} is not registered"))?;
        let channel = if staff {
            Channel::Staff
        } else {
            Channel::Letter
        };
        let issued = insurer.registrar.issue(
            IssueOrder {
                pid: person.pid,
                channel,
                released: false,
            },
            &mut OsRng,
        )?;
        let page = if staff {
            printer.slip(SlipKind::Staff, &person.addressee(), &issued.activation()?)?
        } else {
            printer.letter(&person.addressee(), &issued.activation()?)?
        };
        let slug = person.name().to_lowercase().replace(' ', "-");
        let pdf = dir.join(format!(
            "{}-{slug}.pdf",
            if staff { "beleg" } else { "brief" }
        ));
        std::fs::write(&pdf, page)?;
        let unit = person
            .assignment
            .as_ref()
            .map(|assignment| assignment.label.clone());
        let paper = Paper {
            name: person.name(),
            dob: person.birth_date.as_str().to_owned(),
            unit,
            code: issued.code.expose_secret().to_owned(),
            pdf,
        };
        if staff {
            papers.staff.push(paper)
        } else {
            papers.letters.push(paper)
        }
    }
    insurer
        .registrar
        .drain(portal)
        .await
        .context("the portal does not take the codes")?;
    std::fs::write(kept, serde_json::to_vec_pretty(&papers)?)?;
    Ok(papers)
}
