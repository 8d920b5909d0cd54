// SPDX-License-Identifier: EUPL-1.2
//! From a full outbox to a sink: what the notifier makes of a machine, beside what lettre alone makes of it.

mod bare;
mod curve;
mod fill;
mod sink;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use contact_seal::ContactIdentity;
use mailbox::{
    Ambient, BlobConfig, DatabaseConfig, OutboxStore, PoolConfig, Sensitive, Store, StoreConfig,
    SystemChance, SystemClock,
};
use notifier::dkim::generate;
use notifier::{
    Brand, DiscreetConfig, DkimAlgorithm, DkimConfig, NotifierConfig, SmtpConfig, TlsMode, Worker,
};

use crate::cpu;
use curve::Ended;
use sink::Sink;

/// Whom all mails come from.
const FROM: &str = "post@musterkasse.example";

/// `bench mails`.
#[derive(Debug, clap::Args)]
pub struct Plan {
    /// Mails of each round.
    #[arg(long, default_value_t = 20_000)]
    mails: u32,
    /// Rounds; ours and the peer take turns in each.
    #[arg(long, default_value_t = 3)]
    rounds: u32,
    /// Connections to the sink.
    #[arg(long, default_value_t = 16)]
    connections: u32,
    /// Workers on the same outbox, each with its share of the connections.
    #[arg(long, default_value_t = 1)]
    workers: u32,
    /// Rows leased in one step.
    #[arg(long, default_value_t = 512)]
    batch: u32,
    /// Sign each mail: `ed25519`, `rsa` (2048 bits).
    #[arg(long)]
    sign: Vec<DkimAlgorithm>,
    /// Folder for the SQLite database, on the disk that is to be measured; default: a temporary one.
    #[arg(long)]
    data: Option<PathBuf>,
    /// PostgreSQL instead: URL of an empty database.
    #[arg(long)]
    postgres: Option<String>,
    /// Port of a relay on this machine instead of a sink: both send to the same one.
    #[arg(long, conflicts_with = "slow")]
    relay: Option<u16>,
    /// The relay's queue: nothing may wait there when a sender begins, since it would be measured with it.
    #[arg(long, requires = "relay")]
    queue: Option<PathBuf>,
    /// The sink waits so many seconds before it takes a mail: what more workers are for.
    #[arg(long, default_value_t = 0)]
    slow: u32,
    /// Only the notifier, without its peer.
    #[arg(long)]
    alone: bool,
}

/// Mails a second, and milliseconds of this process for each.
struct Figure {
    rate: f64,
    cpu: f64,
}

impl Figure {
    fn of(mails: u32, time: Duration, cpu: Duration) -> Self {
        let mails = f64::from(mails);
        Self {
            rate: mails / time.as_secs_f64(),
            cpu: cpu.as_secs_f64() * 1000.0 / mails,
        }
    }
}

impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.0}/s, {:.3} ms CPU", self.rate, self.cpu)
    }
}

/// # Errors
/// What kept it from measuring; also a mail that did not arrive.
pub async fn measure(plan: &Plan) -> anyhow::Result<()> {
    let folder = match &plan.data {
        Some(parent) => tempfile::tempdir_in(parent)?,
        None => tempfile::tempdir()?,
    };
    let config = store(plan, folder.path());
    Store::migrate(&config)?;
    let store = Store::open(&config)?;
    let identity = ContactIdentity::generate()?;
    println!(
        "{} mails a round, {} connections, {} worker(s), batch {}, signatures {:?}, {}",
        plan.mails,
        plan.connections,
        plan.workers,
        plan.batch,
        plan.sign,
        if plan.postgres.is_some() {
            "PostgreSQL"
        } else {
            "SQLite"
        }
    );
    let ended = Ended::install()?;
    let mut ratios = Vec::new();
    for round in 1..=plan.rounds {
        let sink = match plan.relay {
            Some(_) => None,
            None => Some(Sink::start(plan.connections, plan.slow)?),
        };
        let port = plan.relay.or(sink.as_ref().map(Sink::port));
        let port = port.context("neither relay nor sink")?;
        let started = Instant::now();
        fill::fill(&store, &identity, plan.mails).await?;
        println!(
            "round {round}: filled in {:.0} s",
            started.elapsed().as_secs_f64()
        );
        emptied(plan).await?;
        let bare = if plan.alone {
            None
        } else {
            Some(bare::send(port, plan.connections, plan.mails, &brand()).await?)
        };
        emptied(plan).await?;
        let (ours, curve) =
            ours(plan, &store, &identity, folder.path(), port, ended.clone()).await?;
        println!(
            "  the notifier {ours}; by tenths of the queue: {}",
            rates(&curve)
        );
        if let Some(bare) = bare {
            ratios.push(ours.rate / bare.rate);
            println!(
                "  lettre alone {bare}: {:.0} %",
                100.0 * ours.rate / bare.rate
            );
        }
    }
    ratios.sort_by(f64::total_cmp);
    if let Some(median) = ratios.get(ratios.len() / 2) {
        println!(
            "median {:.0} % (goal: 29 % of a sink, 95 % of a relay)",
            100.0 * median
        );
    }
    Ok(())
}

/// Waits until the relay has passed on what it took.
async fn emptied(plan: &Plan) -> anyhow::Result<()> {
    let Some(queue) = &plan.queue else {
        return Ok(());
    };
    for part in ["maildrop", "incoming", "active", "deferred"] {
        while holds_a_file(&queue.join(part))? {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }
    Ok(())
}

/// Postfix spreads a queue over folders.
fn holds_a_file(folder: &Path) -> anyhow::Result<bool> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_type()?.is_dir() || holds_a_file(&entry.path())? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn rates(curve: &[f64]) -> String {
    let all: Vec<_> = curve.iter().map(|rate| format!("{rate:.0}")).collect();
    all.join(" ")
}

/// Drains the outbox.
async fn ours(
    plan: &Plan,
    store: &Store,
    identity: &ContactIdentity,
    folder: &Path,
    port: u16,
    ended: Ended,
) -> anyhow::Result<(Figure, Vec<f64>)> {
    let config = notifier_config(plan, folder, port)?;
    let brand = brand();
    let mut workers = tokio::task::JoinSet::new();
    let (started, before) = (Instant::now(), cpu::used()?);
    for _ in 0..plan.workers {
        let ambient = Ambient::new(Arc::new(SystemClock), Arc::new(SystemChance));
        let outbox = OutboxStore::new(store, ambient);
        let worker = Worker::new(
            &config,
            &brand,
            identity.clone(),
            outbox,
            Arc::new(SystemChance),
        )?;
        workers.spawn(async move { worker.drain().await });
    }
    let curve = tokio::spawn(ended.curve(plan.mails));
    let mut sent = 0;
    while let Some(one) = workers.join_next().await {
        let step = one??;
        ensure!(step.leased == step.sent, "{step:?}");
        sent += step.sent;
    }
    let figure = Figure::of(plan.mails, started.elapsed(), cpu::used()? - before);
    ensure!(sent == plan.mails, "{sent} of {} mails", plan.mails);
    Ok((figure, curve.await?))
}

fn brand() -> Brand {
    Brand {
        name: "Musterkasse".to_owned(),
        phone: "0800 000 4711".to_owned(),
        host: Some("post.musterkasse.example".to_owned()),
    }
}

fn store(plan: &Plan, folder: &Path) -> StoreConfig {
    StoreConfig {
        database: match &plan.postgres {
            Some(url) => DatabaseConfig::Postgres {
                url: Some(Sensitive::new(url.clone())),
                url_file: None,
                shred_url_file: None,
            },
            None => DatabaseConfig::Sqlite {
                path: folder.join("main.db"),
                shred_path: folder.join("keys").join("shred.db"),
            },
        },
        blobs: BlobConfig::Memory,
        pool: PoolConfig::default(),
        notify: mailbox::NotifyPolicy::PROMPT,
        history: mailbox::HistoryPolicy::default(),
        levels: mailbox::LevelPolicy::default(),
        deadlines: mailbox::DeadlinePolicy::default(),
        announcement: mailbox::deadlines::AnnouncementPolicy::default(),
        escalation: mailbox::EscalationPolicy::default(),
        retention: mailbox::RetentionPolicy::default(),
    }
}

fn notifier_config(plan: &Plan, folder: &Path, port: u16) -> anyhow::Result<NotifierConfig> {
    let dkim = plan
        .sign
        .iter()
        .map(|algorithm| key(*algorithm, folder))
        .collect::<anyhow::Result<_>>()?;
    Ok(NotifierConfig {
        from: FROM.to_owned(),
        bounce_address: None,
        dane: notifier::DaneConfig::default(),
        push: None,
        returns: None,
        brand: None,
        discreet: DiscreetConfig::default(),
        portal_host: None,
        identity_file: PathBuf::from("unused"),
        batch: plan.batch,
        lease_seconds: 60,
        poll_seconds: 1,
        dkim,
        smtp: SmtpConfig {
            host: "localhost".to_owned(),
            port,
            tls: TlsMode::None,
            ca_file: None,
            user: None,
            password_file: None,
            hello_name: None,
            connections: (plan.connections / plan.workers.max(1)).max(1),
            idle_seconds: 30,
            mails_per_connection: 1_000,
            timeout_seconds: 10,
        },
        fallback: Vec::new(),
    })
}

/// A new signing key in a file.
fn key(algorithm: DkimAlgorithm, folder: &Path) -> anyhow::Result<DkimConfig> {
    let selector = format!("{algorithm:?}").to_lowercase();
    let (pem, _) = generate(algorithm, &selector, "musterkasse.example")?;
    let key_file = folder.join(format!("{selector}.pem"));
    std::fs::write(&key_file, pem)?;
    Ok(DkimConfig {
        selector,
        algorithm,
        key_file,
        domain: None,
    })
}
