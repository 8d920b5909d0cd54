// SPDX-License-Identifier: EUPL-1.2
//! TLS: what is offered, what is refused, a certificate that changes while running.

use std::path::Path;
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, NamedGroup, ProtocolVersion, RootCertStore, SupportedCipherSuite};
use web::config::Tls;
use web::tls::{Certificates, provider};

use crate::app::TestApp;
use crate::person::Person;

struct Authority {
    issuer: Issuer<'static, KeyPair>,
    root: CertificateDer<'static>,
    pem: String,
}

fn authority() -> Authority {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec![]).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let root = params.self_signed(&key).unwrap();
    let (pem, root) = (root.pem(), root.der().clone());
    Authority {
        issuer: Issuer::new(params, key),
        root,
        pem,
    }
}

impl Authority {
    fn write(&self, folder: &Path, name: &str) -> Tls {
        let key = KeyPair::generate().unwrap();
        let names = vec![name.to_owned(), "127.0.0.1".to_owned()];
        let params = CertificateParams::new(names).unwrap();
        let cert = params.signed_by(&key, &self.issuer).unwrap();
        let files = Tls {
            cert_file: folder.join("cert.pem"),
            key_file: folder.join("key.pem"),
        };
        std::fs::write(&files.cert_file, cert.pem() + &self.pem).unwrap();
        std::fs::write(&files.key_file, key.serialize_pem()).unwrap();
        files
    }
}

struct Seen {
    version: ProtocolVersion,
    group: NamedGroup,
    suite: SupportedCipherSuite,
    leaf: CertificateDer<'static>,
}

/// One handshake in memory.
fn handshake(
    server: rustls::ServerConfig,
    root: &CertificateDer<'static>,
    name: &'static str,
    client: rustls::crypto::CryptoProvider,
    versions: &[&'static rustls::SupportedProtocolVersion],
) -> Result<Seen, rustls::Error> {
    let mut roots = RootCertStore::empty();
    roots.add(root.clone()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(client))
        .with_protocol_versions(versions)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let mut client =
        rustls::ClientConnection::new(Arc::new(config), ServerName::try_from(name).unwrap())?;
    let mut server = rustls::ServerConnection::new(Arc::new(server))?;
    while client.is_handshaking() || server.is_handshaking() {
        let mut wire = vec![];
        while client.wants_write() {
            client.write_tls(&mut wire).unwrap();
        }
        let mut wire = wire.as_slice();
        while !wire.is_empty() {
            server.read_tls(&mut wire).unwrap();
            server.process_new_packets()?;
        }
        let mut wire = vec![];
        while server.wants_write() {
            server.write_tls(&mut wire).unwrap();
        }
        let mut wire = wire.as_slice();
        while !wire.is_empty() {
            client.read_tls(&mut wire).unwrap();
            client.process_new_packets()?;
        }
    }
    Ok(Seen {
        version: client.protocol_version().unwrap(),
        group: client.negotiated_key_exchange_group().unwrap().name(),
        suite: client.negotiated_cipher_suite().unwrap(),
        leaf: client.peer_certificates().unwrap()[0].clone().into_owned(),
    })
}

const BOTH: &[&rustls::SupportedProtocolVersion] = rustls::ALL_VERSIONS;

fn everything() -> rustls::crypto::CryptoProvider {
    rustls::crypto::aws_lc_rs::default_provider()
}

#[test]
fn a_modern_client_gets_tls_1_3_with_a_post_quantum_exchange() {
    let folder = tempfile::tempdir().unwrap();
    let authority = authority();
    let certificates = Certificates::load(authority.write(folder.path(), "post.example")).unwrap();
    let config = certificates.server_config().unwrap();
    let seen = handshake(config, &authority.root, "post.example", everything(), BOTH).unwrap();
    assert_eq!(seen.version, ProtocolVersion::TLSv1_3);
    assert_eq!(seen.group, NamedGroup::X25519MLKEM768);
}

#[test]
fn an_older_client_gets_tls_1_2_with_an_authenticated_cipher() {
    let folder = tempfile::tempdir().unwrap();
    let authority = authority();
    let certificates = Certificates::load(authority.write(folder.path(), "post.example")).unwrap();
    let config = certificates.server_config().unwrap();
    let versions = &[&rustls::version::TLS12];
    let seen = handshake(
        config,
        &authority.root,
        "post.example",
        everything(),
        versions,
    )
    .unwrap();
    assert_eq!(seen.version, ProtocolVersion::TLSv1_2);
    assert!(format!("{:?}", seen.suite.suite()).contains("GCM"));
    assert_eq!(seen.group, NamedGroup::secp256r1);
}

#[test]
fn chacha_and_lone_x25519_are_not_offered() {
    let folder = tempfile::tempdir().unwrap();
    let authority = authority();
    let certificates = Certificates::load(authority.write(folder.path(), "post.example")).unwrap();
    let mut client = everything();
    client
        .kx_groups
        .retain(|group| group.name() == NamedGroup::X25519);
    let config = certificates.server_config().unwrap();
    assert!(handshake(config, &authority.root, "post.example", client, BOTH).is_err());
    let mut client = everything();
    client
        .cipher_suites
        .retain(|suite| format!("{:?}", suite.suite()).contains("CHACHA20"));
    let config = certificates.server_config().unwrap();
    assert!(handshake(config, &authority.root, "post.example", client, BOTH).is_err());
    for suite in provider().cipher_suites {
        assert!(format!("{:?}", suite.suite()).contains("AES"), "{suite:?}");
    }
}

#[test]
fn the_next_handshake_shows_a_changed_certificate() {
    let folder = tempfile::tempdir().unwrap();
    let authority = authority();
    let certificates = Certificates::load(authority.write(folder.path(), "post.example")).unwrap();
    let config = certificates.server_config().unwrap();
    let before = handshake(
        config.clone(),
        &authority.root,
        "post.example",
        everything(),
        BOTH,
    )
    .unwrap();
    authority.write(folder.path(), "post.example");
    certificates.reload().unwrap();
    let after = handshake(
        config.clone(),
        &authority.root,
        "post.example",
        everything(),
        BOTH,
    )
    .unwrap();
    assert_ne!(before.leaf, after.leaf);
    // A broken file is refused and the old certificate stays.
    std::fs::write(folder.path().join("cert.pem"), "nonsense").unwrap();
    assert!(certificates.reload().is_err());
    let still = handshake(config, &authority.root, "post.example", everything(), BOTH).unwrap();
    assert_eq!(after.leaf, still.leaf);
}

#[test]
fn a_key_that_does_not_fit_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let authority = authority();
    let files = authority.write(folder.path(), "post.example");
    std::fs::write(
        &files.key_file,
        KeyPair::generate().unwrap().serialize_pem(),
    )
    .unwrap();
    assert!(Certificates::load(files).is_err());
}

#[tokio::test]
async fn over_tls_everything_is_strict_and_http_1_1_only() {
    let folder = tempfile::tempdir().unwrap();
    let files = authority().write(folder.path(), "localhost");
    crate::app::install_provider();
    let app = TestApp::start_with(|config| config.tls = Some(files)).await;
    let browser = app.portal_browser();
    let answer = browser
        .post("session/passkey/options", serde_json::json!({}))
        .await
        .expect(200);
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-sp-portal="), "{cookie}");
    assert!(cookie.contains("Secure") && cookie.contains("Path=/") && !cookie.contains("Domain"));
    assert!(
        answer
            .header("strict-transport-security")
            .contains("max-age=63072000")
    );
    let mut person = Person::insured(&app).await;
    person.sign_in().await.expect(200);
    let page = app.http.get(&app.office).send().await.unwrap();
    assert_eq!(page.version(), reqwest::Version::HTTP_11);
    // Without TLS there is nothing.
    let plain = app.portal.replace("https://", "http://");
    assert!(app.http.get(plain).send().await.is_err());
}
