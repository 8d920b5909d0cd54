// SPDX-License-Identifier: EUPL-1.2
//! From a full outbox to a sink: what the notifier makes of a machine, beside what lettre alone makes of it.

mod bare;
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
use sink::Sink;

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
    let mut ratios = Vec::new();
    for round in 0..plan.rounds {
        let sink = Sink::start(plan.connections)?;
        let bare = bare::send(sink.port(), plan.connections, plan.mails).await?;
        fill::fill(&store, &identity, plan.mails).await?;
        let ours = ours(plan, &store, &identity, folder.path(), sink.port()).await?;
        ratios.push(ours.rate / bare.rate);
        println!(
            "round {}: lettre alone {:.0}/s, {:.3} ms CPU; the notifier {:.0}/s, {:.3} ms CPU: {:.0} %",
            round + 1,
            bare.rate,
            bare.cpu,
            ours.rate,
            ours.cpu,
            100.0 * ours.rate / bare.rate,
        );
    }
    ratios.sort_by(f64::total_cmp);
    let median = ratios.get(ratios.len() / 2).context("no round")?;
    println!("median {:.0} % (goal 29 %)", 100.0 * median);
    Ok(())
}

/// Drains the outbox.
async fn ours(
    plan: &Plan,
    store: &Store,
    identity: &ContactIdentity,
    folder: &Path,
    port: u16,
) -> anyhow::Result<Figure> {
    let config = notifier_config(plan, folder, port)?;
    let brand = Brand {
        name: "Musterkasse".to_owned(),
        phone: "0800 000 4711".to_owned(),
        host: Some("post.musterkasse.example".to_owned()),
    };
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
    let mut sent = 0;
    while let Some(one) = workers.join_next().await {
        let step = one??;
        ensure!(step.leased == step.sent, "{step:?}");
        sent += step.sent;
    }
    let figure = Figure::of(plan.mails, started.elapsed(), cpu::used()? - before);
    ensure!(sent == plan.mails, "{sent} of {} mails", plan.mails);
    Ok(figure)
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
    }
}

fn notifier_config(plan: &Plan, folder: &Path, port: u16) -> anyhow::Result<NotifierConfig> {
    let dkim = plan
        .sign
        .iter()
        .map(|algorithm| key(*algorithm, folder))
        .collect::<anyhow::Result<_>>()?;
    Ok(NotifierConfig {
        from: "post@musterkasse.example".to_owned(),
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
