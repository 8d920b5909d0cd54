// SPDX-License-Identifier: EUPL-1.2
//! Puts the notifier together and runs it.

use contact_seal::ContactIdentity;
use mailbox::{Ambient, OutboxStore, Store};
use notifier::{Worker, WorkerError};

use crate::config::{Config, ConfigError};
use crate::files;
use crate::serve::TimeAndChance;
use crate::shutdown::Shutdown;

/// Why the notifier did not start.
#[derive(Debug, thiserror::Error)]
pub enum NotifyError {
    /// The configuration does not fit the command.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The store does not open.
    #[error("store: {0}")]
    Store(#[from] mailbox::StoreError),
    /// Key file of the notifier.
    #[error("notifier.identity_file: {0}")]
    Identity(String),
    /// Relay, texts, certificates.
    #[error(transparent)]
    Worker(#[from] WorkerError),
}

/// A worker over this store, ready to be stepped or run.
///
/// # Errors
/// [`NotifyError`]: a section or file is missing or not right.
pub fn worker(
    config: &Config,
    store: &Store,
    nature: &TimeAndChance,
) -> Result<Worker, NotifyError> {
    let section = config.notifier()?;
    let identity: ContactIdentity = files::read_secret(&section.identity_file)
        .map_err(|error| NotifyError::Identity(error.to_string()))?
        .parse()
        .map_err(|_| NotifyError::Identity("holds no key of the notifier".to_owned()))?;
    let ambient = Ambient::new(nature.clock.clone(), nature.chance.clone());
    let outbox = OutboxStore::new(store, ambient);
    Ok(Worker::new(
        section,
        &config.brand()?,
        identity,
        outbox,
        nature.chance.clone(),
    )?)
}

/// Runs a worker until `shutdown`.
pub async fn run(worker: Worker, mut shutdown: Shutdown) {
    worker.run(async move { shutdown.wait().await }).await;
}

/// Sends notifications until `shutdown`, with the machine's time and chance.
///
/// # Errors
/// [`NotifyError`] before anything is sent.
pub async fn notify(config: Config, shutdown: Shutdown) -> Result<(), NotifyError> {
    let store = Store::open(&config.store)?;
    let worker = worker(&config, &store, &TimeAndChance::system())?;
    tracing::info!("notifying");
    run(worker, shutdown).await;
    tracing::info!("stopped");
    Ok(())
}
