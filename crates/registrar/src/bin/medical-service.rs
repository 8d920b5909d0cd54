// SPDX-License-Identifier: EUPL-1.2
//! `medical-service`: key of the Medical Service, and opening of what is sealed to it. Works offline.

use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Parser, Subcommand};
use protocol::Hash;
use registrar::keyfolder::{KeyFolder, KeyKind};
use registrar::medical::{MedicalKeys, Sheet};

#[derive(Parser)]
#[command(
    version,
    about = "Key of the Medical Service; opens what is sealed to it"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make the key of an epoch; prints the recipient, which two administrators of the insurer certify.
    Key {
        /// Key folder.
        #[arg(long)]
        folder: PathBuf,
        /// Number of the epoch, one more with each new key. Older keys are kept.
        #[arg(long, default_value_t = 1)]
        epoch: u64,
    },
    /// Open a file that the insurer has handed over; prints its SHA-256.
    Open {
        /// Key folder.
        #[arg(long)]
        folder: PathBuf,
        /// The cover sheet, `begleitblatt.json`.
        #[arg(long)]
        sheet: PathBuf,
        /// The sealed file; by default the one beside the cover sheet, under the name that stands there with `.age`.
        #[arg(long)]
        file: Option<PathBuf>,
        /// Folder for what was opened.
        #[arg(long)]
        out: PathBuf,
    },
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Key { folder, epoch } => {
            let folder = KeyFolder::create(&folder, KeyKind::Medical)?;
            let identity = MedicalKeys::create(folder, epoch, &mut rand::rngs::OsRng)?;
            say(&identity.recipient().to_string())
        }
        Command::Open {
            folder,
            sheet,
            file,
            out,
        } => open(&folder, &sheet, file, &out),
    }
}

fn open(folder: &Path, sheet: &Path, file: Option<PathBuf>, out: &Path) -> anyhow::Result<()> {
    let keys = MedicalKeys::open(KeyFolder::open(folder, KeyKind::Medical)?)?;
    let cover = Sheet::parse(&read(sheet)?)?;
    let name = cover.file_name()?;
    let file = file.unwrap_or_else(|| sheet.with_file_name(format!("{name}.age")));
    let content = keys.read(&cover, &read(&file)?)?;
    let place = out.join(name);
    let mut target = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&place)
        .with_context(|| place.display().to_string())?;
    target.write_all(&content)?;
    target.sync_all()?;
    say(&format!("{}  {}", Hash::of(&content), place.display()))
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| path.display().to_string())
}

fn say(text: &str) -> anyhow::Result<()> {
    Ok(writeln!(std::io::stdout().lock(), "{text}")?)
}
