// SPDX-License-Identifier: EUPL-1.2
//! TLS 1.3 and 1.2 with the suites of BSI TR-02102-2, X25519MLKEM768 first, and a certificate that can change while running.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use arc_swap::ArcSwap;
use rustls::ServerConfig;
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;

use crate::config::Tls;

/// How often the files are looked at; SIGHUP makes it at once.
const WATCH_EVERY: Duration = Duration::from_secs(30);

/// Why TLS cannot start, or why a new certificate was not taken.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A PEM file does not parse.
    #[error("{path}: {source}")]
    Pem {
        /// Which file.
        path: PathBuf,
        /// What is wrong.
        source: rustls::pki_types::pem::Error,
    },
    /// No certificate in the file.
    #[error("{0}: no certificate")]
    Empty(PathBuf),
    /// Key and certificate do not fit, or rustls refuses them.
    #[error(transparent)]
    Rustls(#[from] rustls::Error),
}

/// The algorithms: AES-GCM with ECDHE only, post-quantum hybrids before plain curves.
/// X25519 alone is not in TR-02102-2; clients that guess it are asked once more for P-256.
#[must_use]
pub fn provider() -> CryptoProvider {
    use aws_lc_rs::{cipher_suite as suite, kx_group as group};
    CryptoProvider {
        cipher_suites: vec![
            suite::TLS13_AES_256_GCM_SHA384,
            suite::TLS13_AES_128_GCM_SHA256,
            suite::TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
            suite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
            suite::TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
            suite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        ],
        kx_groups: vec![
            group::X25519MLKEM768,
            group::SECP256R1MLKEM768,
            group::SECP256R1,
            group::SECP384R1,
        ],
        ..aws_lc_rs::default_provider()
    }
}

/// Holds the certificate in use.
#[derive(Debug)]
pub struct Certificates {
    files: Tls,
    current: ArcSwap<CertifiedKey>,
}

impl Certificates {
    /// Reads both files.
    ///
    /// # Errors
    /// [`TlsError`] when they do not parse or do not fit.
    pub fn load(files: Tls) -> Result<Arc<Self>, TlsError> {
        let current = ArcSwap::from_pointee(read(&files)?);
        Ok(Arc::new(Self { files, current }))
    }

    /// Reads both files again; the next handshake shows the new certificate. On an error the old one stays.
    ///
    /// # Errors
    /// [`TlsError`] when they do not parse or do not fit.
    pub fn reload(&self) -> Result<(), TlsError> {
        self.current.store(Arc::new(read(&self.files)?));
        Ok(())
    }

    /// The configuration of a listener. actix adds `http/1.1` as the only application protocol.
    ///
    /// # Errors
    /// [`TlsError`] when rustls refuses the versions.
    pub fn server_config(self: &Arc<Self>) -> Result<ServerConfig, TlsError> {
        let resolver: Arc<dyn ResolvesServerCert> = Arc::<Self>::clone(self);
        Ok(ServerConfig::builder_with_provider(Arc::new(provider()))
            .with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])?
            .with_no_client_auth()
            .with_cert_resolver(resolver))
    }

    /// Reloads on SIGHUP and when a file changes, for ever. Never ends by itself.
    pub async fn watch(self: Arc<Self>) {
        let mut seen = self.stamps();
        let mut hangup = Hangup::new();
        loop {
            let forced = tokio::select! {
                () = hangup.wait() => true,
                () = tokio::time::sleep(WATCH_EVERY) => false,
            };
            let now = self.stamps();
            if !forced && now == seen {
                continue;
            }
            match self.reload() {
                Ok(()) => tracing::info!("certificate loaded again"),
                Err(error) => tracing::error!(%error, "new certificate refused, the old one stays"),
            }
            seen = now;
        }
    }

    fn stamps(&self) -> [Option<SystemTime>; 2] {
        [&self.files.cert_file, &self.files.key_file].map(|path| {
            std::fs::metadata(path)
                .and_then(|meta| meta.modified())
                .ok()
        })
    }
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.current.load_full())
    }
}

fn read(files: &Tls) -> Result<CertifiedKey, TlsError> {
    let pem = |path: &Path| {
        let path = path.to_owned();
        move |source| TlsError::Pem { path, source }
    };
    let chain = CertificateDer::pem_file_iter(&files.cert_file)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(pem(&files.cert_file))?;
    if chain.is_empty() {
        return Err(TlsError::Empty(files.cert_file.clone()));
    }
    let key = PrivateKeyDer::from_pem_file(&files.key_file).map_err(pem(&files.key_file))?;
    Ok(CertifiedKey::from_der(chain, key, &provider())?)
}

/// SIGHUP where there is one.
struct Hangup(#[cfg(unix)] Option<tokio::signal::unix::Signal>);

impl Hangup {
    #[cfg(unix)]
    fn new() -> Self {
        let signal: io::Result<_> =
            tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup());
        if let Err(error) = &signal {
            tracing::warn!(%error, "SIGHUP is not watched");
        }
        Self(signal.ok())
    }

    #[cfg(unix)]
    async fn wait(&mut self) {
        match &mut self.0 {
            Some(signal) => {
                signal.recv().await;
            }
            None => std::future::pending().await,
        }
    }

    #[cfg(not(unix))]
    fn new() -> Self {
        Self()
    }

    #[cfg(not(unix))]
    async fn wait(&mut self) {
        std::future::pending().await
    }
}
