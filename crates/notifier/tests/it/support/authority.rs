// SPDX-License-Identifier: EUPL-1.2
//! A certificate authority for one test. A self-signed leaf would be refused by rustls.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};

pub struct Authority {
    ca_pem: String,
    ca: CertificateDer<'static>,
    leaf: CertificateDer<'static>,
    key: PrivateKeyDer<'static>,
}

impl Authority {
    /// An authority and a certificate of it for `name`.
    pub fn for_host(name: &str) -> Arc<Self> {
        let ca_key = KeyPair::generate().unwrap();
        let mut ca = CertificateParams::new(Vec::new()).unwrap();
        ca.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let ca_certificate = ca.self_signed(&ca_key).unwrap();
        let issuer = Issuer::new(ca, ca_key);
        let leaf_key = KeyPair::generate().unwrap();
        let leaf = CertificateParams::new(vec![name.to_owned()])
            .unwrap()
            .signed_by(&leaf_key, &issuer)
            .unwrap();
        Arc::new(Self {
            ca_pem: ca_certificate.pem(),
            ca: ca_certificate.der().clone(),
            leaf: leaf.der().clone(),
            key: PrivateKeyDer::try_from(leaf_key.serialize_der()).unwrap(),
        })
    }

    /// Writes the authority's certificate where a client can find it.
    pub fn write_ca(&self, folder: &Path) -> PathBuf {
        let path = folder.join("ca.pem");
        std::fs::write(&path, &self.ca_pem).unwrap();
        path
    }

    /// The authority's own certificate.
    pub fn ca(&self) -> &CertificateDer<'static> {
        &self.ca
    }

    /// The relay's certificate.
    pub fn leaf(&self) -> &CertificateDer<'static> {
        &self.leaf
    }

    pub fn server_config(&self) -> Arc<ServerConfig> {
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        Arc::new(
            ServerConfig::builder_with_provider(provider)
                .with_safe_default_protocol_versions()
                .unwrap()
                .with_no_client_auth()
                .with_single_cert(
                    vec![self.leaf.clone(), self.ca.clone()],
                    self.key.clone_key(),
                )
                .unwrap(),
        )
    }
}
