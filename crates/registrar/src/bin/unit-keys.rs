// SPDX-License-Identifier: EUPL-1.2
//! `unit-keys`: custodian of department identities.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, ensure};
use clap::{Parser, Subcommand, ValueEnum};
use protocol::agefile::Recipient;
use protocol::dsse::Statement;
use protocol::statement::{DeptEpoch, TrustDocument};
use protocol::{Dept, Signed};
use registrar::clock::{Clock, SystemClock};
use registrar::config::{UnitConfig, read};
use registrar::custody::{
    Custodian, Forget, GrantReport, NewEpoch, Pair, UnitKeys, grant_round, open_break_glass,
};
use registrar::keyfolder::{KeyFolder, KeyKind};
use registrar::portal::HttpPortal;
use registrar::trust::Pin;

#[derive(Parser)]
#[command(version, about = "Custody of department identities")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make the key of a break-glass custodian; prints the recipient.
    Custodian {
        /// Key folder, one for each custodian.
        #[arg(long)]
        folder: PathBuf,
    },
    /// Make the identity of a new department epoch and the statement for two administrators.
    Propose {
        /// Configuration file.
        #[arg(long, default_value = "unit-keys.toml")]
        config: PathBuf,
        /// The department.
        #[arg(long)]
        dept: Dept,
        /// Name that people read.
        #[arg(long)]
        label: String,
        /// The epoch before.
        #[arg(long)]
        previous: Option<PathBuf>,
        /// Why, for auditors.
        #[arg(long, default_value = "initial")]
        reason: String,
        /// Where to write the statement.
        #[arg(long)]
        out: PathBuf,
    },
    /// Which identities are at hand.
    Held {
        /// Configuration file.
        #[arg(long, default_value = "unit-keys.toml")]
        config: PathBuf,
    },
    /// Make grants and links, forget, and do it again until told to stop.
    Run {
        /// Configuration file.
        #[arg(long, default_value = "unit-keys.toml")]
        config: PathBuf,
        /// One round only.
        #[arg(long)]
        once: bool,
    },
    /// Break glass: two custodians bring the identity of an epoch back into the unit folder.
    Open {
        /// Configuration file.
        #[arg(long, default_value = "unit-keys.toml")]
        config: PathBuf,
        /// The signed epoch.
        #[arg(long)]
        epoch: PathBuf,
        /// Which copy.
        #[arg(long, value_enum)]
        pair: PairName,
        /// Key folder of the first custodian of the pair.
        #[arg(long)]
        first: PathBuf,
        /// Key folder of the second one.
        #[arg(long)]
        second: PathBuf,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum PairName {
    Ab,
    Bc,
    Ac,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    tracing_subscriber::fmt()
        .json()
        .with_writer(std::io::stderr)
        .init();
    match Arguments::parse().command {
        Command::Custodian { folder } => {
            let folder = KeyFolder::create(&folder, KeyKind::Custodian)?;
            let custodian = Custodian::create(&folder, &mut rand::rngs::OsRng)?;
            say(&custodian.recipient().to_string())
        }
        Command::Propose {
            config,
            dept,
            label,
            previous,
            reason,
            out,
        } => propose(
            &UnitConfig::load(&config)?,
            &dept,
            &label,
            previous.as_deref(),
            &reason,
            &out,
        ),
        Command::Held { config } => {
            let config = UnitConfig::load(&config)?;
            for (dept, epoch) in UnitKeys::create(&config.keys)?.held()? {
                say(&format!("{dept} {epoch}"))?;
            }
            Ok(())
        }
        Command::Run { config, once } => run(&UnitConfig::load(&config)?, once).await,
        Command::Open {
            config,
            epoch,
            pair,
            first,
            second,
        } => open(&UnitConfig::load(&config)?, &epoch, pair, &first, &second),
    }
}

fn propose(
    config: &UnitConfig,
    dept: &Dept,
    label: &str,
    previous: Option<&Path>,
    reason: &str,
    out: &Path,
) -> anyhow::Result<()> {
    let keys = UnitKeys::create(&config.keys)?;
    let previous: Option<Signed<DeptEpoch>> = previous.map(statement).transpose()?;
    let [a, b, c] = &config.custodian_files;
    let custodians = [recipient(a)?, recipient(b)?, recipient(c)?];
    let new = NewEpoch {
        org: &config.org,
        dept,
        label,
        previous: previous.as_ref(),
        reason,
        custodians: &custodians,
        now: SystemClock.now(),
    };
    let proposal = keys.new_epoch(&new, &mut rand::rngs::OsRng)?;
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(out)?;
    file.write_all(&proposal.envelope().to_json())?;
    Ok(file.sync_all()?)
}

async fn run(config: &UnitConfig, once: bool) -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let keys = UnitKeys::create(&config.keys)?;
    let portal = HttpPortal::new(&config.portal.load()?)?;
    let pin = Pin::of(&statement::<TrustDocument>(&config.trust_file)?);
    let forget = Forget::WhenMembersCanGrant(config.granters);
    let mut terminate = signal(SignalKind::terminate())?;
    loop {
        let now = SystemClock.now();
        match grant_round(&portal, &keys, &config.org, pin, forget, now).await {
            Ok(report) if report == GrantReport::default() => {}
            Ok(report) => tracing::info!(?report, "round"),
            Err(error) if once => return Err(error.into()),
            Err(error) => tracing::warn!(%error, "round failed"),
        }
        if once {
            return Ok(());
        }
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(config.every_seconds)) => {}
            _ = terminate.recv() => return Ok(()),
            result = tokio::signal::ctrl_c() => return Ok(result?),
        }
    }
}

fn open(
    config: &UnitConfig,
    epoch: &Path,
    pair: PairName,
    first: &Path,
    second: &Path,
) -> anyhow::Result<()> {
    let epoch: Signed<DeptEpoch> = statement(epoch)?;
    let keys = UnitKeys::create(&config.keys)?;
    let pair = match pair {
        PairName::Ab => Pair::AB,
        PairName::Bc => Pair::BC,
        PairName::Ac => Pair::AC,
    };
    let payload = epoch.payload();
    let copy = keys.copy(&payload.dept, payload.epoch, pair)?;
    let first = Custodian::load(&KeyFolder::open(first, KeyKind::Custodian)?)?;
    let second = Custodian::load(&KeyFolder::open(second, KeyKind::Custodian)?)?;
    let identity = open_break_glass(&first, &second, &copy, payload)?;
    ensure!(
        keys.identity(&payload.dept, payload.epoch)?.is_none(),
        "it is at hand already"
    );
    keys.restore(&payload.dept, payload.epoch, &identity)?;
    tracing::warn!(dept = %payload.dept, epoch = payload.epoch, "break-glass copy opened");
    say("the identity is back; the opening has been logged")
}

fn recipient(path: &Path) -> anyhow::Result<Recipient> {
    read(path)?
        .trim()
        .parse()
        .with_context(|| path.display().to_string())
}

fn statement<T: Statement>(path: &Path) -> anyhow::Result<Signed<T>> {
    let text = read(path)?;
    Signed::from_json(text.trim().as_bytes()).with_context(|| path.display().to_string())
}

fn say(text: &str) -> anyhow::Result<()> {
    Ok(writeln!(std::io::stdout().lock(), "{text}")?)
}
