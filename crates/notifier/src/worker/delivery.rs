// SPDX-License-Identifier: EUPL-1.2
//! One notification from its lease to its end.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use contact_seal::{ContactIdentity, Phrase, SealedAddress};
use mailbox::model::{
    Attempt, ContactCode, Lease, OutboxKind, OutboxState, Outcome, SmtpReply, SmtpRoute,
};
use mailbox::{Chance, Conflict, OutboxStore, Sensitive, StoreError, Timestamp, chance};

use super::signs::Signs;
use crate::address::Recipient;
use crate::backoff::{self, Failure, Next};
use crate::config::ConfigError;
use crate::relays::{Relay, Relays};
use crate::render::{Renderer, Words};
use crate::returns::ReturnPath;
use crate::texts::Lang;
use crate::transport::{Accepted, Prepared, Refusal};

/// RFC 3463: bad destination mailbox address. Ours, for an address that does not open or is none.
const BAD_ADDRESS: &str = "5.1.3";

/// What all deliveries share.
pub(super) struct Sender {
    pub(super) outbox: OutboxStore,
    /// Absent: no signs to browsers.
    pub(super) signs: Option<Signs>,
    pub(super) identity: ContactIdentity,
    pub(super) renderer: Renderer,
    /// For those who want no mail to say whom it comes from.
    pub(super) discreet: Renderer,
    pub(super) office: Renderer,
    pub(super) relays: Relays,
    /// Absent: all mails have the SMTP sender of the configuration.
    pub(super) returns: Option<ReturnPath>,
    pub(super) chance: Arc<dyn Chance>,
    pub(super) batch: u32,
    pub(super) lease: Duration,
    pub(super) poll: Duration,
    pub(super) in_flight: usize,
    /// No new dialogue is begun.
    pub(super) stopping: AtomicBool,
}

/// What has become of one notification.
pub(super) enum End {
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

impl Sender {
    /// The mail, and beside it the signs to the person's browsers; or these alone.
    pub(super) async fn deliver(&self, lease: &Lease) -> End {
        let Some(contact) = &lease.contact else {
            return self.only_push(lease).await;
        };
        let (end, _) = tokio::join!(self.mail(lease, contact), self.push(lease));
        end
    }

    /// Opens the address and hands the mail to the first relay that takes us.
    async fn mail(&self, lease: &Lease, contact: &Sensitive<String>) -> End {
        let Some(to) = self.open(contact) else {
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
    fn open(&self, contact: &Sensitive<String>) -> Option<Recipient> {
        let sealed: SealedAddress = contact.expose().parse().ok()?;
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

    pub(super) fn lost(lease: &Lease, error: &StoreError) -> End {
        tally("lost");
        if *error == StoreError::Conflict(Conflict::Lease) {
            tracing::info!(notification = %lease.id, "lease ran out");
        } else {
            tracing::error!(notification = %lease.id, %error, "outbox does not answer");
        }
        End::Lost
    }

    pub(super) fn later(&self, after: Duration) -> Timestamp {
        self.outbox.now() + after
    }

    pub(super) fn throw(&self) -> u32 {
        u32::from_ne_bytes(chance::bytes(self.chance.as_ref()))
    }
}

fn acceptance(accepted: Accepted) -> SmtpReply {
    SmtpReply {
        code: Some(accepted.code),
        text: Some(accepted.reply).filter(|text| !text.is_empty()),
    }
}

pub(super) fn tally(outcome: &'static str) {
    metrics::counter!("siegelpost_notifications_total", "outcome" => outcome).increment(1);
}
