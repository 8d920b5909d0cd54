// SPDX-License-Identifier: EUPL-1.2
//! The way to a mail server, up to its greeting: TLS from the first byte (RFC 8314), STARTTLS or nothing (RFC 2595), or this machine.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use imap_proto::{Response, Status};
use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, ServerName};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::error::ImapError;
use super::wire::{Duplex, Wire};
use crate::config::{ConfigError, ImapSection, ImapTls};

const STARTTLS: &str = "T1";

/// Where the mail server is, and whom to trust there.
pub(super) struct Server {
    host: String,
    port: u16,
    protection: Protection,
    /// For TCP, TLS and the greeting together.
    patience: Duration,
}

enum Protection {
    Implicit(TlsConnector, ServerName<'static>),
    Required(TlsConnector, ServerName<'static>),
    /// Only on this machine.
    None,
}

impl Server {
    pub fn new(config: &ImapSection, patience: Duration) -> Result<Self, ConfigError> {
        let tls = || {
            let name = ServerName::try_from(config.host.clone())
                .map_err(|_| ConfigError::Bounds("mail.imap: host is no host name"))?;
            let client = client(config.ca_file.as_deref())?;
            Ok((TlsConnector::from(client), name))
        };
        let protection = match config.tls {
            ImapTls::Implicit => tls().map(|(tls, name)| Protection::Implicit(tls, name))?,
            ImapTls::Required => tls().map(|(tls, name)| Protection::Required(tls, name))?,
            ImapTls::None => Protection::None,
        };
        Ok(Self {
            host: config.host.clone(),
            port: config.port,
            protection,
            patience,
        })
    }

    /// A connection that the server has greeted, and that may carry a password.
    pub async fn open(&self) -> Result<Wire, ImapError> {
        timeout(self.patience, self.connect())
            .await
            .map_err(|_| ImapError::Silent)?
    }

    async fn connect(&self) -> Result<Wire, ImapError> {
        let tcp = TcpStream::connect((self.host.as_str(), self.port)).await?;
        tcp.set_nodelay(true)?;
        match &self.protection {
            Protection::Implicit(tls, name) => {
                let mut wire = shaken(tls, name, tcp).await?;
                greeted(&mut wire).await?;
                Ok(wire)
            }
            Protection::Required(tls, name) => {
                let mut wire = Wire::new(tcp);
                greeted(&mut wire).await?;
                starttls(&mut wire).await?;
                shaken(tls, name, wire.into_bare()?).await
            }
            Protection::None => {
                // A name may have come to mean another machine.
                if !tcp.peer_addr()?.ip().is_loopback() {
                    return Err(ImapError::Tls);
                }
                let mut wire = Wire::new(tcp);
                greeted(&mut wire).await?;
                Ok(wire)
            }
        }
    }
}

async fn shaken(
    tls: &TlsConnector,
    name: &ServerName<'static>,
    bare: impl Duplex + 'static,
) -> Result<Wire, ImapError> {
    let stream = tls.connect(name.clone(), bare).await;
    stream.map(Wire::new).map_err(|_| ImapError::Tls)
}

/// A server that holds us for signed in already (PREAUTH) is none that we know: before TLS it is an attack.
async fn greeted(wire: &mut Wire) -> Result<(), ImapError> {
    let frame = wire.frame(0).await?;
    match frame.parsed() {
        Some(Response::Data { status, .. }) => match status {
            Status::Ok => Ok(()),
            Status::Bye => Err(ImapError::Ended),
            _ => Err(ImapError::Malformed("greeting")),
        },
        _ => Err(ImapError::Malformed("greeting")),
    }
}

async fn starttls(wire: &mut Wire) -> Result<(), ImapError> {
    wire.say(&format!("{STARTTLS} STARTTLS")).await?;
    // What a server says unasked before is soon over.
    for _ in 0..16 {
        let frame = wire.frame(0).await?;
        match frame.parsed() {
            Some(Response::Done { tag, status, .. }) if tag.0 == STARTTLS => {
                return match status {
                    Status::Ok => Ok(()),
                    _ => Err(ImapError::Tls),
                };
            }
            _ if frame.is_untagged() => {}
            _ => break,
        }
    }
    Err(ImapError::Malformed("STARTTLS"))
}

fn client(ca_file: Option<&Path>) -> Result<Arc<ClientConfig>, ConfigError> {
    let bounds = |what| ConfigError::Bounds(what);
    let mut roots = RootCertStore::empty();
    if let Some(path) = ca_file {
        let unreadable = || bounds("mail.imap: ca_file cannot be read as PEM certificates");
        for der in CertificateDer::pem_file_iter(path).map_err(|_| unreadable())? {
            let der = der.map_err(|_| unreadable())?;
            roots.add(der).map_err(|_| unreadable())?;
        }
        if roots.is_empty() {
            return Err(unreadable());
        }
    } else {
        let found = rustls_native_certs::load_native_certs().certs;
        if roots.add_parsable_certificates(found).0 == 0 {
            return Err(bounds(
                "mail.imap: the system has no certificate authorities; name a ca_file",
            ));
        }
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| bounds("mail.imap: TLS cannot be set up"))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}
