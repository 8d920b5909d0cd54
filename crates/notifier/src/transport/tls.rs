// SPDX-License-Identifier: EUPL-1.2
//! Whom to trust when talking to the relay.

use std::path::Path;
use std::sync::Arc;

use lettre::transport::smtp::client::{Certificate, CertificateStore, TlsParameters};
use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;

use crate::config::ConfigError;

/// For STARTTLS, which lettre does.
pub(super) fn starttls(host: &str, ca_file: Option<&Path>) -> Result<TlsParameters, ConfigError> {
    let mut builder = TlsParameters::builder(host.to_owned());
    if let Some(path) = ca_file {
        builder = builder.certificate_store(CertificateStore::None);
        for der in read_authorities(path)? {
            let certificate = Certificate::from_der(der.to_vec())
                .map_err(|_| ConfigError::new("smtp.ca_file", "holds no usable certificate"))?;
            builder = builder.add_root_certificate(certificate);
        }
    }
    builder
        .build()
        .map_err(|_| ConfigError::new("smtp.ca_file", "TLS could not be set up with it"))
}

/// For TLS from the first byte, which we do.
pub(super) fn implicit(ca_file: Option<&Path>) -> Result<Arc<ClientConfig>, ConfigError> {
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
