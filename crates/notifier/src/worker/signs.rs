// SPDX-License-Identifier: EUPL-1.2
//! Signs to a person's browsers: best effort beside a mail, and all there is without one.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use contact_seal::SealedAddress;
use futures_util::future::join_all;
use mailbox::Timestamp;
use mailbox::model::{Lease, PushOutcome, PushTarget};
use push::{Answer, Client, Endpoint, Hosts, VapidKey};

use super::delivery::{End, Sender};
use crate::backoff::{self, Failure, Next};
use crate::config::{ConfigError, PushConfig};

/// How long a push service is left alone that does not answer and does not say how long.
const REST: Duration = Duration::from_secs(60);

/// Sends signs, and knows which push services want to be left alone.
pub(super) struct Signs {
    client: Client,
    hosts: Hosts,
    resting: Mutex<HashMap<String, Timestamp>>,
}

impl Signs {
    pub(super) fn load(config: &PushConfig) -> Result<Self, ConfigError> {
        config.check()?;
        let key = VapidKey::load(&config.key_file)
            .map_err(|error| ConfigError::new("push.key_file", error.to_string()))?;
        let timeout = Duration::from_secs(config.timeout_seconds.into());
        let client = Client::new(key, &config.contact, config.ca_file.as_deref(), timeout)
            .map_err(|_| ConfigError::new("push.ca_file", "holds no usable certificates"))?;
        Ok(Self {
            client,
            hosts: config.hosts()?,
            resting: Mutex::default(),
        })
    }

    fn rest_of(&self, host: &str) -> Option<Timestamp> {
        let resting = self.resting.lock().unwrap_or_else(PoisonError::into_inner);
        resting.get(host).copied()
    }

    fn leave(&self, host: &str, until: Timestamp) {
        let mut resting = self.resting.lock().unwrap_or_else(PoisonError::into_inner);
        resting.insert(host.to_owned(), until);
    }
}

impl Sender {
    /// Signs are all there is.
    pub(super) async fn only_push(&self, lease: &Lease) -> End {
        let outcome = match self.push(lease).await {
            PushOutcome::Later(at) => {
                let tried = lease.attempts.saturating_add(1);
                let again = match backoff::next(Failure::Connect, tried, self.throw()) {
                    Next::Retry(after) => self.later(after),
                    Next::Fail | Next::Fold => at,
                };
                PushOutcome::Later(at.max(again))
            }
            outcome => outcome,
        };
        match self.outbox.complete_pushed(lease, outcome).await {
            Ok(state) => {
                super::delivery::tally(state.as_str());
                tracing::info!(notification = %lease.id, %state, "notification without a mail");
                End::Ended(state)
            }
            Err(error) => Self::lost(lease, &error),
        }
    }

    /// One sign to each of the person's browsers. Whatever the notification is about, it is the same.
    pub(super) async fn push(&self, lease: &Lease) -> PushOutcome {
        let Some(signs) = &self.signs else {
            return PushOutcome::Nowhere;
        };
        let asked = lease.pushes.iter().map(|to| self.sign(signs, lease, to));
        let ends = join_all(asked).await;
        let taken = ends.contains(&PushOutcome::Taken);
        let later = ends.into_iter().filter_map(|end| match end {
            PushOutcome::Later(at) => Some(at),
            PushOutcome::Taken | PushOutcome::Nowhere => None,
        });
        match (taken, later.min()) {
            (true, _) => PushOutcome::Taken,
            (false, Some(at)) => PushOutcome::Later(at),
            (false, None) => PushOutcome::Nowhere,
        }
    }

    async fn sign(&self, signs: &Signs, lease: &Lease, to: &PushTarget) -> PushOutcome {
        let Some(endpoint) = self.endpoint(signs, to) else {
            tracing::warn!(notification = %lease.id, "an address of a browser does not open, or is at no push service on the list");
            self.forget(lease, to).await;
            count("refused");
            return PushOutcome::Nowhere;
        };
        let (host, now) = (endpoint.host(), self.outbox.now());
        if let Some(until) = signs.rest_of(host).filter(|until| *until > now) {
            count("later");
            return PushOutcome::Later(until);
        }
        match signs.client.send(&endpoint, now.secs()).await {
            Ok(Answer::Taken) => {
                count("taken");
                PushOutcome::Taken
            }
            Ok(Answer::Gone) => {
                self.forget(lease, to).await;
                count("gone");
                PushOutcome::Nowhere
            }
            Ok(Answer::Later(wait)) => {
                let until = self.later(wait.unwrap_or(REST));
                signs.leave(host, until);
                tracing::warn!(host, "push service does not take signs now");
                count("later");
                PushOutcome::Later(until)
            }
            Ok(Answer::Refused(status)) => {
                tracing::warn!(host, status, "push service refuses a sign");
                count("refused");
                PushOutcome::Nowhere
            }
            Err(error) => {
                tracing::error!(%error, "a sign could not be signed");
                count("refused");
                PushOutcome::Nowhere
            }
        }
    }

    fn endpoint(&self, signs: &Signs, to: &PushTarget) -> Option<Endpoint> {
        let sealed: SealedAddress = to.sealed.expose().parse().ok()?;
        let address = self.identity.open_endpoint(&sealed).ok()?;
        signs.hosts.endpoint(address.expose()).ok()
    }

    async fn forget(&self, lease: &Lease, gone: &PushTarget) {
        if let Err(error) = self.outbox.forget_push(lease.pid, gone).await {
            tracing::error!(%error, "an address of a browser could not be deleted");
        }
    }
}

fn count(outcome: &'static str) {
    metrics::counter!("siegelpost_pushes_total", "outcome" => outcome).increment(1);
}
