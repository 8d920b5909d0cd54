// SPDX-License-Identifier: EUPL-1.2
//! DANE: which certificate a relay has, as the signed zone of its own name says (RFC 6698, RFC 7671, and RFC 7672 for SMTP). No authority can
//! make another one for it, and nobody on the way can take STARTTLS away.
//!
//! RFC 7672 lets a sender go on without when there are no records. Not here: the operator has said that this relay has them, so that their
//! absence is what an attacker would make of them.

mod certificate;
mod zone;

use std::net::IpAddr;
use std::sync::Arc;

use mailbox::model::SmtpTls;
use rustls::ClientConfig;
use rustls_pki_types::ServerName;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use self::certificate::Verifier;
pub use self::zone::NoRecords;
pub(super) use self::zone::Zone;
use super::tls::agreed;
use crate::backoff::Failure;
use crate::config::ConfigError;

/// TLS to one relay, by its TLSA records.
pub(super) struct Dane {
    zone: Arc<Zone>,
    host: String,
    port: u16,
    name: ServerName<'static>,
}

impl Dane {
    pub fn new(zone: Arc<Zone>, host: &str, port: u16) -> Result<Self, ConfigError> {
        let name = ServerName::try_from(host.to_owned())
            .ok()
            .filter(|name| matches!(name, ServerName::DnsName(_)))
            .ok_or_else(|| ConfigError::new("smtp.host", "with tls = \"dane\": a host name"))?;
        Ok(Self {
            zone,
            host: host.to_owned(),
            port,
            name,
        })
    }

    /// Addresses of the relay. They need no signature: whoever answers there has to show the certificate.
    ///
    /// # Errors
    /// [`Failure::Connect`]: none, or the DNS does not answer.
    pub async fn addresses(&self) -> Result<Vec<IpAddr>, Failure> {
        self.zone.addresses(&self.host).await
    }

    /// How many records speak for a certificate.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn records(&self) -> Result<usize, NoRecords> {
        let records = self.zone.associations(&self.host, self.port).await?;
        Ok(records.len())
    }

    /// # Errors
    /// [`Failure::Tls`]: no records, no agreement, or another certificate.
    pub async fn handshake(
        &self,
        tcp: TcpStream,
    ) -> Result<(TlsStream<TcpStream>, SmtpTls), Failure> {
        let records = self.zone.associations(&self.host, self.port).await;
        let records = records.map_err(|reason| {
            tracing::warn!(relay = %self.host, %reason, "no TLSA records to go by");
            Failure::Tls
        })?;
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(|_| Failure::Tls)?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(Verifier::new(records, provider)))
            .with_no_client_auth();
        let stream = TlsConnector::from(Arc::new(config))
            .connect(self.name.clone(), tcp)
            .await
            .map_err(|_| Failure::Tls)?;
        let agreed = agreed(stream.get_ref().1).ok_or(Failure::Tls)?;
        Ok((stream, agreed))
    }
}
