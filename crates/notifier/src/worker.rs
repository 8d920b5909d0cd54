// SPDX-License-Identifier: EUPL-1.2
//! Takes notifications that are due and sends them: never twice, and none is forgotten.
//!
//! The order per notification: lease; open the address; connect, MAIL, RCPT; commit the attempt; DATA; record the
//! end. Until the attempt is committed the relay has nothing, so a crash leaves a lease that runs out and the row is
//! tried again. After that a crash leaves an attempt without end, which the store takes for "perhaps sent".

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use contact_seal::{ContactIdentity, Phrase, SealedAddress};
use futures_util::{StreamExt, stream};
use mailbox::model::{
    Attempt, ContactCode, Lease, OutboxKind, OutboxState, Outcome, SmtpReply, SmtpRoute,
};
use mailbox::{Chance, Conflict, OutboxStore, StoreError, Timestamp, chance};

use crate::address::Recipient;
use crate::backoff::{self, Failure, Next};
use crate::config::{ConfigError, NotifierConfig};
use crate::dkim::Keys;
use crate::relays::{Relay, Relays, connections};
use crate::render::{RenderError, Renderer, Words};
use crate::returns::ReturnPath;
use crate::texts::{Brand, Lang};
use crate::transport::{Accepted, Prepared, Refusal};

/// Notifications under way for each connection: while one talks to the relay, others wait for the disk. Their
/// commits are grouped, so that the disk does not set the pace.
const IN_FLIGHT: usize = 4;

/// RFC 3463: bad destination mailbox address. Ours, for an address that does not open or is none.
const BAD_ADDRESS: &str = "5.1.3";

/// Sends what is due, one step at a time.
pub struct Worker {
    outbox: OutboxStore,
    identity: ContactIdentity,
    renderer: Renderer,
    /// For those who want no mail to say whom it comes from.
    discreet: Renderer,
    office: Renderer,
    relays: Relays,
    /// Absent: all mails have the SMTP sender of the configuration.
    returns: Option<ReturnPath>,
    chance: Arc<dyn Chance>,
    batch: u32,
    lease: Duration,
    poll: Duration,
    in_flight: usize,
    /// No new dialogue is begun.
    stopping: AtomicBool,
}

/// What one step did.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Step {
    /// Notifications taken.
    pub leased: u32,
    /// Accepted by the relay.
    pub sent: u32,
    /// Put back, to be tried again.
    pub retried: u32,
    /// Given up, with the consequence recorded.
    pub failed: u32,
    /// Perhaps sent; the store makes a reminder of it.
    pub unknown: u32,
    /// Taken over by another worker, or the store did not answer: decided elsewhere.
    pub lost: u32,
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

/// What has become of one notification.
enum End {
    Ended(OutboxState),
    Released,
    Lost,
}

/// Where a mail comes back to when it cannot be delivered.
enum Returning {
    /// An address of ours that names it.
    ToUs(Recipient),
    /// Nowhere.
    Nowhere,
    /// The SMTP sender of the configuration.
    AsConfigured,
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
        Ok(Self {
            outbox,
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
        })
    }

    /// Leases what is due and sees each notification to its end.
    ///
    /// # Errors
    /// The store did not give leases. What happens to single notifications is in [`Step`].
    pub async fn step(&self) -> Result<Step, StoreError> {
        let leases = self.outbox.lease(self.batch, self.lease).await?;
        let mut step = Step {
            leased: count(leases.len()),
            ..Step::default()
        };
        let mut ends = stream::iter(leases)
            .map(|lease| async move { self.deliver(&lease).await })
            .buffer_unordered(self.in_flight);
        while let Some(end) = ends.next().await {
            let slot = match end {
                End::Ended(OutboxState::Sent) => &mut step.sent,
                End::Ended(OutboxState::Failed) => &mut step.failed,
                End::Ended(OutboxState::Unknown) => &mut step.unknown,
                End::Ended(_) | End::Released => &mut step.retried,
                End::Lost => &mut step.lost,
            };
            *slot = slot.saturating_add(1);
        }
        Ok(step)
    }

    /// Steps until `stop` is over. Dialogues under way are then brought to their end, what was only leased is given
    /// back, and the relays get their QUIT.
    pub async fn run(&self, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        loop {
            let mut round = std::pin::pin!(self.round());
            tokio::select! {
                biased;
                () = &mut stop => {
                    self.stopping.store(true, Ordering::Relaxed);
                    round.await;
                    break;
                }
                () = &mut round => {}
            }
        }
        for relay in self.relays.iter() {
            relay.transport.close().await;
        }
    }

    /// One step, and a pause if there was nothing to do.
    async fn round(&self) {
        let idle = match self.step().await {
            Ok(step) => step.leased == 0,
            Err(error) => {
                tracing::error!(%error, "outbox does not answer");
                true
            }
        };
        self.measure().await;
        if idle && !self.stopping.load(Ordering::Relaxed) {
            self.outbox.wait(self.poll).await;
        }
    }

    async fn deliver(&self, lease: &Lease) -> End {
        let Some(to) = self.open(lease) else {
            let refusal = Refusal {
                status: Some(BAD_ADDRESS.to_owned()),
                ..Failure::Unsendable.into()
            };
            return self.settle(lease, refusal).await;
        };
        let Ok(sender) = self.sender(lease) else {
            return self.settle(lease, Failure::Unsendable.into()).await;
        };
        for relay in self.relays.iter() {
            if relay.is_resting(self.outbox.now()) {
                continue;
            }
            let turn = relay.transport.turn().await;
            if self.stopping.load(Ordering::Relaxed) {
                drop(turn);
                return self.release(lease, self.outbox.now()).await;
            }
            // Asked again after the waiting: an outage that others have met meanwhile is not met again.
            if relay.is_resting(self.outbox.now()) {
                continue;
            }
            let turn = turn.map(|turn| match &sender {
                Returning::ToUs(sender) => turn.returning_to(Some(sender.clone())),
                Returning::Nowhere => turn.returning_to(None),
                Returning::AsConfigured => turn,
            });
            match async { turn?.prepare(&to).await }.await {
                Ok(prepared) => return self.send(lease, &to, relay, prepared).await,
                Err(refusal) if refusal.failure.is_of_the_mail() => {
                    relay.works();
                    return self.settle(lease, refusal).await;
                }
                Err(refusal) => self.leave(relay, refusal.failure),
            }
        }
        // No relay takes us: nobody's attempt is used up by that.
        self.release(lease, self.relays.next_try(self.outbox.now()))
            .await
    }

    /// Lets a relay rest.
    fn leave(&self, relay: &Relay, failure: Failure) {
        if relay.fails(self.outbox.now(), self.throw()) {
            tracing::warn!(
                relay = relay.host(),
                failure = failure.name(),
                code = failure.code(),
                "relay does not take us"
            );
        }
    }

    /// The SMTP sender that says by itself which notification has come back.
    fn sender(&self, lease: &Lease) -> Result<Returning, ConfigError> {
        // What answers by itself is never answered: two machines would write to each other for good (RFC 3834, 3.3).
        if lease.kind == OutboxKind::MailIn {
            return Ok(Returning::Nowhere);
        }
        match &self.returns {
            Some(path) => path.sender(lease.id).map(Returning::ToUs),
            None => Ok(Returning::AsConfigured),
        }
    }

    /// The address, or `None` if it does not open with our key or cannot be used.
    fn open(&self, lease: &Lease) -> Option<Recipient> {
        let sealed: SealedAddress = lease.contact.expose().parse().ok()?;
        let address = self.identity.open(&sealed).ok()?;
        Recipient::parse(address.expose()).ok()
    }

    /// The sentence that the person has chosen, if it opens with our key and is one: whatever else stands there goes into no mail.
    fn phrase(&self, lease: &Lease) -> Option<Phrase> {
        let text = lease.phrase.as_ref().filter(|_| !lease.staff)?;
        let sealed: SealedAddress = text.expose().parse().ok()?;
        let opened = self.identity.open_phrase(&sealed);
        if opened.is_err() {
            tracing::warn!(notification = %lease.id, "a recognition phrase does not open, or is none");
        }
        opened.ok()
    }

    async fn send(
        &self,
        lease: &Lease,
        to: &Recipient,
        relay: &Relay,
        prepared: Prepared<'_>,
    ) -> End {
        let lang = Lang::from_tag(&lease.lang);
        let now = self.outbox.now();
        let code =
            (lease.kind == OutboxKind::Confirm).then(|| ContactCode::draw(self.chance.as_ref()));
        let words = Words::of(lease.kind, code.as_ref(), self.phrase(lease));
        let renderer = match (lease.staff, lease.discreet) {
            (true, _) => &self.office,
            (false, true) => &self.discreet,
            (false, false) => &self.renderer,
        };
        let Ok(mail) = renderer.render(&words, lang, to, lease.id.uuid(), now) else {
            drop(prepared);
            return self.settle(lease, Failure::Unsendable.into()).await;
        };
        let route = Some(prepared.route().clone());
        // Dropping `prepared` without DATA sends nothing.
        let begun = self
            .outbox
            .begin_attempt(lease, route, code.as_ref(), self.lease)
            .await;
        let attempt = match begun {
            Ok(attempt) => attempt,
            Err(error) => return Self::lost(lease, &error),
        };
        let outcome = match prepared.send(&mail).await {
            Ok(accepted) => {
                relay.works();
                Outcome::Sent(acceptance(accepted))
            }
            Err(refusal) => {
                // However it ended, this mail is not tried elsewhere; others are.
                if refusal.failure.is_of_the_mail() {
                    relay.works();
                } else {
                    self.leave(relay, refusal.failure);
                }
                self.outcome(lease, refusal)
            }
        };
        self.record(lease, &attempt, outcome).await
    }

    /// Ends an attempt that never came to DATA.
    async fn settle(&self, lease: &Lease, refusal: Refusal) -> End {
        let route: Option<SmtpRoute> = refusal.route.clone();
        match self
            .outbox
            .begin_attempt(lease, route, None, self.lease)
            .await
        {
            Ok(attempt) => {
                let outcome = self.outcome(lease, refusal);
                self.record(lease, &attempt, outcome).await
            }
            Err(error) => Self::lost(lease, &error),
        }
    }

    async fn release(&self, lease: &Lease, at: Timestamp) -> End {
        match self.outbox.release(lease, at).await {
            Ok(()) => {
                tally("released");
                End::Released
            }
            Err(error) => Self::lost(lease, &error),
        }
    }

    fn outcome(&self, lease: &Lease, refusal: Refusal) -> Outcome {
        let reply = SmtpReply {
            code: refusal.failure.code(),
            text: refusal.status,
        };
        match backoff::next(
            refusal.failure,
            lease.attempts.saturating_add(1),
            self.throw(),
        ) {
            Next::Retry(after) => Outcome::Retry {
                reply,
                at: self.later(after),
            },
            Next::Fail => Outcome::Failed(reply),
            Next::Fold => Outcome::Unknown(reply),
        }
    }

    async fn record(&self, lease: &Lease, attempt: &Attempt, outcome: Outcome) -> End {
        let code = match &outcome {
            Outcome::Sent(reply)
            | Outcome::Retry { reply, .. }
            | Outcome::Failed(reply)
            | Outcome::Unknown(reply) => reply.code,
        };
        match self.outbox.complete(lease, attempt, outcome).await {
            Ok(state) => {
                tally(state.as_str());
                tracing::info!(notification = %lease.id, attempt = %attempt.id, %state, code, "notification");
                End::Ended(state)
            }
            // The attempt stands on record without an end: the store takes it for unknown when the lease runs out.
            Err(error) => Self::lost(lease, &error),
        }
    }

    fn lost(lease: &Lease, error: &StoreError) -> End {
        tally("lost");
        if *error == StoreError::Conflict(Conflict::Lease) {
            tracing::info!(notification = %lease.id, "lease ran out");
        } else {
            tracing::error!(notification = %lease.id, %error, "outbox does not answer");
        }
        End::Lost
    }

    fn later(&self, after: Duration) -> Timestamp {
        self.outbox.now() + after
    }

    fn throw(&self) -> u32 {
        u32::from_ne_bytes(chance::bytes(self.chance.as_ref()))
    }

    async fn measure(&self) {
        let Ok(counts) = self.outbox.counts().await else {
            return;
        };
        let age = counts
            .oldest_due
            .map_or(Duration::ZERO, |due| self.outbox.now().since(due));
        metrics::gauge!("siegelpost_outbox_oldest_due_seconds").set(age.as_secs_f64());
        for (state, rows) in [
            ("due", counts.due),
            ("waiting", counts.waiting),
            ("sending", counts.sending),
        ] {
            let rows = u32::try_from(rows).unwrap_or(u32::MAX);
            metrics::gauge!("siegelpost_outbox_rows", "state" => state).set(f64::from(rows));
        }
        for relay in self.relays.iter() {
            let resting = f64::from(u8::from(relay.is_resting(self.outbox.now())));
            let host = relay.host().to_owned();
            metrics::gauge!("siegelpost_relay_resting", "relay" => host).set(resting);
        }
    }
}

fn acceptance(accepted: Accepted) -> SmtpReply {
    SmtpReply {
        code: Some(accepted.code),
        text: Some(accepted.reply).filter(|text| !text.is_empty()),
    }
}

fn tally(outcome: &'static str) {
    metrics::counter!("siegelpost_notifications_total", "outcome" => outcome).increment(1);
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
