// SPDX-License-Identifier: EUPL-1.2
//! The password goes to nobody but the server that is meant.

use std::path::PathBuf;
use std::sync::Arc;

use gateway::config::ImapTls;
use gateway::mail::ImapError;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls_pki_types::PrivateKeyDer;

use crate::server::{Act, Server, Tls};
use crate::support::{Mailbox, mail};

/// An authority's certificate, and a server with one of it for `name`.
fn authority(name: &str) -> (String, Arc<ServerConfig>) {
    let ca_key = KeyPair::generate().unwrap();
    let mut ca = CertificateParams::new(Vec::new()).unwrap();
    ca.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let pem = ca.self_signed(&ca_key).unwrap().pem();
    let issuer = Issuer::new(ca, ca_key);
    let key = KeyPair::generate().unwrap();
    let leaf = CertificateParams::new(vec![name.to_owned()]).unwrap();
    let leaf = leaf.signed_by(&key, &issuer).unwrap();
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![leaf.der().clone()], key)
        .unwrap();
    (pem, Arc::new(config))
}

fn protected(server: &Server, tls: ImapTls, pem: &str) -> Mailbox {
    let mut mailbox = Mailbox::at(server.port);
    let ca: PathBuf = mailbox.file("ca.pem", pem.as_bytes());
    mailbox.config.host = "localhost".to_owned();
    mailbox.config.tls = tls;
    mailbox.config.ca_file = Some(ca);
    server.put(mail(1));
    mailbox
}

#[tokio::test]
async fn tls_from_the_first_byte_and_after_starttls() {
    let (pem, config) = authority("localhost");
    for (tls, mode) in [
        (Tls::Implicit(Arc::clone(&config)), ImapTls::Implicit),
        (Tls::Starttls(config), ImapTls::Required),
    ] {
        let server = Server::start(tls).await;
        let mailbox = protected(&server, mode, &pem);
        assert_eq!(mailbox.started().round().await.unwrap().taken, 1);
    }
}

#[tokio::test]
async fn another_ones_certificate_is_refused_before_the_password() {
    let (pem, _) = authority("localhost");
    let (_, unknown) = authority("localhost");
    let (other, named) = authority("imap.example");
    for (pem, config) in [(pem, unknown), (other, named)] {
        let server = Server::start(Tls::Implicit(config)).await;
        let mailbox = protected(&server, ImapTls::Implicit, &pem);
        let error = mailbox.started().round().await.unwrap_err();
        assert!(matches!(error, ImapError::Tls), "{error}");
        assert!(server.state().said.is_empty());
    }
}

#[tokio::test]
async fn without_tls_nothing_is_said_but_starttls() {
    let (pem, config) = authority("localhost");
    // Refused; an answer injected behind it; somebody who pretends that we are signed in.
    let answers: [Option<&[u8]>; 3] = [
        Some(b"{tag} NO not here\r\n"),
        Some(b"{tag} OK begin\r\n* CAPABILITY IMAP4rev1\r\n"),
        None,
    ];
    for answer in answers {
        let server = Server::start(Tls::Starttls(Arc::clone(&config))).await;
        let mailbox = protected(&server, ImapTls::Required, &pem);
        match answer {
            Some(answer) => server.hook(|_| Act::Say(answer.to_vec())),
            None => server.state().greeting = "* PREAUTH welcome\r\n",
        }
        let error = mailbox.started().round().await.unwrap_err();
        assert!(
            matches!(error, ImapError::Tls | ImapError::Malformed(_)),
            "{error}"
        );
        assert!(server.state().said.iter().all(|line| line == "STARTTLS"));
        assert_eq!(mailbox.portal.brought(), 0);
    }
}

#[tokio::test]
async fn a_server_that_takes_no_password_gets_none() {
    let server = Server::start(Tls::None).await;
    server.state().capabilities = "IMAP4rev1 LOGINDISABLED UIDPLUS".to_owned();
    let error = Mailbox::at(server.port)
        .started()
        .round()
        .await
        .unwrap_err();
    assert!(matches!(error, ImapError::Unfit(_)), "{error}");
    assert_eq!(server.count("LOGIN"), 0);
}

#[tokio::test]
async fn the_password_is_read_anew_for_each_connection() {
    let server = Server::start(Tls::None).await;
    let mailbox = Mailbox::at(server.port);
    let mut imap = mailbox.started();
    imap.round().await.unwrap();
    mailbox.file("password", b"neu\r\n");
    imap.round().await.unwrap();
    assert!(
        server
            .state()
            .said
            .contains(&"AHNpZWdlbHBvc3QAbmV1".to_owned())
    );
    mailbox.file("password", b"\n");
    assert!(matches!(imap.round().await, Err(ImapError::Password)));
}
