// SPDX-License-Identifier: EUPL-1.2
//! Hands one mail to the relay, in two steps, so that the caller can put a row into the database between them.
//!
//! [`Turn::prepare`] goes as far as RCPT: whatever breaks until then, the relay has no mail. The caller then
//! commits the attempt, and [`Prepared::send`] says DATA. What breaks after that leaves an unknown outcome.

mod connect;
mod dane;
mod pool;
mod refusal;
mod reply;
mod tls;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::response::{Response, Severity};
use mailbox::model::SmtpRoute;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::address::Recipient;
use crate::backoff::Failure;
use crate::config::{ConfigError, NotifierConfig, SmtpConfig, TlsMode};

pub use self::dane::NoRecords;
pub use self::refusal::Refusal;

use self::connect::Connector;
use self::dane::Zone;
use self::pool::{Pool, Pooled};
use self::refusal::{Phase, classify, refusal};

/// One relay, with a small pool of connections.
pub struct Transport {
    connector: Connector,
    pool: Pool,
    permits: Arc<Semaphore>,
    sender: Recipient,
    timeout: Duration,
}

/// What the relay said when it took a mail.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Accepted {
    /// Reply code, 2xx.
    pub code: u16,
    /// Enhanced status and queue id, nothing else of the reply.
    pub reply: String,
}

impl Transport {
    /// The first relay. Reads the password and certificate files and prepares TLS. Opens no connection.
    ///
    /// # Errors
    /// The key whose file cannot be read or whose value cannot be used.
    pub fn new(config: &NotifierConfig) -> Result<Self, ConfigError> {
        config.check()?;
        let zone = zone(config, std::slice::from_ref(&config.smtp))?;
        Self::to(&config.smtp, config, zone.as_ref())
    }

    /// All relays, in the order in which they are tried.
    ///
    /// # Errors
    /// As [`Transport::new`].
    pub fn all(config: &NotifierConfig) -> Result<Vec<Self>, ConfigError> {
        config.check()?;
        let relays = std::iter::once(&config.smtp).chain(&config.fallback);
        let zone = zone(config, relays.clone())?;
        relays
            .map(|smtp| Self::to(smtp, config, zone.as_ref()))
            .collect()
    }

    fn to(
        smtp: &SmtpConfig,
        config: &NotifierConfig,
        zone: Option<&Arc<Zone>>,
    ) -> Result<Self, ConfigError> {
        let from = config.bounce_address.as_deref().unwrap_or(&config.from);
        let sender = Recipient::parse(from).map_err(|e| ConfigError::new("from", e.to_string()))?;
        Ok(Self {
            connector: Connector::new(smtp, sender.domain(), zone)?,
            pool: Pool::new(
                Duration::from_secs(smtp.idle_seconds.into()),
                smtp.mails_per_connection,
            ),
            permits: Arc::new(Semaphore::new(
                usize::try_from(smtp.connections).unwrap_or(1),
            )),
            sender,
            timeout: Duration::from_secs(smtp.timeout_seconds.into()),
        })
    }

    /// Name of the relay as configured, for the record of attempts.
    #[must_use]
    pub fn host(&self) -> &str {
        self.connector.host()
    }

    /// How many TLSA records speak for this relay's certificate; `None` where it is not checked by them.
    pub async fn dane_records(&self) -> Option<Result<usize, NoRecords>> {
        self.connector.dane_records().await
    }

    /// Waits for one of the connections to be free.
    ///
    /// # Errors
    /// [`Failure::Connect`] after the last turn was given out, which does not happen while `self` lives.
    pub async fn turn(&self) -> Result<Turn<'_>, Failure> {
        let permit = self.permits.acquire().await.map_err(|_| Failure::Connect)?;
        Ok(Turn {
            transport: self,
            permit,
            sender: Some(self.sender.clone()),
        })
    }

    /// [`Transport::turn`] and [`Turn::prepare`] in one.
    ///
    /// # Errors
    /// As [`Turn::prepare`].
    pub async fn prepare(&self, to: &Recipient) -> Result<Prepared<'_>, Refusal> {
        self.turn().await?.prepare(to).await
    }

    /// Connects, logs in and says QUIT: what `doctor` checks.
    ///
    /// # Errors
    /// As [`Transport::prepare`].
    pub async fn probe(&self) -> Result<(), Failure> {
        let mut connection = self
            .within(self.connector.open(), Failure::Connect)
            .await?
            .connection;
        self.within(
            async {
                connection
                    .quit()
                    .await
                    .map_err(|e| classify(Phase::Session, &e))
            },
            Failure::Connect,
        )
        .await
        .map(|_| ())
    }

    /// Says QUIT on all unused connections.
    pub async fn close(&self) {
        while let Some(mut pooled) = self.pool.take() {
            // Nothing depends on the answer.
            let _ = tokio::time::timeout(Duration::from_secs(2), pooled.connection.quit()).await;
        }
    }

    /// Says MAIL, and RCPT in the same breath to a relay that takes that (RFC 2920); hears the answer to MAIL.
    async fn begin_mail(
        &self,
        pooled: &mut Pooled,
        sender: Option<&Recipient>,
        to: &Recipient,
    ) -> Result<(), Refusal> {
        // Our sender is in every mail but an answer, whose sender is nobody (RFC 3834, 3.3): some relays refuse that, and take all others.
        let phase = if sender.is_some() {
            Phase::Session
        } else {
            Phase::Mail
        };
        let sender = sender.map(|sender| sender.as_lettre().clone());
        let mail = Mail::new(sender, Vec::new());
        let connection = &mut pooled.connection;
        self.within(
            async {
                let answer = if pooled.pipelines {
                    connection.command(MailAndRcpt(mail, rcpt(to))).await
                } else {
                    connection.command(mail).await
                };
                answer.map_err(|e| refusal(phase, &e))
            },
            Failure::Connect,
        )
        .await
        .map(|_| ())
    }

    async fn name_recipient<'a>(
        &'a self,
        mut pooled: Pooled,
        permit: SemaphorePermit<'a>,
        to: &Recipient,
    ) -> Result<Prepared<'a>, Refusal> {
        let connection = &mut pooled.connection;
        let answer = self
            .within(
                async {
                    let answer = if pooled.pipelines {
                        connection.read_response().await
                    } else {
                        connection.command(rcpt(to)).await
                    };
                    answer.map_err(|e| refusal(Phase::Mail, &e))
                },
                Failure::Connect,
            )
            .await;
        match answer {
            Ok(_) => Ok(Prepared {
                transport: self,
                pooled,
                permit,
            }),
            Err(refusal) => {
                let refusal = refusal.over(&pooled.route);
                self.keep_after_refusal(pooled, refusal.failure).await;
                Err(refusal)
            }
        }
    }

    /// A refused recipient does not spoil the connection.
    async fn keep_after_refusal(&self, mut pooled: Pooled, failure: Failure) {
        let usable =
            matches!(failure, Failure::Temporary(code) | Failure::Permanent(code) if code != 421);
        if usable
            && let Ok(Ok(_)) =
                tokio::time::timeout(self.timeout, pooled.connection.command(Rset)).await
        {
            self.pool.put(pooled);
        }
    }

    async fn within<T, E: From<Failure>>(
        &self,
        step: impl Future<Output = Result<T, E>>,
        too_late: Failure,
    ) -> Result<T, E> {
        tokio::time::timeout(self.timeout, step)
            .await
            .unwrap_or_else(|_| Err(too_late.into()))
    }
}

/// The right to use one connection.
#[must_use]
pub struct Turn<'a> {
    transport: &'a Transport,
    permit: SemaphorePermit<'a>,
    sender: Option<Recipient>,
}

impl<'a> Turn<'a> {
    /// With another SMTP sender than that of the configuration; `None`: without one, so that nothing comes back (RFC 3834, 3.3).
    pub fn returning_to(self, sender: Option<Recipient>) -> Self {
        Self { sender, ..self }
    }

    /// Connects and logs in if needed, says MAIL and RCPT. The relay has no mail yet.
    ///
    /// # Errors
    /// Every failure here is certain: this mail was not sent.
    pub async fn prepare(self, to: &Recipient) -> Result<Prepared<'a>, Refusal> {
        let Self {
            transport,
            permit,
            sender,
        } = self;
        if let Some(mut pooled) = transport.pool.take() {
            let begun = transport.begin_mail(&mut pooled, sender.as_ref(), to);
            match begun.await {
                Ok(()) => return transport.name_recipient(pooled, permit, to).await,
                // A relay may close an idle connection whenever it likes: that is no failure of this mail.
                Err(_) => drop(pooled),
            }
        }
        let opened = transport
            .within(transport.connector.open(), Failure::Connect)
            .await?;
        let mut pooled = Pooled::new(opened);
        // A connection whose MAIL was refused is dropped: the answer to RCPT may still be on its way.
        transport
            .begin_mail(&mut pooled, sender.as_ref(), to)
            .await?;
        transport.name_recipient(pooled, permit, to).await
    }
}

/// A connection on which the relay waits for DATA. Dropped unsent, the connection is closed and no mail goes out.
#[must_use]
pub struct Prepared<'a> {
    transport: &'a Transport,
    pooled: Pooled,
    /// Held until the dialogue is over.
    permit: SemaphorePermit<'a>,
}

impl Prepared<'_> {
    /// The connection on which the relay waits.
    #[must_use]
    pub const fn route(&self) -> &SmtpRoute {
        &self.pooled.route
    }

    /// DATA and the mail. Call it only after the attempt was committed.
    ///
    /// # Errors
    /// [`Failure::Unknown`] if the connection broke once the mail was on its way.
    pub async fn send(mut self, mail: &[u8]) -> Result<Accepted, Refusal> {
        let transport = self.transport;
        let outcome = self.dialogue(mail).await;
        let Self {
            mut pooled, permit, ..
        } = self;
        match outcome {
            Ok(_) => {
                pooled.mails = pooled.mails.saturating_add(1);
                transport.pool.put(pooled);
            }
            Err(ref refusal) => {
                transport.keep_after_refusal(pooled, refusal.failure).await;
            }
        }
        drop(permit);
        outcome
    }

    async fn dialogue(&mut self, mail: &[u8]) -> Result<Accepted, Refusal> {
        let connection = &mut self.pooled.connection;
        let go_ahead = self
            .transport
            .within(
                async {
                    connection
                        .command(Data)
                        .await
                        .map_err(|e| refusal(Phase::Mail, &e))
                },
                Failure::Connect,
            )
            .await?;
        if !go_ahead.has_code(354) {
            return Err(Failure::Connect.into());
        }
        let response = self
            .transport
            .within(
                async {
                    connection
                        .message(mail)
                        .await
                        .map_err(|e| refusal(Phase::Body, &e))
                },
                Failure::Unknown,
            )
            .await?;
        accepted(&response).map_err(Refusal::from)
    }
}

/// Two commands, one after the other.
struct MailAndRcpt(Mail, Rcpt);

impl fmt::Display for MailAndRcpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(mail, rcpt) = self;
        write!(f, "{mail}{rcpt}")
    }
}

fn rcpt(to: &Recipient) -> Rcpt {
    Rcpt::new(to.as_lettre().clone(), Vec::new())
}

fn accepted(response: &Response) -> Result<Accepted, Failure> {
    if response.code().severity == Severity::PositiveCompletion {
        Ok(Accepted {
            code: response.code().into(),
            reply: reply::summary(response),
        })
    } else {
        // Neither accepted nor refused: not for us to guess.
        Err(Failure::Unknown)
    }
}

/// Asks the DNS, if one of the relays is known by it. One for all: they share what was answered.
fn zone<'c>(
    config: &NotifierConfig,
    relays: impl IntoIterator<Item = &'c SmtpConfig>,
) -> Result<Option<Arc<Zone>>, ConfigError> {
    let asks = relays.into_iter().any(|relay| relay.tls == TlsMode::Dane);
    if !asks {
        return Ok(None);
    }
    Ok(Some(Arc::new(Zone::new(&config.dane)?)))
}
