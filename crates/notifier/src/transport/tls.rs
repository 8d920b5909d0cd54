// SPDX-License-Identifier: EUPL-1.2
//! Whom to trust when talking to the relay, and what was agreed on with it.

use std::path::Path;
use std::sync::Arc;

use mailbox::model::SmtpTls;
use rustls::{ClientConfig, ClientConnection, RootCertStore};
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, ServerName};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use crate::backoff::Failure;
use crate::config::ConfigError;

/// TLS to one relay, by whose name its certificate is checked.
pub(super) struct Tls {
    config: Arc<ClientConfig>,
    name: ServerName<'static>,
}

impl Tls {
    pub fn new(host: &str, ca_file: Option<&Path>) -> Result<Self, ConfigError> {
        let name = ServerName::try_from(host.to_owned())
            .map_err(|_| ConfigError::new("smtp.host", "not a host name"))?;
        let config = client(ca_file)?;
        Ok(Self { config, name })
    }

    /// # Errors
    /// [`Failure::Tls`]: no agreement, or a certificate that is not trusted.
    pub async fn handshake(
        &self,
        tcp: TcpStream,
    ) -> Result<(TlsStream<TcpStream>, SmtpTls), Failure> {
        let stream = TlsConnector::from(Arc::clone(&self.config))
            .connect(self.name.clone(), tcp)
            .await
            .map_err(|_| Failure::Tls)?;
        let agreed = agreed(stream.get_ref().1).ok_or(Failure::Tls)?;
        Ok((stream, agreed))
    }
}

/// Version and cipher suite by the names of the registries, e.g. `TLSv1_3` and `TLS13_AES_256_GCM_SHA384`.
pub(super) fn agreed(session: &ClientConnection) -> Option<SmtpTls> {
    let version = session.protocol_version()?;
    let cipher = session.negotiated_cipher_suite()?.suite();
    Some(SmtpTls {
        version: version.as_str()?.to_owned(),
        cipher: cipher.as_str()?.to_owned(),
    })
}

fn client(ca_file: Option<&Path>) -> Result<Arc<ClientConfig>, ConfigError> {
    let mut roots = RootCertStore::empty();
    match ca_file {
        Some(path) => {
            for der in read_authorities(path)? {
                roots
                    .add(der)
                    .map_err(|_| ConfigError::new("smtp.ca_file", "holds no usable certificate"))?;
            }
        }
        None => {
            let (usable, _) =
                roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
            if usable == 0 {
                return Err(ConfigError::new(
                    "smtp.ca_file",
                    "the system has no certificate authorities; name a file",
                ));
            }
        }
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    Ok(Arc::new(
        ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|_| ConfigError::new("smtp.tls", "TLS could not be set up"))?
            .with_root_certificates(roots)
            .with_no_client_auth(),
    ))
}

fn read_authorities(path: &Path) -> Result<Vec<CertificateDer<'static>>, ConfigError> {
    let unreadable = || ConfigError::new("smtp.ca_file", "cannot be read as PEM certificates");
    let found: Vec<_> = CertificateDer::pem_file_iter(path)
        .map_err(|_| unreadable())?
        .collect::<Result<_, _>>()
        .map_err(|_| unreadable())?;
    if found.is_empty() {
        Err(unreadable())
    } else {
        Ok(found)
    }
}
