// SPDX-License-Identifier: EUPL-1.2
//! `siegelpost-gateway`: letters of last resort, plain mails, and what core systems write to many.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use clap::{Parser, Subcommand};
use gateway::agent::{Agent, Enrolment, enrol};
use gateway::bulk::{Bulk, Sums};
use gateway::config::GatewayConfig;
use gateway::letters::{Day, Fault, LetterId, Made, Outcome, Spool, collect, report, round};
use gateway::mail::{Bridge, Door, Imap, Maildir, Times, ToInbox};
use gateway::office::Office;
use protocol::ids::BirthDate;
use protocol::statement::TrustDocument;
use protocol::{Signed, code};
use rand::rngs::OsRng;
use registrar::clock::{Clock, SystemClock};
use registrar::keyfolder::{KeyFolder, KeyKind};
use registrar::letter::Printer;
use registrar::trust::Pin;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::{AbortHandle, JoinSet};

#[derive(Parser)]
#[command(
    version,
    about = "Letters of last resort, plain mails and mass mailings, beside the core systems"
)]
struct Arguments {
    /// Configuration file.
    #[arg(long, global = true, default_value = "gateway.toml")]
    config: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Redeem the slip that the registrar made for this program; prints the fingerprint that two administrators compare.
    Enrol {
        /// File with the code of the slip.
        #[arg(long)]
        code_file: PathBuf,
        /// Day that the register has as birth date of this program.
        #[arg(long)]
        born: BirthDate,
    },
    /// Make letters, tell results, take mails and batches, until told to stop.
    Run,
    /// One round.
    Once,
    /// Take the batches that lie there, and say what became of them.
    Bulk,
    /// Tell what became of a letter.
    Result {
        /// The letter: the name of its folder.
        job: LetterId,
        #[command(subcommand)]
        outcome: Told,
    },
}

#[derive(Subcommand)]
enum Told {
    /// The post took it.
    Posted {
        /// On this day, 2026-11-30.
        #[arg(long)]
        date: Day,
    },
    /// It came back.
    Returned,
    /// The print shop could not make it.
    Failed,
}

/// Everything of a running program.
struct Program {
    config: GatewayConfig,
    office: Office,
    pin: Pin,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    tracing_subscriber::fmt()
        .json()
        .with_writer(std::io::stderr)
        .init();
    let arguments = Arguments::parse();
    let program = Program::load(&arguments.config)?;
    match arguments.command {
        Command::Enrol { code_file, born } => program.enrol(&code_file, &born).await,
        Command::Run => program.run().await,
        Command::Once => {
            let spool = Spool::open(&program.config.letters.jobs)?;
            let printer = Printer::new(program.config.insurer.clone())?;
            let agent = program.agent()?;
            agent.sign_in(&program.office).await?;
            let made = program.round(&agent, &printer, &spool).await?;
            let Made {
                letters,
                failed,
                elsewhere,
            } = made;
            say(&format!(
                "{letters} made, {failed} failed, {elsewhere} elsewhere"
            ))
        }
        Command::Bulk => {
            let bulk = program.bulk()?.context("there is no section `bulk`")?;
            for done in bulk.round().await? {
                let Sums {
                    sent,
                    letter,
                    refused,
                } = done.sums;
                say(&format!(
                    "{}: {sent} sent, {letter} by letter, {refused} refused",
                    done.batch
                ))?;
            }
            Ok(())
        }
        Command::Result { job, outcome } => {
            let outcome = match outcome {
                Told::Posted { date } => Outcome::Posted { on: date },
                Told::Returned => Outcome::Returned {},
                Told::Failed => Outcome::Failed {
                    fault: Fault::PrintShop,
                },
            };
            program.agent()?.sign_in(&program.office).await?;
            report(&program.office, job, &outcome).await?;
            say("told")
        }
    }
}

impl Program {
    fn load(path: &Path) -> anyhow::Result<Self> {
        let config = GatewayConfig::load(path)?;
        let trust = std::fs::read(&config.trust_file).context("trust_file")?;
        let trust = Signed::<TrustDocument>::from_json(&trust)?;
        Ok(Self {
            office: Office::new(&config.office.origin)?,
            pin: Pin::of(&trust),
            config,
        })
    }

    fn agent(&self) -> anyhow::Result<Agent> {
        let folder = KeyFolder::open(&self.config.keys, KeyKind::Agent)?;
        Ok(Agent::open(&folder, &self.config.org)?)
    }

    async fn enrol(&self, code_file: &Path, born: &BirthDate) -> anyhow::Result<()> {
        let folder = KeyFolder::create(&self.config.keys, KeyKind::Agent)?;
        let code = std::fs::read_to_string(code_file).context("code_file")?;
        let new = Enrolment {
            org: &self.config.org,
            pin: self.pin,
            code: code.trim(),
            born,
            now: SystemClock.now(),
        };
        let agent = enrol(&self.office, &folder, &new, &mut OsRng).await?;
        say(&format!("{} {}", agent.pid, code::fingerprint(&agent.kc)))
    }

    async fn round(&self, agent: &Agent, printer: &Printer, spool: &Spool) -> anyhow::Result<Made> {
        let when = (self.pin, SystemClock.now());
        let made = round(&self.office, agent, (printer, spool), when, &mut OsRng).await?;
        collect(&self.office, &self.config.letters.results).await?;
        Ok(made)
    }

    /// A round that fails is tried again: what was not done waits on the server or in the folder.
    async fn run(&self) -> anyhow::Result<()> {
        let spool = Spool::open(&self.config.letters.jobs)?;
        let printer = Printer::new(self.config.insurer.clone())?;
        let agent = self.agent()?;
        let pause = Duration::from_secs(self.config.letters.every_seconds);
        let mails = self.mails()?;
        let batches = self.batches()?;
        let mut signed_in = None;
        let mut end = signal(SignalKind::terminate())?;
        loop {
            let now = SystemClock.now();
            // Long before what a proof counts for, so that nothing specially protected is refused.
            if signed_in.is_none_or(|at| now.since(at) > SESSION_SECONDS) {
                signed_in = None;
                match agent.sign_in(&self.office).await {
                    Ok(()) => signed_in = Some(now),
                    Err(error) => tracing::warn!(%error, "not signed in"),
                }
            }
            if signed_in.is_some()
                && let Err(error) = self.round(&agent, &printer, &spool).await
            {
                tracing::warn!(%error, "round not finished");
                signed_in = None;
            }
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                _ = end.recv() => break,
                _ = tokio::signal::ctrl_c() => break,
            }
        }
        // A mail that is on its way was not answered "taken": whoever brings it comes again.
        mails.abort();
        // What has no line of results yet is done again, and is there once.
        batches.abort();
        Ok(())
    }

    /// Batches of core systems, in a session of its own; `None` without its section.
    fn bulk(&self) -> anyhow::Result<Option<Bulk>> {
        let Some(config) = &self.config.bulk else {
            return Ok(None);
        };
        let office = Office::new(&self.config.office.origin)?;
        let settings = (config, &self.config.insurer);
        let who = (self.agent()?, self.pin);
        Ok(Some(Bulk::open(
            office,
            who,
            settings,
            Arc::new(SystemClock),
        )?))
    }

    /// Takes batches beside the rounds.
    fn batches(&self) -> anyhow::Result<AbortHandle> {
        let bulk = self.bulk()?;
        let every = self
            .config
            .bulk
            .as_ref()
            .map_or(1, |bulk| bulk.every_seconds);
        let pause = Duration::from_secs(every);
        let rounds = async move {
            while let Some(bulk) = &bulk {
                if let Err(error) = bulk.round().await {
                    tracing::warn!(%error, "batches wait");
                }
                tokio::time::sleep(pause).await;
            }
        };
        Ok(tokio::spawn(rounds).abort_handle())
    }

    /// Takes mails beside the rounds, in a session of its own.
    fn mails(&self) -> anyhow::Result<AbortHandle> {
        let mut ways = JoinSet::new();
        if let Some(config) = &self.config.mail {
            let office = Office::new(&self.config.office.origin)?;
            let clock = Arc::new(SystemClock);
            let bridge = Bridge::new(office, (self.agent()?, self.pin), config, clock)?;
            let bridge = Arc::new(bridge);
            if let Some(listen) = &config.listen {
                let bridge = Arc::clone(&bridge);
                let door = Door::bind(listen, bridge, config.bytes, config.connections);
                let door = door.context("mail.listen")?;
                ways.spawn(door.run(std::future::pending()));
            }
            let pause = Duration::from_secs(config.every_seconds);
            for folder in &config.maildirs {
                let bridge = Arc::clone(&bridge);
                let maildir = Maildir::open(&folder.path, &folder.inbox, bridge, config.bytes)?;
                ways.spawn(rounds(maildir, pause));
            }
            for mailbox in &config.imap {
                let bring = ToInbox::new(Arc::clone(&bridge), &mailbox.inbox)?;
                let imap = Imap::open(mailbox, config.bytes, Times::default(), bring)?;
                ways.spawn(imap.run());
            }
        }
        let watch = async move {
            while let Some(ended) = ways.join_next().await {
                if let Err(error) = ended {
                    tracing::error!(%error, "mails are no longer taken one way");
                }
            }
        };
        Ok(tokio::spawn(watch).abort_handle())
    }
}

/// What could not be taken is tried again.
async fn rounds(maildir: Maildir, pause: Duration) {
    loop {
        if let Err(error) = maildir.round().await {
            tracing::warn!(%error, "mails not taken");
        }
        tokio::time::sleep(pause).await;
    }
}

const SESSION_SECONDS: i64 = 10 * 60;

fn say(text: &str) -> anyhow::Result<()> {
    Ok(writeln!(std::io::stdout(), "{text}")?)
}
