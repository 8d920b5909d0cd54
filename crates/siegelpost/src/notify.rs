// SPDX-License-Identifier: EUPL-1.2
//! Puts the notifier together and runs it.

use contact_seal::ContactIdentity;
use mailbox::{Ambient, OutboxStore, Store};
use notifier::{Returns, Worker, WorkerError};

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

/// What sends, and what takes what comes back.
pub struct Notifier {
    worker: Worker,
    returns: Option<Returns>,
}

/// Both over this store, ready to be run.
///
/// # Errors
/// [`NotifyError`]: a section or file is missing or not right, or the place to listen is taken.
pub fn notifier(
    config: &Config,
    store: &Store,
    nature: &TimeAndChance,
) -> Result<Notifier, NotifyError> {
    let section = config.notifier()?;
    let identity: ContactIdentity = files::read_secret(&section.identity_file)
        .map_err(|error| NotifyError::Identity(error.to_string()))?
        .parse()
        .map_err(|_| NotifyError::Identity("holds no key of the notifier".to_owned()))?;
    let ambient = Ambient::new(nature.clock.clone(), nature.chance.clone());
    let outbox = OutboxStore::new(store, ambient);
    let returns = section.returns.as_ref();
    let returns = returns.map(|returns| Returns::bind(returns, outbox.clone()));
    let worker = Worker::new(
        section,
        &config.brand()?,
        identity,
        outbox,
        nature.chance.clone(),
    )?;
    Ok(Notifier {
        worker,
        returns: returns.transpose().map_err(WorkerError::from)?,
    })
}

/// Runs both until `shutdown`.
pub async fn run(notifier: Notifier, shutdown: Shutdown) {
    let Notifier { worker, returns } = notifier;
    let mut sending = shutdown.clone();
    let mut taking = shutdown;
    let take = async {
        if let Some(returns) = returns {
            returns.run(async move { taking.wait().await }).await;
        }
    };
    tokio::join!(worker.run(async move { sending.wait().await }), take);
}

/// Sends notifications until `shutdown`, with the machine's time and chance.
///
/// # Errors
/// [`NotifyError`] before anything is sent.
pub async fn notify(config: Config, shutdown: Shutdown) -> Result<(), NotifyError> {
    let store = Store::open(&config.store)?;
    let notifier = notifier(&config, &store, &TimeAndChance::system())?;
    tracing::info!("notifying");
    run(notifier, shutdown).await;
    tracing::info!("stopped");
    Ok(())
}
