// SPDX-License-Identifier: EUPL-1.2
//! `registrar import`: persons from the core system.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use registrar::Register;
use registrar::clock::{Clock, SystemClock};
use registrar::config::{RegistrarConfig, read};
use registrar::person::{Format, ImportContext, Refused, Tally, Watch, import_stream};

use crate::progress::Progress;
use crate::say;

/// Refused rows that are told on the screen; the report has them all.
const SHOWN: usize = 20;
/// Rows between two lines in the log.
const LOG_EVERY: u64 = 100_000;

#[derive(Args)]
pub(crate) struct ImportArguments {
    /// The file.
    file: PathBuf,
    /// Its form; without this its name says it.
    #[arg(long, value_enum)]
    format: Option<FileFormat>,
    /// Where to write all rows that were not taken: one JSON object a line, with line, reference,
    /// column and a code.
    #[arg(long)]
    report: Option<PathBuf>,
    /// Do everything on a copy of the register, which is then thrown away.
    #[arg(long)]
    dry_run: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum FileFormat {
    Jsonl,
    Csv,
}

pub(crate) fn run(config: &RegistrarConfig, arguments: &ImportArguments) -> anyhow::Result<()> {
    let register = Register::open(&config.database)?;
    let scratch = if arguments.dry_run {
        Some(register.scratch(&config.database)?)
    } else {
        None
    };
    let notifier = config
        .notifier_recipient_file
        .as_deref()
        .map(|path| anyhow::Ok(read(path)?.trim().parse()?))
        .transpose()?;
    let context = ImportContext {
        notifier: notifier.as_ref(),
        check: config.kvnr_check,
        now: SystemClock.now(),
    };
    let path = arguments.file.display().to_string();
    let file = File::open(&arguments.file).with_context(|| path.clone())?;
    let length = file.metadata().with_context(|| path.clone())?.len();
    let mut watch = Console {
        shown: Vec::new(),
        report: arguments.report.as_deref().map(report_file).transpose()?,
        progress: Progress::new(
            Some(length),
            "{bar:40} {binary_bytes}/{binary_total_bytes} {eta} left  {msg}",
            LOG_EVERY,
        )?,
    };
    let tally = import_stream(
        scratch.as_ref().map_or(&register, |s| s.register()),
        BufReader::with_capacity(256 * 1024, file),
        format(arguments)?,
        &context,
        &mut rand::rngs::OsRng,
        &mut watch,
    );
    watch.progress.finish();
    if let Some(report) = &mut watch.report {
        report.flush()?;
        report.get_ref().sync_all()?;
    }
    // Rows before a failure are in; what was refused among them is told in any case.
    for line in &watch.shown {
        say(line)?;
    }
    let tally = tally.with_context(|| path)?;
    tell(&tally, watch.shown.len(), arguments)
}

fn tell(tally: &Tally, shown: usize, arguments: &ImportArguments) -> anyhow::Result<()> {
    let shown = u64::try_from(shown).unwrap_or(0);
    if tally.refused > shown {
        let rest = tally.refused - shown;
        say(&format!("and {rest} more; --report FILE has them all"))?;
    }
    say(&format!(
        "{}new: {}, changed: {}, as before: {}, refused: {}",
        if arguments.dry_run {
            "dry run, nothing is changed: "
        } else {
            ""
        },
        tally.inserted,
        tally.updated,
        tally.unchanged,
        tally.refused
    ))?;
    if tally.refused == 0 {
        Ok(())
    } else {
        bail!("some lines were not taken")
    }
}

fn format(arguments: &ImportArguments) -> anyhow::Result<Format> {
    let name = arguments.file.extension().and_then(|e| e.to_str());
    match (arguments.format, name) {
        (Some(FileFormat::Jsonl), _) | (None, Some("jsonl" | "ndjson" | "json")) => {
            Ok(Format::JsonLines)
        }
        (Some(FileFormat::Csv), _) | (None, Some("csv")) => Ok(Format::Csv),
        (None, _) => bail!("say --format jsonl or --format csv"),
    }
}

fn report_file(path: &Path) -> anyhow::Result<BufWriter<File>> {
    let file = std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
        .with_context(|| path.display().to_string())?;
    Ok(BufWriter::new(file))
}

struct Console {
    shown: Vec<String>,
    report: Option<BufWriter<File>>,
    progress: Progress,
}

impl Watch for Console {
    fn refused(&mut self, refused: Refused) -> io::Result<()> {
        if self.shown.len() < SHOWN {
            self.shown.push(refused.to_string());
        }
        if let Some(report) = &mut self.report {
            serde_json::to_writer(&mut *report, &refused)?;
            report.write_all(b"\n")?;
        }
        Ok(())
    }

    fn batch(&mut self, tally: &Tally, bytes: u64) {
        let rows = tally.rows();
        let message = format!("{rows} rows, {} refused", tally.refused);
        self.progress.at(bytes, rows, message, || {
            tracing::info!(
                rows,
                new = tally.inserted,
                changed = tally.updated,
                refused = tally.refused,
                "import"
            );
        });
    }
}
