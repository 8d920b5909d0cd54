// SPDX-License-Identifier: EUPL-1.2
//! The way in from a mail server, over LMTP. A mail is answered "taken" for each recipient after the server has it.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use ::lmtp::{Limits, Listen, Mail, Refused, Server, Take};

use super::bridge::{Bridge, Inbox};

const TAKEN: &str = "250 2.0.0 Taken";
const NOT_KEPT: &str = "451 4.3.0 Not kept, come again";
/// Most recipients of one mail.
const RECIPIENTS: usize = 16;
/// For the next line; for one connection in all.
const TIMES: (Duration, Duration) = (Duration::from_secs(300), Duration::from_secs(1_800));

/// Takes mails for the inboxes of a bridge.
pub struct Door(Server<Taker>);

struct Taker(Arc<Bridge>);

impl Door {
    /// Listens. Needs a runtime around it.
    ///
    /// # Errors
    /// The place is taken, or not ours.
    pub fn bind(
        listen: &Listen,
        bridge: Arc<Bridge>,
        bytes: u32,
        connections: u16,
    ) -> io::Result<Self> {
        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
        let limits = Limits {
            bytes,
            kept: bytes,
            recipients: RECIPIENTS,
        };
        Server::bind(listen, Taker(bridge), limits, connections.into(), TIMES).map(Self)
    }

    /// The port, if it listens on one.
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        self.0.port()
    }

    /// Takes mails until `stop` is over.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        self.0.run(stop).await;
    }
}

impl Take for Taker {
    type Gate = Inbox;

    fn name(&self) -> &'static str {
        "mail"
    }

    fn gate(&self, address: &str) -> Option<Inbox> {
        self.0.inbox(address).cloned()
    }

    async fn take(&self, mail: Mail<Inbox>) -> Vec<&'static str> {
        let Mail { from, to, bytes } = mail;
        let mut replies = Vec::with_capacity(to.len());
        for inbox in to {
            replies.push(match self.0.bring(bytes.clone(), &from, &inbox).await {
                Ok(_) => TAKEN,
                Err(error) => {
                    tracing::warn!(%error, "a mail was not taken");
                    NOT_KEPT
                }
            });
        }
        replies
    }

    fn refused(&self, why: Refused) {
        tracing::info!(?why, "refused at the door");
    }
}
