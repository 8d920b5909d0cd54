// SPDX-License-Identifier: EUPL-1.2
//! `registrar letters`: activation letters in bulk, and those that wait for a human.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, Subcommand};
use registrar::config::RegistrarConfig;
use registrar::letter::Printer;
use registrar::print::{PrintJob, PrintTally, Selection, Target};
use registrar::role::{LetterTerms, StopKind};

use crate::progress::Progress;
use crate::{hand_over, open, say};

/// Letters between two lines in the log.
const LOG_EVERY: u64 = 1_000;

#[derive(Subcommand)]
pub(crate) enum LettersCommand {
    /// Issue letters into a folder, or into one file for a print shop.
    Issue(IssueArguments),
    /// Letters that wait for a human; with --refused those that there will not be.
    Held {
        /// Those that are refused: deceased, no longer insured, a page that cannot be made.
        #[arg(long)]
        refused: bool,
        /// At most so many, oldest first.
        #[arg(long, default_value_t = 1_000)]
        limit: i64,
    },
    /// Let a held letter go; it is printed by `letters issue --waiting`, or in the queue.
    Release {
        /// Id of the core system.
        reference: String,
        /// Who has looked at it; not who wanted it.
        #[arg(long)]
        by: String,
    },
}

#[derive(Args)]
pub(crate) struct IssueArguments {
    #[command(flatten)]
    to: To,
    #[command(flatten)]
    on: On,
    /// Where to list what was printed: sequence number, page, reference, activation, end of validity.
    #[arg(long)]
    manifest: PathBuf,
    /// Also for persons who have a code that can still be used; it dies.
    #[arg(long)]
    again: bool,
    /// Days for which the codes are valid, 1 to 60; without this as configured.
    #[arg(long, value_parser = clap::value_parser!(i64).range(1..=60))]
    days: Option<i64>,
    /// At most so many letters; one file takes 10,000.
    #[arg(long, default_value_t = 10_000)]
    limit: u64,
    /// Who orders them; whoever releases a held one is somebody else.
    #[arg(long, default_value = "registrar")]
    by: String,
}

#[derive(Args)]
#[group(required = true, multiple = false)]
struct To {
    /// Everybody without an account.
    #[arg(long)]
    all_without_account: bool,
    /// One person, by the id of the core system.
    #[arg(long)]
    reference: Option<String>,
    /// A file with one reference a line.
    #[arg(long)]
    file: Option<PathBuf>,
    /// Those who asked for a letter, and those whose held letters were released.
    #[arg(long)]
    waiting: bool,
}

#[derive(Args)]
#[group(required = true, multiple = false)]
struct On {
    /// A folder, one file each.
    #[arg(long)]
    out: Option<PathBuf>,
    /// One file.
    #[arg(long)]
    pdf: Option<PathBuf>,
}

pub(crate) async fn run(config: &RegistrarConfig, command: LettersCommand) -> anyhow::Result<()> {
    match command {
        LettersCommand::Issue(arguments) => issue(config, arguments).await,
        LettersCommand::Held { refused, limit } => held(config, refused, limit),
        LettersCommand::Release { reference, by } => {
            let registrar = open(config)?;
            let person = registrar
                .find_by_reference(&reference)?
                .context("no such person")?;
            registrar.release_letter(person.pid, &by)?;
            say("released")
        }
    }
}

async fn issue(config: &RegistrarConfig, arguments: IssueArguments) -> anyhow::Result<()> {
    let registrar = open(config)?;
    let printer = Printer::new(config.insurer.clone())?;
    let manifest = arguments.manifest;
    let target = match (arguments.on.out, arguments.on.pdf) {
        (Some(dir), _) => Target::Folder { dir, manifest },
        (None, pdf) => Target::File {
            pdf: pdf.context("say --out or --pdf")?,
            manifest,
        },
    };
    let waiting = arguments.to.waiting;
    let selection = match (arguments.to.reference, arguments.to.file) {
        (Some(reference), _) => Selection::References(Box::new(std::iter::once(Ok(reference)))),
        (None, Some(list)) => {
            let file = File::open(&list).with_context(|| list.display().to_string())?;
            Selection::References(Box::new(BufReader::new(file).lines()))
        }
        (None, None) if waiting => Selection::Waiting,
        (None, None) => Selection::WithoutAccount,
    };
    let job = PrintJob {
        registrar: &registrar,
        printer: &printer,
        terms: LetterTerms {
            days: arguments.days,
            again: arguments.again || waiting,
            wanted_by: arguments.by,
        },
        limit: arguments.limit,
    };
    let mut progress = Progress::new(
        Some(arguments.limit),
        "{bar:40} {pos}/{len} letters {per_sec}  {msg}",
        LOG_EVERY,
    )?;
    let tally = job.run(selection, &target, &mut rand::rngs::OsRng, &mut |tally| {
        let message = format!("{} held, {} refused", tally.held, tally.refused);
        progress.at(tally.printed, tally.printed, message, || {
            tracing::info!(printed = tally.printed, held = tally.held, "letters");
        });
    });
    progress.finish();
    tell(&tally?)?;
    hand_over(config, &registrar).await
}

fn tell(tally: &PrintTally) -> anyhow::Result<()> {
    if tally.finished > 0 {
        let finished = tally.finished;
        say(&format!("printed by a run that was broken off: {finished}"))?;
    }
    say(&format!(
        "printed: {}, have a live code: {}, held: {}, refused: {}, unknown: {}",
        tally.printed, tally.live, tally.held, tally.refused, tally.unknown
    ))
}

fn held(config: &RegistrarConfig, refused: bool, limit: i64) -> anyhow::Result<()> {
    let registrar = open(config)?;
    let kinds: &[StopKind] = if refused {
        &[StopKind::Refused]
    } else {
        &[StopKind::Held, StopKind::Released]
    };
    for kind in kinds {
        for letter in registrar.stopped_letters(*kind, limit)? {
            let line = serde_json::json!({
                "reference": letter.reference,
                "causes": letter.causes,
                "since": jiff::Timestamp::from_second(letter.since.0)?.to_string(),
                "wanted_by": letter.wanted_by,
                "released_by": letter.released_by,
            });
            say(&line.to_string())?;
        }
    }
    Ok(())
}
