// SPDX-License-Identifier: EUPL-1.2
//! What signatures cost: a mail made and sent without, with Ed25519, with RSA of 2048 bits, and with both, in one run.
//!
//! ```text
//! signing_cost              makes mails only
//! signing_cost 127.0.0.1:2525   sends them, too, over 16 connections (e.g. to `smtp-sink -c 127.0.0.1:2525 100`)
//! ```
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test program")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use mailbox::Timestamp;
use notifier::address::Recipient;
use notifier::dkim::{Keys, generate};
use notifier::{
    Brand, DiscreetConfig, DkimAlgorithm, DkimConfig, Lang, NotifierConfig, Renderer, SmtpConfig,
    TlsMode, Transport, Words,
};
use uuid::Uuid;

const MAILS: u32 = 4_000;
const CONNECTIONS: u32 = 16;
const DOMAIN: &str = "musterkasse.example";

fn config(sink: Option<(&str, u16)>, dkim: Vec<DkimConfig>) -> NotifierConfig {
    let (host, port) = sink.unwrap_or(("localhost", 25));
    NotifierConfig {
        from: format!("post@{DOMAIN}"),
        bounce_address: None,
        dane: notifier::DaneConfig::default(),
        push: None,
        returns: None,
        brand: None,
        discreet: DiscreetConfig::default(),
        portal_host: None,
        identity_file: PathBuf::new(),
        batch: 64,
        lease_seconds: 60,
        poll_seconds: 1,
        dkim,
        smtp: SmtpConfig {
            host: host.to_owned(),
            port,
            tls: TlsMode::None,
            ca_file: None,
            user: None,
            password_file: None,
            hello_name: None,
            connections: CONNECTIONS,
            idle_seconds: 30,
            mails_per_connection: u32::MAX,
            timeout_seconds: 30,
        },
        fallback: Vec::new(),
    }
}

fn key(folder: &Path, algorithm: DkimAlgorithm, selector: &str) -> DkimConfig {
    let key_file = folder.join(selector);
    let (pem, _) = generate(algorithm, selector, DOMAIN).unwrap();
    std::fs::write(&key_file, pem).unwrap();
    DkimConfig {
        selector: selector.to_owned(),
        algorithm,
        key_file,
        domain: None,
    }
}

fn make(renderer: &Renderer, n: u32) -> Vec<u8> {
    let to = Recipient::parse(&format!("p{n}@example.org")).unwrap();
    let at = Timestamp::from_secs(1_795_442_700);
    let id = Uuid::from_u128(n.into());
    let mail = renderer.render(&Words::News(None), Lang::De, &to, id, at);
    mail.unwrap()
}

/// Seconds for making all mails one after another.
fn making(renderer: &Renderer) -> f64 {
    let begun = Instant::now();
    for n in 0..MAILS {
        std::hint::black_box(make(renderer, n));
    }
    begun.elapsed().as_secs_f64()
}

/// Seconds for making and sending all mails.
async fn sending(renderer: Renderer, transport: Transport) -> f64 {
    let (renderer, transport) = (Arc::new(renderer), Arc::new(transport));
    let begun = Instant::now();
    let workers: Vec<_> = (0..CONNECTIONS)
        .map(|worker| {
            let (renderer, transport) = (Arc::clone(&renderer), Arc::clone(&transport));
            tokio::spawn(async move {
                for n in (worker..MAILS).step_by(16) {
                    let to = Recipient::parse(&format!("p{n}@example.org")).unwrap();
                    let prepared = transport.prepare(&to).await.unwrap();
                    prepared.send(&make(&renderer, n)).await.unwrap();
                }
            })
        })
        .collect();
    for worker in workers {
        worker.await.unwrap();
    }
    let took = begun.elapsed().as_secs_f64();
    transport.close().await;
    took
}

#[tokio::main]
async fn main() {
    let sink = std::env::args().nth(1);
    let sink = sink.as_deref().map(|text| {
        let (host, port) = text.split_once(':').unwrap();
        (host, port.parse().unwrap())
    });
    let folder = tempfile::tempdir().unwrap();
    let rsa = key(folder.path(), DkimAlgorithm::Rsa, "rsa");
    let ed25519 = key(folder.path(), DkimAlgorithm::Ed25519, "ed");
    let brand = Brand {
        name: "Musterkasse".to_owned(),
        phone: "0800 000 4711".to_owned(),
        host: None,
    };
    let from = Recipient::parse(&format!("post@{DOMAIN}")).unwrap();
    let mut bare = (0.0, 0.0);
    for (name, keys) in [
        ("warming up", vec![]),
        ("none", vec![]),
        ("ed25519", vec![ed25519.clone()]),
        ("rsa", vec![rsa.clone()]),
        ("both", vec![rsa, ed25519]),
    ] {
        let settings = config(sink, keys);
        let signer = Keys::load(&settings).unwrap().signer(&from);
        let renderer = Renderer::new(&from, &brand).unwrap().signed_by(signer);
        let made = making(&renderer);
        let sent = match sink {
            Some(_) => sending(renderer, Transport::new(&settings).unwrap()).await,
            None => 0.0,
        };
        if name == "none" {
            bare = (made, sent);
        }
        let each = Duration::from_secs_f64(made / f64::from(MAILS));
        print!("{name:10}  made: {each:?} a mail, {:.2} x", made / bare.0);
        if sink.is_some() {
            let rate = f64::from(MAILS) / sent;
            print!("   sent: {rate:.0} a second, {:.2} x", bare.1 / sent);
        }
        println!();
    }
}
