// SPDX-License-Identifier: EUPL-1.2
//! Opens one connection: TCP without Nagle's delay, greeting, EHLO, TLS, login.

use std::net::SocketAddr;
use std::path::Path;

use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, AsyncTokioStream};
use lettre::transport::smtp::commands::{Ehlo, Starttls};
use lettre::transport::smtp::extension::{ClientId, Extension};
use mailbox::model::{SmtpRoute, SmtpTls};
use tokio::net::TcpStream;

use super::tls::Tls;
use super::{Phase, classify};
use crate::backoff::Failure;
use crate::config::{ConfigError, SmtpConfig, TlsMode};
use crate::stream::{Lent, Secure};

/// How to get a connection that is ready for MAIL.
pub(super) struct Connector {
    host: String,
    port: u16,
    hello: ClientId,
    protection: Protection,
    credentials: Option<Credentials>,
}

/// A connection that is ready for MAIL.
pub(super) struct Opened {
    pub connection: AsyncSmtpConnection,
    pub route: SmtpRoute,
    /// RFC 2920 is on offer.
    pub pipelines: bool,
}

enum Protection {
    Required(Tls),
    Opportunistic(Tls),
    Implicit(Tls),
    /// Only to this machine.
    None,
}

impl Connector {
    pub fn new(config: &SmtpConfig, sender_domain: &str) -> Result<Self, ConfigError> {
        let tls = || Tls::new(&config.host, config.ca_file.as_deref());
        let protection = match config.tls {
            TlsMode::Required => Protection::Required(tls()?),
            TlsMode::Opportunistic => Protection::Opportunistic(tls()?),
            TlsMode::Implicit => Protection::Implicit(tls()?),
            TlsMode::None => Protection::None,
        };
        let credentials = match (&config.user, &config.password_file) {
            (Some(user), Some(file)) => Some(Credentials::new(user.clone(), read_password(file)?)),
            _ => None,
        };
        let hello = config
            .hello_name
            .clone()
            .unwrap_or_else(|| sender_domain.to_owned());
        if !crate::address::is_host_name(&hello) {
            return Err(ConfigError::new("smtp.hello_name", "not a host name"));
        }
        Ok(Self {
            host: config.host.clone(),
            port: config.port,
            hello: ClientId::Domain(hello),
            protection,
            credentials,
        })
    }

    pub fn host(&self) -> &str {
        &self.host
    }

    /// # Errors
    /// All certain: no mail was sent.
    pub async fn open(&self) -> Result<Opened, Failure> {
        let tcp = self.dial().await?;
        let peer = tcp.peer_addr().map_err(|_| Failure::Connect)?;
        let (mut connection, tls) = match &self.protection {
            Protection::Implicit(tls) => {
                let (stream, agreed) = tls.handshake(tcp).await?;
                let connection = self.greet(Box::new(Secure::implicit(stream))).await?;
                (connection, Some(agreed))
            }
            Protection::Required(tls) => self.starttls(tcp, tls, true).await?,
            Protection::Opportunistic(tls) => self.starttls(tcp, tls, false).await?,
            Protection::None => (self.greet(Box::new(Lent::new(tcp))).await?, None),
        };
        if let Some(credentials) = &self.credentials {
            // A password never goes over a network unprotected, whatever the relay offers.
            if tls.is_none() && !peer.ip().is_loopback() {
                return Err(Failure::Tls);
            }
            connection
                .auth(DEFAULT_MECHANISMS, credentials)
                .await
                .map_err(|e| classify(Phase::Session, &e))?;
        }
        let route = SmtpRoute {
            host: self.host.clone(),
            peer: Some(peer.to_string()),
            tls,
        };
        let pipelines = self.pipelines(&mut connection).await?;
        Ok(Opened {
            connection,
            route,
            pipelines,
        })
    }

    /// Whether the relay takes several commands at once. Asked once more: lettre forgets what it does not use itself.
    async fn pipelines(&self, connection: &mut AsyncSmtpConnection) -> Result<bool, Failure> {
        let offer = connection
            .command(Ehlo::new(self.hello.clone()))
            .await
            .map_err(|e| classify(Phase::Session, &e))?;
        let mut keywords = offer.message().skip(1);
        Ok(keywords.any(|keyword| keyword.eq_ignore_ascii_case("PIPELINING")))
    }

    async fn greet(
        &self,
        stream: Box<dyn AsyncTokioStream>,
    ) -> Result<AsyncSmtpConnection, Failure> {
        AsyncSmtpConnection::connect_with_transport(stream, &self.hello)
            .await
            .map_err(|e| classify(Phase::Session, &e))
    }

    async fn starttls(
        &self,
        tcp: TcpStream,
        tls: &Tls,
        required: bool,
    ) -> Result<(AsyncSmtpConnection, Option<SmtpTls>), Failure> {
        let lent = Lent::new(tcp);
        let mut clear = self.greet(Box::new(lent.clone())).await?;
        if !clear.server_info().supports_feature(Extension::StartTls) {
            return if required {
                Err(Failure::Tls)
            } else {
                Ok((clear, None))
            };
        }
        let broken = |failure| match failure {
            Failure::Connect => Failure::Tls,
            other => other,
        };
        clear
            .command(Starttls)
            .await
            .map_err(|e| broken(classify(Phase::Session, &e)))?;
        let tcp = lent.take_back().ok_or(Failure::Tls)?;
        let (stream, agreed) = tls.handshake(tcp).await?;
        let connection = self.greet(Box::new(Secure::after_starttls(stream))).await;
        Ok((connection.map_err(broken)?, Some(agreed)))
    }

    async fn dial(&self) -> Result<TcpStream, Failure> {
        let addresses: Vec<SocketAddr> = tokio::net::lookup_host((self.host.as_str(), self.port))
            .await
            .map_err(|_| Failure::Connect)?
            .collect();
        if matches!(self.protection, Protection::None)
            && !addresses.iter().all(|address| address.ip().is_loopback())
        {
            return Err(Failure::Tls);
        }
        for address in addresses {
            if let Ok(tcp) = TcpStream::connect(address).await {
                tcp.set_nodelay(true).map_err(|_| Failure::Connect)?;
                return Ok(tcp);
            }
        }
        Err(Failure::Connect)
    }
}

/// First line of the file, without its line break.
fn read_password(path: &Path) -> Result<String, ConfigError> {
    let text = std::fs::read_to_string(path)
        .map_err(|_| ConfigError::new("smtp.password_file", "cannot be read"))?;
    match text.lines().next() {
        Some(line) if !line.is_empty() => Ok(line.to_owned()),
        _ => Err(ConfigError::new("smtp.password_file", "is empty")),
    }
}
