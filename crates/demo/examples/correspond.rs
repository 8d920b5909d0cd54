// SPDX-License-Identifier: EUPL-1.2
//! A clerk without a browser begins threads about the person who has one with the unit already: fills a list for the browser stories.
//!
//! The last line on standard output is JSON: `{"threads":[…]}`, the subjects in order.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use clap::Parser;
use protocol::{Dept, Matter, Org, PersonId};
use registrar::clock::{Clock, SystemClock};
use serde::Deserialize;
use serde_json::{Value, json};
use siegelpost_demo::{
    people,
    sim::{Face, NewText, Person},
    world,
};

/// Begins threads as a clerk of a unit.
#[derive(Debug, Parser)]
struct Args {
    /// Origin of the back office.
    #[arg(long)]
    office: String,
    /// Code of the clerk's slip.
    #[arg(long)]
    code: String,
    /// Birth date on it.
    #[arg(long)]
    dob: String,
    /// The unit.
    #[arg(long, default_value = "krankengeld")]
    dept: Dept,
    /// What the threads are about.
    #[arg(long, default_value = "krankengeld-sonstiges")]
    matter: Matter,
    /// How many.
    #[arg(long, default_value_t = 49)]
    threads: u32,
    /// Beginning of every subject; a number follows.
    #[arg(long, default_value = "Vorgang")]
    subject: String,
    /// JSON file with a list of `{"subject", "body"}`: what is written instead, one thread each.
    #[arg(long)]
    texts: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Text {
    subject: String,
    body: String,
}

impl Args {
    fn texts(&self) -> anyhow::Result<Vec<Text>> {
        if let Some(path) = &self.texts {
            let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
            return Ok(serde_json::from_str(&text)?);
        }
        let text = |number| Text {
            subject: format!("{} {number:03}", self.subject),
            body: format!(
                "Guten Tag, dies ist Schreiben {number}. Bitte heben Sie es auf, bis wir uns wieder melden."
            ),
        };
        Ok((1..=self.threads).map(text).collect())
    }
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    world::install_tls();
    let org: Org = people::ORG.parse()?;
    let clerk = Person::activate(
        &args.office,
        Face::Office,
        &org,
        &args.code,
        &args.dob,
        SystemClock.now(),
    )
    .await?;
    let desk = clerk.desk(&args.dept).await?;
    let page = clerk
        .http()
        .get(&format!("threads?dept={}&limit=1", args.dept))
        .await?;
    let subject = page
        .pointer("/items/0/subject")
        .context("the unit has no thread yet")?;
    let subject = PersonId::deserialize(subject)?;
    let mut subjects = Vec::new();
    for Text {
        subject: about,
        body,
    } in args.texts()?
    {
        let now = SystemClock.now();
        let (mut thread, grants) = clerk
            .new_thread_about(&desk, subject, &args.matter, now)
            .await?;
        let text = NewText {
            subject: about,
            body,
            uploads: Vec::new(),
        };
        subjects.push(Value::from(text.subject.clone()));
        let first = clerk.prepare_first(&mut thread, grants, text, now)?;
        clerk.post(&first).await?;
    }
    writeln!(std::io::stdout(), "{}", json!({ "threads": subjects }))?;
    Ok(())
}
