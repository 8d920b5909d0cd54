// SPDX-License-Identifier: EUPL-1.2
//! The relay's certificate by its own signed zone (RFC 7672).

use std::path::Path;
use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, SHA512, digest};
use hickory_resolver::proto::rr::rdata::TLSA;
use hickory_resolver::proto::rr::rdata::tlsa::{CertUsage, Matching, Selector};
use notifier::address::Recipient;
use notifier::backoff::Failure;
use notifier::transport::NoRecords;
use notifier::{DaneConfig, NotifierConfig, TlsMode, Transport};
use rustls::server::ParsedCertificate;
use rustls_pki_types::CertificateDer;

use crate::support::authority::Authority;
use crate::support::dns::{Dns, RELAY};
use crate::support::relay::{Manner, Relay};
use crate::support::settings;

/// A relay whose certificate nobody else knows, for `name`.
async fn relay(name: &str) -> (Relay, Arc<Authority>) {
    let authority = Authority::for_host(name);
    let manner = Manner {
        starttls: Some(authority.clone()),
        ..Manner::default()
    };
    (Relay::start(manner).await, authority)
}

fn config(relay: &Relay, dns: &Dns, folder: &Path) -> NotifierConfig {
    let port = relay.address.port();
    NotifierConfig {
        dane: DaneConfig {
            resolvers: vec![dns.address],
            anchors_file: Some(dns.write_anchor(folder)),
        },
        ..settings(RELAY, port, TlsMode::Dane, None)
    }
}

async fn send(config: &NotifierConfig) -> Result<(), Failure> {
    let to = Recipient::parse("erika@example.org").unwrap();
    let transport = Transport::new(config).unwrap();
    let prepared = transport.prepare(&to).await?;
    prepared.send(b"Subject: x\r\n\r\nx\r\n").await?;
    Ok(())
}

fn key(certificate: &CertificateDer<'_>) -> Vec<u8> {
    let parsed = ParsedCertificate::try_from(certificate).unwrap();
    parsed.subject_public_key_info().to_vec()
}

/// 3 1 1, what nearly everybody publishes.
fn usual(certificate: &CertificateDer<'_>) -> TLSA {
    let hash = digest(&SHA256, &key(certificate)).as_ref().to_vec();
    TLSA::new(CertUsage::DaneEe, Selector::Spki, Matching::Sha256, hash)
}

#[tokio::test]
async fn each_way_to_speak_of_a_certificate_is_understood() {
    let folder = tempfile::tempdir().unwrap();
    let (relay, authority) = relay(RELAY).await;
    let (leaf, ca) = (authority.leaf(), authority.ca());
    let sha512 = |bytes: &[u8]| digest(&SHA512, bytes).as_ref().to_vec();
    let (ee, ta) = (CertUsage::DaneEe, CertUsage::DaneTa);
    let ways = [
        usual(leaf),
        TLSA::new(ee, Selector::Full, Matching::Sha512, sha512(leaf)),
        TLSA::new(ee, Selector::Full, Matching::Raw, leaf.to_vec()),
        TLSA::new(ee, Selector::Spki, Matching::Raw, key(leaf)),
        TLSA::new(ta, Selector::Spki, Matching::Sha512, sha512(&key(ca))),
        TLSA::new(ta, Selector::Full, Matching::Sha512, sha512(ca)),
        TLSA::new(ta, Selector::Full, Matching::Raw, ca.to_vec()),
    ];
    for way in ways {
        let dns = Dns::start(relay.address.port(), std::slice::from_ref(&way), true).await;
        let config = config(&relay, &dns, folder.path());
        assert_eq!(send(&config).await, Ok(()), "{way}");
    }
    assert!(relay.taken().iter().all(|mail| mail.encrypted));
}

/// RFC 7671, 5.1 and 5.2.2.
#[tokio::test]
async fn a_name_says_nothing_beside_the_key_and_is_asked_for_beside_an_authority() {
    let folder = tempfile::tempdir().unwrap();
    let (relay, authority) = relay("another.example").await;
    let port = relay.address.port();
    let dns = Dns::start(port, &[usual(authority.leaf())], true).await;
    assert_eq!(send(&config(&relay, &dns, folder.path())).await, Ok(()));

    let ta = TLSA::new(
        CertUsage::DaneTa,
        Selector::Full,
        Matching::Raw,
        authority.ca().to_vec(),
    );
    let dns = Dns::start(port, &[ta], true).await;
    let sent = send(&config(&relay, &dns, folder.path())).await;
    assert_eq!(sent, Err(Failure::Tls));
}

#[tokio::test]
async fn another_certificate_gets_no_mail() {
    let folder = tempfile::tempdir().unwrap();
    let (relay, authority) = relay(RELAY).await;
    let another = Authority::for_host(RELAY);
    let port = relay.address.port();
    let ca_hash = digest(&SHA256, another.ca()).as_ref().to_vec();
    let wrong = [
        usual(another.leaf()),
        TLSA::new(CertUsage::DaneTa, Selector::Full, Matching::Sha256, ca_hash),
        // The authority's key is none of the relay's own.
        usual(authority.ca()),
    ];
    let dns = Dns::start(port, &wrong, true).await;
    let config = config(&relay, &dns, folder.path());
    assert_eq!(send(&config).await, Err(Failure::Tls));
    assert!(relay.taken().is_empty());
}

#[tokio::test]
async fn without_records_that_hold_there_is_no_mail_and_the_reason_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (relay, authority) = relay(RELAY).await;
    let port = relay.address.port();
    let right = usual(authority.leaf());
    let mut public = right.clone();
    public.cert_usage = CertUsage::PkixEe;
    let reason = async |config: &NotifierConfig| {
        // Of a zone that is forged not even the address is believed.
        let sent = send(config).await;
        assert!(
            matches!(sent, Err(Failure::Tls | Failure::Connect)),
            "{sent:?}"
        );
        let transport = Transport::new(config).unwrap();
        transport.dane_records().await.unwrap().unwrap_err()
    };

    let dns = Dns::start(port, &[], true).await;
    let config_of = |dns: &Dns| config(&relay, dns, folder.path());
    assert_eq!(reason(&config_of(&dns)).await, NoRecords::Absent);

    let dns = Dns::start(port, &[public], true).await;
    assert_eq!(reason(&config_of(&dns)).await, NoRecords::Unusable);

    // Not signed, and the one above says so: whoever is on the way can write what he likes there.
    let dns = Dns::start_below_a_signed_one(port, std::slice::from_ref(&right)).await;
    assert_eq!(reason(&config_of(&dns)).await, NoRecords::Unsigned);

    // Not signed although the anchor says that it is: somebody on the way has made the answer.
    let dns = Dns::start(port, std::slice::from_ref(&right), false).await;
    let said = reason(&config_of(&dns)).await;
    assert!(matches!(said, NoRecords::Failed(_)), "{said:?}");

    // Signed by a key that is not the one that was handed over.
    let (ours, forged) = (
        Dns::start(port, std::slice::from_ref(&right), true).await,
        Dns::start(port, &[right], true).await,
    );
    let mut config = config_of(&ours);
    assert_eq!(send(&config).await, Ok(()));
    config.dane.resolvers = vec![forged.address];
    let said = reason(&config).await;
    assert!(matches!(said, NoRecords::Failed(_)), "{said:?}");
    assert_eq!(relay.taken().len(), 1);
}

#[tokio::test]
async fn a_relay_without_starttls_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::for_host(RELAY);
    let relay = Relay::start(Manner::default()).await;
    let dns = Dns::start(relay.address.port(), &[usual(authority.leaf())], true).await;
    let config = config(&relay, &dns, folder.path());
    assert_eq!(send(&config).await, Err(Failure::Tls));
}

#[test]
fn an_address_has_no_records() {
    let config = settings("127.0.0.1", 25, TlsMode::Dane, None);
    let error = Transport::new(&config).err().unwrap();
    assert!(error.to_string().contains("host name"), "{error}");
}
