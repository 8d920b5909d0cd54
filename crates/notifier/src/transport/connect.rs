// SPDX-License-Identifier: EUPL-1.2
//! Opens one connection: TCP without Nagle's delay, greeting, EHLO, TLS, login.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, AsyncTokioStream, TlsParameters};
use lettre::transport::smtp::extension::{ClientId, Extension};
use rustls::ClientConfig;
use rustls_pki_types::ServerName;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use super::{Phase, classify, tls};
use crate::backoff::Failure;
use crate::config::{ConfigError, SmtpConfig, TlsMode};
use crate::stream::{ImplicitTls, LineStream};

/// How to get a connection that is ready for MAIL.
pub(super) struct Connector {
    host: String,
    port: u16,
    hello: ClientId,
    protection: Protection,
    credentials: Option<Credentials>,
}

enum Protection {
    Required(TlsParameters),
    Opportunistic(TlsParameters),
    Implicit(Arc<ClientConfig>, ServerName<'static>),
    /// Only to this machine.
    None,
}

impl Connector {
    pub fn new(config: &SmtpConfig, sender_domain: &str) -> Result<Self, ConfigError> {
        let ca_file = config.ca_file.as_deref();
        let protection = match config.tls {
            TlsMode::Required => Protection::Required(tls::starttls(&config.host, ca_file)?),
            TlsMode::Opportunistic => {
                Protection::Opportunistic(tls::starttls(&config.host, ca_file)?)
            }
            TlsMode::Implicit => Protection::Implicit(
                tls::implicit(ca_file)?,
                ServerName::try_from(config.host.clone())
                    .map_err(|_| ConfigError::new("smtp.host", "not a host name"))?,
            ),
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
    pub async fn open(&self) -> Result<AsyncSmtpConnection, Failure> {
        let tcp = self.dial().await?;
        let local = tcp.peer_addr().is_ok_and(|peer| peer.ip().is_loopback());
        let (mut connection, encrypted) = match &self.protection {
            Protection::Implicit(config, name) => {
                let stream = TlsConnector::from(Arc::clone(config))
                    .connect(name.clone(), tcp)
                    .await
                    .map_err(|_| Failure::Tls)?;
                (self.greet(Box::new(ImplicitTls(stream))).await?, true)
            }
            Protection::Required(parameters) => self.starttls(tcp, parameters, true).await?,
            Protection::Opportunistic(parameters) => self.starttls(tcp, parameters, false).await?,
            Protection::None => {
                let (stream, _) = LineStream::new(tcp);
                (self.greet(Box::new(stream)).await?, false)
            }
        };
        if let Some(credentials) = &self.credentials {
            // A password never goes over a network unprotected, whatever the relay offers.
            if !encrypted && !local {
                return Err(Failure::Tls);
            }
            connection
                .auth(DEFAULT_MECHANISMS, credentials)
                .await
                .map_err(|e| classify(Phase::Session, &e))?;
        }
        Ok(connection)
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
        parameters: &TlsParameters,
        required: bool,
    ) -> Result<(AsyncSmtpConnection, bool), Failure> {
        let (stream, secured) = LineStream::new(tcp);
        let mut connection = self.greet(Box::new(stream)).await?;
        if !connection
            .server_info()
            .supports_feature(Extension::StartTls)
        {
            return if required {
                Err(Failure::Tls)
            } else {
                Ok((connection, false))
            };
        }
        connection
            .starttls(parameters.clone(), &self.hello)
            .await
            .map_err(|e| match classify(Phase::Session, &e) {
                Failure::Connect => Failure::Tls,
                other => other,
            })?;
        secured.set();
        Ok((connection, true))
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
