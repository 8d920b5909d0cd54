// SPDX-License-Identifier: EUPL-1.2
//! Puts the parts together: store, pages, and if asked the notifier.

use std::sync::Arc;

use mailbox::{Ambient, Chance, Clock, Store};
use tokio::task::JoinHandle;

use crate::audit;
use crate::config::{Config, ConfigError};
use crate::housekeeping;
use crate::notify::{self, NotifyError};
use crate::shutdown::{Shutdown, Trigger};

/// Where time and chance of the process come from.
#[derive(Clone, Debug)]
pub struct TimeAndChance {
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The random bytes.
    pub chance: Arc<dyn Chance>,
}

impl TimeAndChance {
    /// The machine's own.
    #[must_use]
    pub fn system() -> Self {
        Self {
            clock: Arc::new(mailbox::SystemClock),
            chance: Arc::new(mailbox::SystemChance),
        }
    }
}

/// Why the server did not start.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The configuration does not fit the command.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Database or blobs.
    #[error("store: {0}")]
    Store(#[from] mailbox::StoreError),
    /// Listeners, keys, certificates.
    #[error(transparent)]
    Web(#[from] web::StartError),
    /// The notifier.
    #[error(transparent)]
    Notify(#[from] NotifyError),
}

/// A running server.
pub struct Started {
    store: Store,
    web: web::Running,
    beside: Trigger,
    tasks: Vec<JoinHandle<()>>,
}

impl Started {
    /// The store, for programs that run the server inside themselves.
    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// Takes no new requests, lets running ones end, sends no further mail.
    pub async fn stop(self) {
        self.beside.fire();
        self.web.stop().await;
        for task in self.tasks {
            if task.await.is_err() {
                tracing::error!("a task beside the listeners ended unexpectedly");
            }
        }
    }
}

/// Opens the store and starts listeners and, if asked, the notifier. `listeners` may have been bound before, so
/// that a test knows its ports.
///
/// # Errors
/// [`ServeError`] before anything is served.
pub fn start(
    config: &Config,
    listeners: web::Listeners,
    nature: TimeAndChance,
    with_notifier: bool,
) -> Result<Started, ServeError> {
    let store = Store::open(&config.store)?;
    let notifier = with_notifier
        .then(|| notify::notifier(config, &store, &nature))
        .transpose()?;
    let ambient = Ambient::new(nature.clock, nature.chance);
    let parts = web::Parts {
        config: config.web()?.clone(),
        store: store.clone(),
        ambient: ambient.clone(),
        metrics: config.web()?.metrics.and_then(|_| web::install_metrics()),
    };
    let signer = web::receipt_key(config.web()?)?;
    let web = web::start(parts, listeners)?;
    let (beside, shutdown) = Shutdown::by_hand();
    let mut tasks = vec![tokio::spawn(housekeeping::run(
        store.clone(),
        ambient.clone(),
        shutdown.clone(),
    ))];
    tasks.push(tokio::spawn(audit::sealer::run(
        store.clone(),
        ambient,
        signer,
        shutdown.clone(),
    )));
    tasks.extend(notifier.map(|notifier| tokio::spawn(notify::run(notifier, shutdown))));
    Ok(Started {
        store,
        web,
        beside,
        tasks,
    })
}

/// Serves until `shutdown`, with the machine's time and chance.
///
/// # Errors
/// [`ServeError`] before anything is served.
pub async fn serve(
    config: Config,
    with_notifier: bool,
    mut shutdown: Shutdown,
) -> Result<(), ServeError> {
    let listeners = web::Listeners::bind(config.web()?)?;
    let started = start(&config, listeners, TimeAndChance::system(), with_notifier)?;
    tracing::info!(with_notifier, "serving");
    shutdown.wait().await;
    tracing::info!("stopping");
    started.stop().await;
    tracing::info!("stopped");
    Ok(())
}
