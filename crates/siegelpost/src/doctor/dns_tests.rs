// SPDX-License-Identifier: EUPL-1.2
//! A DNS server of our own on the loopback, and what the doctor says of its answers.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::Arc;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::op::{Message, OpCode, ResponseCode};
use hickory_resolver::proto::rr::rdata::TXT;
use hickory_resolver::proto::rr::{RData, Record};
use notifier::{DkimAlgorithm, NotifierConfig};
use tokio::net::UdpSocket;

use super::{Domains, examine, look_up};
use crate::doctor::{Finding, State, notifier_settings as settings};

/// A name, and a text record of it in its parts.
type Line = (&'static str, &'static [&'static str]);
type Zone = BTreeMap<String, Vec<Vec<String>>>;

/// Text records, each as its parts.
fn zone(records: &[(&str, &[&str])]) -> Zone {
    let mut zone = Zone::new();
    for (name, parts) in records {
        let parts = parts.iter().map(ToString::to_string).collect();
        zone.entry((*name).to_owned()).or_default().push(parts);
    }
    zone
}

/// A resolver that asks a server with this zone; without one, a port at which nobody answers.
async fn resolver(zone: Option<Zone>) -> TokioResolver {
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = socket.local_addr().unwrap().port();
    if let Some(zone) = zone {
        tokio::spawn(serve(Arc::new(socket), zone));
    } else {
        drop(socket);
    }
    let mut connection = ConnectionConfig::udp();
    connection.port = port;
    let server = NameServerConfig::new(Ipv4Addr::LOCALHOST.into(), true, vec![connection]);
    let config = ResolverConfig::from_name_servers(vec![server]);
    let mut builder = TokioResolver::builder_with_config(config, TokioRuntimeProvider::default());
    builder.options_mut().timeout = std::time::Duration::from_secs(1);
    builder.options_mut().attempts = 1;
    builder.build().unwrap()
}

async fn serve(socket: Arc<UdpSocket>, zone: Zone) {
    let mut bytes = [0; 4096];
    loop {
        let (length, from) = socket.recv_from(&mut bytes).await.unwrap();
        let asked = Message::from_vec(&bytes[..length]).unwrap();
        let query = asked.queries[0].clone();
        let name = query.name().to_string().to_lowercase();
        let mut answer = Message::response(asked.metadata.id, OpCode::Query);
        answer.add_query(query.clone());
        match zone.get(name.trim_end_matches('.')) {
            Some(all) => answer.add_answers(all.iter().map(|parts| {
                let text = RData::TXT(TXT::new(parts.clone()));
                Record::from_rdata(query.name().clone(), 60, text)
            })),
            None => {
                answer.metadata.response_code = ResponseCode::NXDomain;
                &mut answer
            }
        };
        let bytes = answer.to_vec().unwrap();
        socket.send_to(&bytes, from).await.unwrap();
    }
}

async fn found(config: &NotifierConfig, zone: Option<Zone>) -> Vec<Finding> {
    let resolver = resolver(zone).await;
    look_up(&resolver, config, &Domains::of(config)).await
}

fn states(findings: &[Finding]) -> Vec<(&'static str, State)> {
    let pairs = findings.iter().map(|one| (one.check, one.state));
    pairs.collect()
}

const GOOD_SPF: Line = ("musterkasse.example", &["v=spf1 ip4:192.0.2.25 -all"]);
const GOOD_DMARC: Line = (
    "_dmarc.musterkasse.example",
    &["v=DMARC1; p=reject; adkim=s"],
);

#[tokio::test]
async fn a_published_key_another_key_and_none_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dkim.pem");
    let config = settings(&format!(
        "[[dkim]]\nselector = \"a\"\nalgorithm = \"rsa\"\nkey_file = \"{}\"\n",
        path.display()
    ));
    let domain = "musterkasse.example";
    let line = crate::admin::dkim_key::init(DkimAlgorithm::Rsa, "a", domain, &path).unwrap();
    // As in a zone file: a key of RSA does not fit into one string.
    let parts: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
    assert!(parts.len() > 1);
    let name = "a._domainkey.musterkasse.example";
    for (records, state) in [
        (zone(&[(name, &parts), GOOD_SPF, GOOD_DMARC]), State::Ok),
        (
            zone(&[(name, &["v=DKIM1; k=rsa; p=MIIB"]), GOOD_SPF, GOOD_DMARC]),
            State::Fail,
        ),
        // Taken back (RFC 6376, 3.6.1).
        (
            zone(&[(name, &["v=DKIM1; p="]), GOOD_SPF, GOOD_DMARC]),
            State::Fail,
        ),
        (zone(&[GOOD_SPF, GOOD_DMARC]), State::Fail),
    ] {
        let found = states(&found(&config, Some(records)).await);
        let good = [
            ("dkim-dns", state),
            ("spf", State::Ok),
            ("dmarc", State::Ok),
        ];
        assert_eq!(found, good);
    }
}

#[tokio::test]
async fn who_may_send_is_said_once_and_not_for_everybody() {
    let config = settings("");
    let domain = "musterkasse.example";
    let cases: [(Vec<Line>, State); 6] = [
        (vec![GOOD_SPF], State::Ok),
        (vec![], State::Warn),
        (vec![(domain, &["something else"])], State::Warn),
        (vec![GOOD_SPF, (domain, &["v=spf1 -all"])], State::Fail),
        (vec![(domain, &["v=spf1 +all"])], State::Fail),
        // Another version is none of ours.
        (vec![GOOD_SPF, (domain, &["v=spf10 +all"])], State::Ok),
    ];
    for (records, state) in cases {
        let found = found(&config, Some(zone(&records))).await;
        assert_eq!(states(&found)[0], ("spf", state), "{records:?}");
    }
}

#[tokio::test]
async fn a_policy_is_looked_for_at_the_domain_and_above_it() {
    let mut config = settings("");
    config.from = "post@mail.musterkasse.example".to_owned();
    let (at, above) = (
        "_dmarc.mail.musterkasse.example",
        "_dmarc.musterkasse.example",
    );
    let good: &'static [&'static str] = &["v=DMARC1; p=quarantine"];
    let cases: [(Vec<Line>, State); 7] = [
        (vec![(at, good)], State::Ok),
        (vec![(above, good)], State::Ok),
        (vec![(above, &["v=DMARC1; p=reject; sp=none"])], State::Warn),
        (vec![(at, &["v=DMARC1; p=none"])], State::Warn),
        (vec![(at, &["v=DMARC1"])], State::Fail),
        (vec![(at, good), (at, good)], State::Fail),
        (vec![], State::Warn),
    ];
    for (records, state) in cases {
        let found = found(&config, Some(zone(&records))).await;
        assert_eq!(states(&found)[1], ("dmarc", state), "{records:?}");
    }
}

#[tokio::test]
async fn a_resolver_that_is_silent_is_no_missing_record() {
    let found = found(&settings(""), None).await;
    let silent = ("mail-dns", State::Warn);
    assert_eq!(states(&found), [silent, silent]);
}

#[tokio::test]
async fn domains_that_exist_nowhere_are_not_asked_about() {
    let found = examine(&settings("")).await;
    assert_eq!(states(&found), [("mail-dns", State::Ok)]);
}
