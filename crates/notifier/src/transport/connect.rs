// SPDX-License-Identifier: EUPL-1.2
//! Opens one connection: TCP without Nagle's delay, greeting, EHLO, TLS, login.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, AsyncTokioStream};
use lettre::transport::smtp::commands::{Ehlo, Starttls};
use lettre::transport::smtp::extension::{ClientId, Extension};
use mailbox::model::{SmtpRoute, SmtpTls};
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;

use super::dane::{Dane, NoRecords, Zone};
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
    /// STARTTLS with the certificate that the relay's own zone names.
    Dane(Dane),
    /// Only to this machine.
    None,
}

impl Connector {
    /// `zone`: asks the DNS, for a relay with [`TlsMode::Dane`].
    pub fn new(
        config: &SmtpConfig,
        sender_domain: &str,
        zone: Option<&Arc<Zone>>,
    ) -> Result<Self, ConfigError> {
        let tls = || Tls::new(&config.host, config.ca_file.as_deref());
        let protection = match config.tls {
            TlsMode::Required => Protection::Required(tls()?),
            TlsMode::Opportunistic => Protection::Opportunistic(tls()?),
            TlsMode::Implicit => Protection::Implicit(tls()?),
            TlsMode::Dane => {
                let zone = zone.ok_or_else(|| ConfigError::new("smtp.tls", "no DNS to ask"))?;
                Protection::Dane(Dane::new(Arc::clone(zone), &config.host, config.port)?)
            }
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

    /// `None`: this relay's certificate is checked by an authority, or it has none.
    pub async fn dane_records(&self) -> Option<Result<usize, NoRecords>> {
        match &self.protection {
            Protection::Dane(dane) => Some(dane.records().await),
            _ => None,
        }
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
            Protection::Required(tls) => self.starttls(tcp, Check::Authority(tls), true).await?,
            Protection::Opportunistic(tls) => {
                self.starttls(tcp, Check::Authority(tls), false).await?
            }
            Protection::Dane(dane) => self.starttls(tcp, Check::Zone(dane), true).await?,
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
        check: Check<'_>,
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
        let (stream, agreed) = check.handshake(tcp).await?;
        let connection = self.greet(Box::new(Secure::after_starttls(stream))).await;
        Ok((connection.map_err(broken)?, Some(agreed)))
    }

    async fn dial(&self) -> Result<TcpStream, Failure> {
        let addresses = self.addresses().await?;
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

    async fn addresses(&self) -> Result<Vec<SocketAddr>, Failure> {
        if let Protection::Dane(dane) = &self.protection {
            let found = dane.addresses().await?.into_iter();
            return Ok(found.map(|ip| SocketAddr::new(ip, self.port)).collect());
        }
        let found = tokio::net::lookup_host((self.host.as_str(), self.port)).await;
        Ok(found.map_err(|_| Failure::Connect)?.collect())
    }
}

/// By what a certificate is checked.
enum Check<'c> {
    Authority(&'c Tls),
    Zone(&'c Dane),
}

impl Check<'_> {
    async fn handshake(&self, tcp: TcpStream) -> Result<(TlsStream<TcpStream>, SmtpTls), Failure> {
        match self {
            Self::Authority(tls) => tls.handshake(tcp).await,
            Self::Zone(dane) => dane.handshake(tcp).await,
        }
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
