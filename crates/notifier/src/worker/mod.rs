// SPDX-License-Identifier: EUPL-1.2
//! Takes notifications that are due and sends them: never twice, and none is forgotten.
//!
//! The order per notification: lease; open the address; connect, MAIL, RCPT; commit the attempt; DATA; record the
//! end. Until the attempt is committed the relay has nothing, so a crash leaves a lease that runs out and the row is
//! tried again. After that a crash leaves an attempt without end, which the store takes for "perhaps sent". Signs to browsers go out beside all
//! that: they neither hold it up nor change how it ends.

mod delivery;
mod signs;

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use contact_seal::ContactIdentity;
use futures_util::future::OptionFuture;
use mailbox::model::{Lease, OutboxState};
use mailbox::{Chance, OutboxStore, StoreError};
use tokio::task::{JoinError, JoinSet};

use self::delivery::{End, Sender};
use self::signs::Signs;
use crate::address::Recipient;
use crate::config::{ConfigError, NotifierConfig};
use crate::dkim::Keys;
use crate::relays::{Relays, connections};
use crate::render::{RenderError, Renderer};
use crate::returns::ReturnPath;
use crate::texts::Brand;

/// Notifications under way for each connection: while one talks to the relay, others wait for the disk. Their
/// commits are grouped, so that the disk does not set the pace.
const IN_FLIGHT: usize = 4;

/// What waits is counted as often. Monitoring systems ask every 15 s or less often.
const MEASURED_EVERY: Duration = Duration::from_secs(10);

/// Sends what is due. Each notification is a task of its own, so that all processors open addresses and sign; whoever stops waiting for a
/// step ends them where they are.
pub struct Worker(Arc<Sender>);

/// What one step did.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Step {
    /// Notifications taken.
    pub leased: u32,
    /// Accepted by the relay.
    pub sent: u32,
    /// Without a mail: a push service has taken a sign.
    pub pushed: u32,
    /// Put back, to be tried again.
    pub retried: u32,
    /// Given up, with the consequence recorded.
    pub failed: u32,
    /// Perhaps sent; the store makes a reminder of it.
    pub unknown: u32,
    /// Taken over by another worker, or the store did not answer: decided elsewhere.
    pub lost: u32,
}

impl Step {
    fn count(&mut self, end: &End) {
        self.leased = self.leased.saturating_add(1);
        let slot = match end {
            End::Ended(OutboxState::Sent) => &mut self.sent,
            End::Ended(OutboxState::Pushed) => &mut self.pushed,
            End::Ended(OutboxState::Failed) => &mut self.failed,
            End::Ended(OutboxState::Unknown) => &mut self.unknown,
            End::Ended(_) | End::Released => &mut self.retried,
            End::Lost => &mut self.lost,
        };
        *slot = slot.saturating_add(1);
    }
}

/// Why a worker cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum WorkerError {
    /// A key of the section.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Texts or brand.
    #[error(transparent)]
    Render(#[from] RenderError),
}

impl Worker {
    /// Puts a worker together. `identity` opens the addresses; `chance` spreads retries.
    ///
    /// # Errors
    /// [`WorkerError`] naming the key or text.
    pub fn new(
        config: &NotifierConfig,
        brand: &Brand,
        identity: ContactIdentity,
        outbox: OutboxStore,
        chance: Arc<dyn Chance>,
    ) -> Result<Self, WorkerError> {
        let relays = Relays::new(config)?;
        let keys = Keys::load(config)?;
        let from =
            Recipient::parse(&config.from).map_err(|e| ConfigError::new("from", e.to_string()))?;
        let discreet_from = match &config.discreet.from {
            None => from.clone(),
            Some(text) => Recipient::parse(text)
                .map_err(|e| ConfigError::new("discreet.from", e.to_string()))?,
        };
        let signs = config.push.as_ref().map(Signs::load).transpose()?;
        let outbox = match signs {
            Some(_) => outbox.pushing(),
            None => outbox,
        };
        Ok(Self(Arc::new(Sender {
            outbox,
            signs,
            identity,
            renderer: Renderer::new(&from, brand)?.signed_by(keys.signer(&from)),
            office: Renderer::office(&from, brand)?.signed_by(keys.signer(&from)),
            discreet: Renderer::discreet(&discreet_from, &config.discreet.name, brand)?
                .signed_by(keys.signer(&discreet_from)),
            relays,
            returns: config.returns.as_ref().map(ReturnPath::load).transpose()?,
            chance,
            batch: config.batch,
            lease: Duration::from_secs(config.lease_seconds.into()),
            poll: Duration::from_secs(config.poll_seconds.into()),
            in_flight: usize::try_from(connections(config))
                .unwrap_or(1)
                .saturating_mul(IN_FLIGHT),
            stopping: AtomicBool::new(false),
        })))
    }

    /// Leases what is due, one batch, and sees each notification to its end.
    ///
    /// # Errors
    /// The store did not give leases. What happens to single notifications is in [`Step`].
    pub async fn step(&self) -> Result<Step, StoreError> {
        self.deliver_batches(Some(1)).await
    }

    /// Leases what is due until nothing is, or the worker stops, and sees each notification to its end. The next batch is leased while the
    /// last ones of the one before are under way, so that no connection waits for it.
    ///
    /// # Errors
    /// The store did not give leases any more. What was leased before has come to its end all the same.
    pub async fn drain(&self) -> Result<Step, StoreError> {
        self.deliver_batches(None).await
    }

    async fn deliver_batches(&self, at_most: Option<u32>) -> Result<Step, StoreError> {
        let mut batches_left = at_most.unwrap_or(u32::MAX);
        let (mut step, mut broken) = (Step::default(), None);
        let mut batch = Vec::new().into_iter();
        let mut ends = JoinSet::new();
        let (mut leasing, mut is_leasing) = (std::pin::pin!(OptionFuture::default()), false);
        loop {
            while ends.len() < self.0.in_flight
                && let Some(lease) = batch.next()
            {
                let sender = Arc::clone(&self.0);
                ends.spawn(async move { sender.deliver(&lease).await });
            }
            if batch.len() == 0 && batches_left > 0 && !is_leasing {
                leasing.set(Some(self.lease_batch()).into());
                is_leasing = true;
            }
            tokio::select! {
                Some(leases) = &mut leasing => {
                    batches_left = batches_left.saturating_sub(1);
                    leasing.set(None.into());
                    is_leasing = false;
                    match leases {
                        Ok(leases) if leases.is_empty() => batches_left = 0,
                        Ok(leases) => batch = leases.into_iter(),
                        Err(error) => (batches_left, broken) = (0, Some(error)),
                    }
                }
                Some(end) = ends.join_next() => step.count(&ended(end)),
                else => break,
            }
        }
        broken.map_or(Ok(step), Err)
    }

    async fn lease_batch(&self) -> Result<Vec<Lease>, StoreError> {
        if self.0.stopping.load(Ordering::Relaxed) {
            return Ok(Vec::new());
        }
        self.0.outbox.lease(self.0.batch, self.0.lease).await
    }

    /// Works until `stop` is over. Dialogues under way are then brought to their end, what was only leased is given
    /// back, and the relays get their QUIT.
    pub async fn run(&self, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        let mut measuring = std::pin::pin!(self.measure_again_and_again());
        loop {
            let mut round = std::pin::pin!(self.round());
            tokio::select! {
                biased;
                () = &mut stop => {
                    self.0.stopping.store(true, Ordering::Relaxed);
                    round.await;
                    break;
                }
                () = &mut round => {}
                never = &mut measuring => match never {},
            }
        }
        for relay in self.0.relays.iter() {
            relay.transport.close().await;
        }
    }

    /// Everything that is due, and a pause if there was nothing to do.
    async fn round(&self) {
        let idle = match self.drain().await {
            Ok(step) => step.leased == 0,
            Err(error) => {
                tracing::error!(%error, "outbox does not answer");
                true
            }
        };
        if idle && !self.0.stopping.load(Ordering::Relaxed) {
            self.0.outbox.wait(self.0.poll).await;
        }
    }

    /// By the clock and not by the batch: counting goes through all that waits.
    async fn measure_again_and_again(&self) -> Infallible {
        loop {
            self.measure().await;
            tokio::time::sleep(MEASURED_EVERY).await;
        }
    }

    async fn measure(&self) {
        let Ok(counts) = self.0.outbox.counts().await else {
            return;
        };
        let age = counts
            .oldest_due
            .map_or(Duration::ZERO, |due| self.0.outbox.now().since(due));
        metrics::gauge!("siegelpost_outbox_oldest_due_seconds").set(age.as_secs_f64());
        for (state, rows) in [
            ("due", counts.due),
            ("waiting", counts.waiting),
            ("sending", counts.sending),
        ] {
            let rows = u32::try_from(rows).unwrap_or(u32::MAX);
            metrics::gauge!("siegelpost_outbox_rows", "state" => state).set(f64::from(rows));
        }
        for relay in self.0.relays.iter() {
            let resting = f64::from(u8::from(relay.is_resting(self.0.outbox.now())));
            let host = relay.host().to_owned();
            metrics::gauge!("siegelpost_relay_resting", "relay" => host).set(resting);
        }
    }
}

/// Deliveries are not called off while their step is waited for: what ends otherwise has panicked.
fn ended(end: Result<End, JoinError>) -> End {
    end.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()))
}
