// SPDX-License-Identifier: EUPL-1.2
//! What several tests need.

pub mod authority;
pub mod dns;
pub mod post;
pub mod push_service;
pub mod relay;

use std::path::PathBuf;

use notifier::{Brand, DiscreetConfig, NotifierConfig, SmtpConfig, TlsMode};

use self::relay::Relay;

/// A configuration for a relay of these tests.
pub fn config(relay: &Relay, tls: TlsMode, ca_file: Option<PathBuf>) -> NotifierConfig {
    settings("localhost", relay.address.port(), tls, ca_file)
}

/// A configuration for whatever is there.
pub fn settings(host: &str, port: u16, tls: TlsMode, ca_file: Option<PathBuf>) -> NotifierConfig {
    NotifierConfig {
        from: "post@musterkasse.example".to_owned(),
        bounce_address: None,
        dane: notifier::DaneConfig::default(),
        push: None,
        returns: None,
        brand: None,
        discreet: DiscreetConfig::default(),
        portal_host: None,
        identity_file: PathBuf::from("unused"),
        batch: 16,
        lease_seconds: 60,
        poll_seconds: 1,
        dkim: Vec::new(),
        smtp: SmtpConfig {
            host: host.to_owned(),
            port,
            tls,
            ca_file,
            user: None,
            password_file: None,
            hello_name: None,
            connections: 2,
            idle_seconds: 30,
            mails_per_connection: 100,
            timeout_seconds: 5,
        },
        fallback: Vec::new(),
    }
}

pub fn brand(host: Option<&str>) -> Brand {
    Brand {
        name: "Musterkasse".to_owned(),
        phone: "0800 000 4711".to_owned(),
        host: host.map(str::to_owned),
    }
}
