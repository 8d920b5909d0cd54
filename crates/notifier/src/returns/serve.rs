// SPDX-License-Identifier: EUPL-1.2
//! Takes returns over LMTP. Nothing is answered "taken" before it is on record: whatever breaks before that, the mail server brings it again,
//! and what comes twice changes nothing. So the end of the process needs no care either.

use std::time::Duration;

use lmtp::{Limits, Mail, Refused, Server, Take};
use mailbox::ids::OutboxId;
use mailbox::model::{DeliveryReport, ReturnClass, ReturnTaken};
use mailbox::{OutboxStore, StoreError};

use super::config::ReturnsConfig;
use super::path::ReturnPath;
use super::report::{self, Reading};
use crate::config::ConfigError;

/// Bytes of a mail that are kept to be read; a report stands near its beginning.
const KEPT: usize = 128 * 1024;
/// Where providers send complaints, at the domain of the return addresses.
const FEEDBACK: &str = "feedback";

const NOT_KEPT: &str = "451 4.3.0 Not kept, come again";

/// The side of the mail server that takes returns.
pub struct Returns(Server<Taker>);

/// What one dialogue needs.
struct Taker {
    outbox: OutboxStore,
    path: ReturnPath,
}

/// Whom a mail is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Gate {
    /// A return address.
    Return(OutboxId),
    /// The address for complaints.
    Feedback,
}

impl Returns {
    /// Listens. Needs a runtime around it.
    ///
    /// # Errors
    /// The key of the section whose value cannot be used.
    pub fn bind(config: &ReturnsConfig, outbox: OutboxStore) -> Result<Self, ConfigError> {
        let path = ReturnPath::load(config)?;
        let limits = Limits {
            bytes: usize::try_from(config.bytes).unwrap_or(usize::MAX),
            kept: KEPT,
            recipients: config.recipients.into(),
        };
        let times = (
            Duration::from_secs(config.timeout_seconds.into()),
            Duration::from_secs(config.connection_seconds.into()),
        );
        let taker = Taker { outbox, path };
        Server::bind(
            &config.listen,
            taker,
            limits,
            config.connections.into(),
            times,
        )
        .map(Self)
        .map_err(|error| ConfigError::new("returns.listen", error.to_string()))
    }

    /// The port, if it listens on one.
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        self.0.port()
    }

    /// Takes returns until `stop` is over.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        self.0.run(stop).await;
    }
}

impl Take for Taker {
    type Gate = Gate;

    fn name(&self) -> &'static str {
        "returns"
    }

    fn gate(&self, address: &str) -> Option<Gate> {
        if let Some(id) = self.path.read(address) {
            return Some(Gate::Return(id));
        }
        let local = self.path.local_part(address)?;
        local
            .eq_ignore_ascii_case(FEEDBACK)
            .then_some(Gate::Feedback)
    }

    async fn take(&self, mail: Mail<Gate>) -> Vec<&'static str> {
        let Mail { to, bytes, .. } = mail;
        let reading = read_apart(bytes).await;
        let mut replies = Vec::with_capacity(to.len());
        for gate in to {
            replies.push(match &reading {
                Some(reading) => self.take_one(gate, reading).await,
                None => NOT_KEPT,
            });
        }
        replies
    }

    fn refused(&self, why: Refused) {
        let reason = match why {
            Refused::Address => "forged",
            Refused::Size => "too-large",
        };
        metrics::counter!("siegelpost_returns_refused_total", "reason" => reason).increment(1);
    }
}

impl Taker {
    /// Puts on record what a mail says to one recipient. The answer is given after that.
    async fn take_one(&self, gate: Gate, reading: &Reading) -> &'static str {
        const TAKEN: &str = "250 2.0.0 Taken";
        let Some(report) = reading.report.clone() else {
            tally("ignored");
            return TAKEN;
        };
        let id = match gate {
            Gate::Return(id) => Some(id),
            // Anybody can write there: only a complaint counts that names a return address of ours.
            Gate::Feedback => reading
                .original_sender
                .as_deref()
                .filter(|_| report.class == ReturnClass::Complaint)
                .and_then(|sender| self.path.read(sender)),
        };
        let Some(id) = id else {
            tally("ignored");
            return TAKEN;
        };
        let DeliveryReport { class, status, .. } = report;
        match self.outbox.take_return(id, report).await {
            Ok(ReturnTaken::Kept) => {
                tally(class.as_str());
                let status = status.map(|status| status.to_string());
                tracing::info!(notification = %id, %class, status, "notification came back");
                TAKEN
            }
            Ok(ReturnTaken::Known) => {
                tally("known");
                TAKEN
            }
            Ok(ReturnTaken::Stale) => {
                tally("stale");
                TAKEN
            }
            Err(error) => {
                tally("not-kept");
                not_kept(&error);
                NOT_KEPT
            }
        }
    }
}

/// Reads a mail. `None`: that cannot be done now. A mail at which the parser gives up is unclear.
async fn read_apart(mail: Vec<u8>) -> Option<Reading> {
    let read = lmtp::apart("returns", KEPT, move || report::read(&mail)).await;
    Some(read.ok()?.unwrap_or_else(Reading::unclear))
}

fn not_kept(error: &StoreError) {
    tracing::error!(%error, "a return is not on record");
}

fn tally(class: &'static str) {
    metrics::counter!("siegelpost_returns_total", "class" => class).increment(1);
}
