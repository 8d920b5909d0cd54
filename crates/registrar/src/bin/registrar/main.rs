// SPDX-License-Identifier: EUPL-1.2
//! `registrar`: the insurer's program that knows who is who. Outbound connections only.

mod desk;
mod import;
mod letters;
mod persons;
mod progress;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::{Parser, Subcommand};
use oidc::NameKey;
use protocol::dsse::{Envelope, Statement};
use protocol::statement::{DeptEpoch, StaffCertificate, TrustDocument};
use protocol::{Attested, Dept, Hash, PersonId, Signed};
use registrar::Register;
use registrar::clock::{Clock, SystemClock};
use registrar::config::{RegistrarConfig, read};
use registrar::keyfolder::{KeyFolder, KeyKind};
use registrar::letter::{Printer, SlipKind};
use registrar::oidc::RelyingParty;
use registrar::person::Person;
use registrar::portal::HttpPortal;
use registrar::print::PrintQueue;
use registrar::role::{Channel, IssueOrder, Issued, Registrar, RoleKeys, Worker, read_accounts};
use tokio::sync::watch;

#[derive(Parser)]
#[command(
    version,
    about = "Person register, activation letters, binding of keys"
)]
struct Arguments {
    /// Configuration file.
    #[arg(long, default_value = "registrar.toml")]
    config: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make role keys and database; prints the public keys for the Trust Document.
    Init,
    /// Propose the epoch of department `registrar` for two administrators to sign.
    ProposeEpoch {
        /// Name that people read.
        #[arg(long)]
        label: String,
        /// The epoch before, if there is one.
        #[arg(long)]
        previous: Option<PathBuf>,
        /// Why, for auditors.
        #[arg(long, default_value = "initial")]
        reason: String,
        /// Where to write it.
        #[arg(long)]
        out: PathBuf,
    },
    /// Take Trust Documents told by hand, oldest first.
    Trust {
        /// Envelopes.
        files: Vec<PathBuf>,
    },
    /// Hand signed statements to the portal: Trust Documents, department epochs, certificates.
    Publish {
        /// Envelopes.
        files: Vec<PathBuf>,
    },
    /// Import persons from the core system.
    Import(import::ImportArguments),
    /// Look persons up.
    #[command(subcommand)]
    Persons(persons::PersonsCommand),
    /// Activation letters in bulk, and those that wait for a human.
    #[command(subcommand)]
    Letters(letters::LettersCommand),
    /// Issue one activation letter.
    IssueLetter {
        #[command(flatten)]
        who: Who,
        /// The letter was held and is released (`letters release`).
        #[arg(long)]
        released: bool,
        /// Where to write the PDF.
        #[arg(long)]
        out: PathBuf,
    },
    /// Issue a slip that is handed over in person.
    IssueSlip {
        #[command(flatten)]
        who: Who,
        /// At a branch counter; otherwise the slip is for a new colleague.
        #[arg(long)]
        branch: bool,
        /// Keycard of the employee who saw the ID document.
        #[arg(long, requires = "branch", allow_hyphen_values = true)]
        by: Option<Hash>,
        /// Where to write the PDF.
        #[arg(long)]
        out: PathBuf,
    },
    /// Tell the portal which account at the identity provider of staff belongs to which employee.
    StaffAccounts {
        /// Lines `reference,account` under that header; an empty account: none any more. Those not named keep theirs.
        file: PathBuf,
    },
    /// Revoke a statement by its hash.
    Revoke {
        /// Statement hash.
        sh: Hash,
        /// The person it is about.
        #[arg(long)]
        pid: Option<PersonId>,
    },
    /// Stop a change of keys that waits: the person objected.
    Veto {
        #[command(flatten)]
        who: Who,
    },
    /// A desk has spoken with a person whose used code was shown again.
    ClearAlarm {
        #[command(flatten)]
        who: Who,
    },
    /// Let somebody work again in a department that a lead removed them from.
    Reinstate {
        #[command(flatten)]
        who: Who,
        /// The department.
        #[arg(long)]
        dept: Dept,
    },
    /// Who looked up how many people at the desk in the last 30 days; whoever reached a limit comes first.
    DeskUse {
        /// Only those who reached a limit.
        #[arg(long)]
        limited: bool,
    },
    /// What waits for the portal.
    Status,
    /// Answer the portal's questions until told to stop.
    Run,
}

#[derive(clap::Args)]
#[group(required = true, multiple = false)]
struct Who {
    /// By id.
    #[arg(long)]
    pid: Option<PersonId>,
    /// By the id of the core system.
    #[arg(long)]
    reference: Option<String>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    tracing_subscriber::fmt()
        .json()
        .with_writer(std::io::stderr)
        .init();
    let arguments = Arguments::parse();
    let config = RegistrarConfig::load(&arguments.config)?;
    match arguments.command {
        Command::Init => init(&config),
        Command::ProposeEpoch {
            label,
            previous,
            reason,
            out,
        } => propose_epoch(&config, &label, previous.as_deref(), &reason, &out),
        Command::Trust { files } => {
            let documents = files
                .iter()
                .map(|f| statement(f))
                .collect::<Result<Vec<_>, _>>()?;
            let registrar = open_with(&config, &documents)?;
            let chain = registrar.chain()?;
            say(&format!("newest version: {}", chain.td().ver))
        }
        Command::Publish { files } => publish(&config, &files).await,
        Command::Import(arguments) => import::run(&config, &arguments),
        Command::Persons(command) => persons::run(&config, &command),
        Command::Letters(command) => letters::run(&config, command).await,
        Command::IssueLetter { who, released, out } => {
            let registrar = open(&config)?;
            let person = find(&registrar, &who)?;
            let order = IssueOrder {
                pid: person.pid,
                channel: Channel::Letter,
                released,
            };
            issue(&config, &registrar, &person, order, &out).await
        }
        Command::IssueSlip {
            who,
            branch,
            by,
            out,
        } => {
            let registrar = open(&config)?;
            let person = find(&registrar, &who)?;
            let channel = if branch {
                Channel::Branch { by }
            } else {
                Channel::Staff
            };
            let order = IssueOrder {
                pid: person.pid,
                channel,
                released: false,
            };
            issue(&config, &registrar, &person, order, &out).await
        }
        Command::StaffAccounts { file } => {
            let section = config.staff_provider.as_ref();
            let section = section.context("section [staff_provider] is missing")?;
            let key = NameKey::read(&section.name_key_file)
                .with_context(|| section.name_key_file.display().to_string())?;
            let items = read_accounts(&read(&file)?)?;
            let registrar = open(&config)?;
            registrar.tell_accounts(&key, section.issuer.as_str(), &items)?;
            hand_over(&config, &registrar).await
        }
        Command::Revoke { sh, pid } => {
            let registrar = open(&config)?;
            registrar.revoke(&sh, pid)?;
            hand_over(&config, &registrar).await
        }
        Command::Veto { who } => {
            let registrar = open(&config)?;
            let stopped = registrar.veto_carryover(find(&registrar, &who)?.pid)?;
            say(&format!("stopped: {stopped}"))
        }
        Command::ClearAlarm { who } => {
            let registrar = open(&config)?;
            Ok(registrar.clear_alarm(find(&registrar, &who)?.pid)?)
        }
        Command::Reinstate { who, dept } => {
            let registrar = open(&config)?;
            let lifted = registrar.reinstate(find(&registrar, &who)?.pid, &dept)?;
            say(if lifted {
                "reinstated"
            } else {
                "was not removed"
            })
        }
        Command::DeskUse { limited } => desk::run(&config, limited),
        Command::Status => {
            let (waiting, failed) = open(&config)?.outbox_counts()?;
            say(&format!(
                "waiting for the portal: {waiting}, refused by it: {failed}"
            ))
        }
        Command::Run => run(&config).await,
    }
}

fn init(config: &RegistrarConfig) -> anyhow::Result<()> {
    let folder = KeyFolder::create(&config.keys, KeyKind::Role)?;
    let keys = RoleKeys::create(&folder, &mut rand::rngs::OsRng)?;
    Register::open(&config.database)?;
    say(&serde_json::to_string_pretty(&keys.public())?)
}

fn propose_epoch(
    config: &RegistrarConfig,
    label: &str,
    previous: Option<&Path>,
    reason: &str,
    out: &Path,
) -> anyhow::Result<()> {
    let keys = RoleKeys::open(&KeyFolder::open(&config.keys, KeyKind::Role)?)?;
    let previous: Option<Signed<DeptEpoch>> = previous.map(statement).transpose()?;
    let org = &config.role.org;
    let proposal =
        keys.department_epoch(org, label, previous.as_ref(), reason, SystemClock.now())?;
    write_new(out, &proposal.envelope().to_json())
}

async fn publish(config: &RegistrarConfig, files: &[PathBuf]) -> anyhow::Result<()> {
    let registrar = open(config)?;
    let items = files
        .iter()
        .map(|f| attested(f))
        .collect::<anyhow::Result<Vec<_>>>()?;
    registrar.publish(items)?;
    hand_over(config, &registrar).await
}

async fn issue(
    config: &RegistrarConfig,
    registrar: &Registrar,
    person: &Person,
    order: IssueOrder,
    out: &Path,
) -> anyhow::Result<()> {
    let printer = Printer::new(config.insurer.clone())?;
    let issued: Issued = registrar.issue(order, &mut rand::rngs::OsRng)?;
    let activation = issued.activation()?;
    let pdf = match order.channel {
        Channel::Letter => printer.letter(&person.addressee(), &activation)?,
        Channel::Branch { .. } => {
            printer.slip(SlipKind::Branch, &person.addressee(), &activation)?
        }
        Channel::Staff => printer.slip(SlipKind::Staff, &person.addressee(), &activation)?,
        Channel::Provider => bail!("codes of identity providers are on no paper"),
    };
    write_new(out, &pdf)?;
    registrar.mark_printed(&[issued.aid])?;
    hand_over(config, registrar).await
}

/// Gives the portal what waits; without a connection `run` does it later.
async fn hand_over(config: &RegistrarConfig, registrar: &Registrar) -> anyhow::Result<()> {
    let portal = HttpPortal::new(&config.portal.load()?)?;
    match registrar.drain(&portal).await {
        Ok(count) => say(&format!("handed to the portal: {count}")),
        Err(error) => say(&format!("kept for later: {error}")),
    }
}

async fn run(config: &RegistrarConfig) -> anyhow::Result<()> {
    let registrar = open(config)?;
    let portal = HttpPortal::new(&config.portal.load()?)?;
    registrar.tell_entities()?;
    registrar.tell_shields()?;
    let (stop, stopped) = watch::channel(false);
    let mut worker = Worker::new(registrar, portal);
    if let Some(identity) = &config.identity {
        let procedures = config.role.procedures.clone();
        let party = RelyingParty::new(identity.clone(), procedures);
        worker = worker.with_providers(party.map_err(anyhow::Error::msg)?);
    }
    if let Some(folder) = &config.letters.queue {
        let printer = Printer::new(config.insurer.clone())?;
        let every = config.letters.every_seconds;
        worker = worker.with_queue(PrintQueue::new(printer, folder.clone(), every));
    }
    let worker = tokio::spawn(worker.run(stopped));
    wait_for_signal().await?;
    tracing::info!("stopping");
    stop.send(true)?;
    Ok(worker.await?)
}

async fn wait_for_signal() -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = terminate.recv() => {}
        result = tokio::signal::ctrl_c() => result?,
    }
    Ok(())
}

fn open(config: &RegistrarConfig) -> anyhow::Result<Registrar> {
    open_with(config, &[])
}

fn open_with(
    config: &RegistrarConfig,
    trust: &[Signed<TrustDocument>],
) -> anyhow::Result<Registrar> {
    let keys = RoleKeys::open(&KeyFolder::open(&config.keys, KeyKind::Role)?)?;
    let db = Register::open(&config.database)?;
    Registrar::new(db, keys, config.role.clone(), Arc::new(SystemClock), trust)
        .context("is the Trust Document known? see `registrar trust`")
}

fn find(registrar: &Registrar, who: &Who) -> anyhow::Result<Person> {
    let found = match (who.pid, &who.reference) {
        (Some(pid), _) => registrar.person(pid)?,
        (None, Some(reference)) => registrar.find_by_reference(reference)?,
        (None, None) => None,
    };
    found.context("no such person")
}

fn statement<T: Statement>(path: &Path) -> anyhow::Result<Signed<T>> {
    let text = read(path)?;
    Signed::from_json(text.trim().as_bytes()).with_context(|| path.display().to_string())
}

fn attested(path: &Path) -> anyhow::Result<Attested> {
    let envelope = Envelope::from_json(read(path)?.trim().as_bytes())?;
    Ok(match envelope.payload_type() {
        TrustDocument::TYPE => {
            Attested::logged(Signed::<TrustDocument>::parse(envelope)?).into_untyped()
        }
        DeptEpoch::TYPE => Attested::logged(Signed::<DeptEpoch>::parse(envelope)?).into_untyped(),
        StaffCertificate::TYPE => {
            Attested::logged(Signed::<StaffCertificate>::parse(envelope)?).into_untyped()
        }
        other => bail!(
            "{}: statements of type {other} are not published here",
            path.display()
        ),
    })
}

/// Letters hold codes: for the owner only, and never over another file.
fn write_new(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .with_context(|| path.display().to_string())?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}

fn say(text: &str) -> anyhow::Result<()> {
    Ok(writeln!(std::io::stdout().lock(), "{text}")?)
}
