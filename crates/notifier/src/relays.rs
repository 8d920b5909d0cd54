// SPDX-License-Identifier: EUPL-1.2
//! The relays in their order. One that does not take us is left alone for a growing time, and the next is tried with the
//! same mail: before DATA only, since behind it nobody knows who has the mail.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use mailbox::Timestamp;

use crate::backoff;
use crate::config::{ConfigError, NotifierConfig};
use crate::transport::Transport;

/// All relays.
pub(crate) struct Relays(Vec<Relay>);

/// One of them, and how it has fared.
pub(crate) struct Relay {
    pub transport: Transport,
    health: Mutex<Health>,
}

#[derive(Default)]
struct Health {
    /// Rests in a row.
    rests: u32,
    until: Option<Timestamp>,
}

impl Relays {
    pub fn new(config: &NotifierConfig) -> Result<Self, ConfigError> {
        let relays = Transport::all(config)?.into_iter().map(|transport| Relay {
            transport,
            health: Mutex::default(),
        });
        Ok(Self(relays.collect()))
    }

    pub fn iter(&self) -> impl Iterator<Item = &Relay> {
        self.0.iter()
    }

    /// When the first of them can be tried again.
    pub fn next_try(&self, now: Timestamp) -> Timestamp {
        let ends = self.iter().map(|relay| relay.health().until.unwrap_or(now));
        ends.min().unwrap_or(now).max(now)
    }
}

impl Relay {
    pub fn host(&self) -> &str {
        self.transport.host()
    }

    pub fn is_resting(&self, now: Timestamp) -> bool {
        self.health().until.is_some_and(|until| until > now)
    }

    /// It did not take us. True for the first who notices: what others began before says nothing new.
    pub fn fails(&self, now: Timestamp, chance: u32) -> bool {
        let mut health = self.health();
        if health.until.is_some_and(|until| until > now) {
            return false;
        }
        health.rests = health.rests.saturating_add(1);
        health.until = Some(now + backoff::rest(health.rests, chance));
        true
    }

    /// It has answered as a relay does.
    pub fn works(&self) {
        *self.health() = Health::default();
    }

    fn health(&self) -> MutexGuard<'_, Health> {
        self.health.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Most connections at the same time to one of the relays.
pub(crate) fn connections(config: &NotifierConfig) -> u32 {
    let fallback = config.fallback.iter().map(|relay| relay.connections);
    fallback.fold(config.smtp.connections, u32::max)
}

/// How long a lease has to last: a silent relay is given up after its timeout, twice while a mail waits for it.
pub(crate) fn least_lease(config: &NotifierConfig) -> Duration {
    let fallback = config.fallback.iter().map(|relay| relay.timeout_seconds);
    let seconds = fallback.fold(config.smtp.timeout_seconds, u32::saturating_add);
    Duration::from_secs(u64::from(seconds).saturating_mul(2))
}
