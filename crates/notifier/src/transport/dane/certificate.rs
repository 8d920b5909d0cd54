// SPDX-License-Identifier: EUPL-1.2
//! Is a certificate the one that the records speak of? What is signed, and how, stays with rustls; only whom to trust comes from elsewhere.

use std::sync::Arc;

use aws_lc_rs::digest;
use hickory_resolver::proto::rr::rdata::TLSA;
use hickory_resolver::proto::rr::rdata::tlsa::{CertUsage, Matching, Selector};
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};

#[derive(Debug)]
pub(super) struct Verifier {
    records: Vec<TLSA>,
    provider: Arc<CryptoProvider>,
}

impl Verifier {
    pub fn new(records: Vec<TLSA>, provider: Arc<CryptoProvider>) -> Self {
        Self { records, provider }
    }

    fn of(&self, usage: CertUsage) -> impl Iterator<Item = &TLSA> {
        let records = self.records.iter();
        records.filter(move |record| record.cert_usage == usage)
    }

    /// Authorities that the records name: one that the relay has shown (RFC 7671, 5.2: it has to), or one that stands there whole.
    fn authorities(&self, shown: &[CertificateDer<'_>]) -> RootCertStore {
        let mut roots = RootCertStore::empty();
        for record in self.of(CertUsage::DaneTa) {
            for certificate in shown.iter().filter(|shown| matches(record, shown)) {
                // One that is no authority's fails here, and with it the chain.
                let _ = roots.add(certificate.clone().into_owned());
            }
            if (record.selector, record.matching) == (Selector::Full, Matching::Raw) {
                let _ = roots.add(CertificateDer::from(record.cert_data.clone()));
            }
        }
        roots
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        // RFC 7671, 5.1: names and dates of the certificate say nothing here; the record is renewed instead.
        if self
            .of(CertUsage::DaneEe)
            .any(|record| matches(record, end_entity))
        {
            return Ok(ServerCertVerified::assertion());
        }
        let roots = self.authorities(intermediates);
        if roots.is_empty() {
            return Err(CertificateError::UnknownIssuer.into());
        }
        WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&self.provider))
            .build()
            .map_err(|_| Error::from(CertificateError::UnknownIssuer))?
            .verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, cert, dss, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, cert, dss, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        let algorithms = &self.provider.signature_verification_algorithms;
        algorithms.supported_schemes()
    }
}

/// RFC 6698, 2.1.2 and 2.1.3.
fn matches(record: &TLSA, certificate: &CertificateDer<'_>) -> bool {
    let key;
    let part: &[u8] = match record.selector {
        Selector::Full => certificate,
        Selector::Spki => match ParsedCertificate::try_from(certificate) {
            Ok(parsed) => {
                key = parsed.subject_public_key_info();
                &key
            }
            Err(_) => return false,
        },
        Selector::Unassigned(_) | Selector::Private => return false,
    };
    match record.matching {
        Matching::Raw => part == record.cert_data,
        Matching::Sha256 => digest::digest(&digest::SHA256, part).as_ref() == record.cert_data,
        Matching::Sha512 => digest::digest(&digest::SHA512, part).as_ref() == record.cert_data,
        Matching::Unassigned(_) | Matching::Private => false,
    }
}
