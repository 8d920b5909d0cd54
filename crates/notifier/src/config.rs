// SPDX-License-Identifier: EUPL-1.2
//! The `[notifier]` section of the configuration.
//!
//! This crate reads no environment and no file on its own account: the operator's command reads the
//! section, [`SmtpConfig::password_file`], [`SmtpConfig::ca_file`] and [`DkimConfig::key_file`] are opened when the worker
//! is built.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::returns::ReturnsConfig;

/// Each row of a batch is a parameter of a statement; SQLite takes 32,766, PostgreSQL 65,535.
const MAX_BATCH: u32 = 10_000;

/// Section `[notifier]`: who sends, how often, and when to give up.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NotifierConfig {
    /// Sender address of every mail, one fixed address.
    pub from: String,
    /// SMTP sender (MAIL FROM) if bounces go elsewhere; else `from`. With `returns` each mail has its own.
    #[serde(default)]
    pub bounce_address: Option<String>,
    /// A return address of its own for each mail, and what comes back there. Absent: whoever reads the mailbox of `from` or
    /// `bounce_address` learns of it, and nobody else.
    #[serde(default)]
    pub returns: Option<ReturnsConfig>,
    /// Name and telephone number in the text; default: those of the pages. Needed when the notifier runs alone.
    #[serde(default)]
    pub brand: Option<BrandConfig>,
    /// Mails to those who have chosen that these do not say whom they come from.
    #[serde(default)]
    pub discreet: DiscreetConfig,
    /// Bare host name of the portal to be named in the mail, e.g. `portal.musterkasse.example`; absent: not named.
    /// Never a URL: a name with a slash, colon or blank is refused.
    #[serde(default)]
    pub portal_host: Option<String>,
    /// File with the notifier's contact identity, the only key that opens e-mail addresses.
    pub identity_file: PathBuf,
    /// Rows leased in one step, 1 to 10,000.
    #[serde(default = "defaults::batch")]
    pub batch: u32,
    /// Seconds a leased row belongs to one worker. At least twice `timeout_seconds` of all relays together.
    #[serde(default = "defaults::lease_seconds")]
    pub lease_seconds: u32,
    /// Seconds between two looks at an empty outbox.
    #[serde(default = "defaults::poll_seconds")]
    pub poll_seconds: u32,
    /// Keys that sign the mails; none: the relay has to sign.
    #[serde(default)]
    pub dkim: Vec<DkimConfig>,
    /// How the DNS is asked about relays with `tls = "dane"`.
    #[serde(default)]
    pub dane: DaneConfig,
    /// Signs to browsers without content, beside mails; absent: none (RFC 8030, RFC 8292).
    #[serde(default)]
    pub push: Option<PushConfig>,
    /// The mail relay.
    pub smtp: SmtpConfig,
    /// Relays to be tried in this order when the one before does not take us.
    #[serde(default)]
    pub fallback: Vec<SmtpConfig>,
}

/// Section `[notifier.dane]`: how the DNS is asked about relays with `tls = "dane"`. Signatures (DNSSEC) are checked here, whatever a name server
/// says of them.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct DaneConfig {
    /// Name servers to ask, address and port; default: those of the system. They have to hand on signatures (RFC 4035, 3.2.1), which small ones in
    /// routers do not.
    pub resolvers: Vec<SocketAddr>,
    /// File with DNSKEY records of zones to begin at, one a line, instead of the root's: for a zone of one's own that the root does not know.
    pub anchors_file: Option<PathBuf>,
}

/// Section `[[notifier.dkim]]`: a key that signs mails, RFC 6376. Each mail gets one signature of each key of its domain.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DkimConfig {
    /// Name of the key: its public half stands in the DNS under `<selector>._domainkey.<domain>`.
    pub selector: String,
    /// What kind of key it is.
    pub algorithm: DkimAlgorithm,
    /// File with the private key in PEM (PKCS#8).
    pub key_file: PathBuf,
    /// Domain that it signs for: that of a sender, or one above it; default: that of `from`.
    #[serde(default)]
    pub domain: Option<String>,
}

/// Kind of a signing key.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DkimAlgorithm {
    /// RSA with SHA-256: what everybody can check.
    Rsa,
    /// Ed25519, RFC 8463: short and fast, not yet checked everywhere. Beside an RSA key only.
    Ed25519,
}

impl FromStr for DkimAlgorithm {
    type Err = ConfigError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "rsa" => Ok(Self::Rsa),
            "ed25519" => Ok(Self::Ed25519),
            _ => Err(ConfigError::new("dkim.algorithm", "rsa or ed25519")),
        }
    }
}

/// Section `[notifier.push]`: signs to browsers. Their key's public half stands in `web.push_key`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PushConfig {
    /// File with the private key in PEM (PKCS#8), as `siegelpost admin push-key init` makes it.
    pub key_file: PathBuf,
    /// Whom push services turn to when our signs make trouble: `mailto:` or `https:` (RFC 8292, 2.1).
    pub contact: String,
    /// Push services that may be asked, by host; `*.host`: all below. Default: those of Mozilla, Google, Apple and Microsoft. What
    /// browsers name beside them is never asked.
    #[serde(default = "push::Hosts::known")]
    pub services: Vec<String>,
    /// Seconds until a push service must have answered, 1 to 30.
    #[serde(default = "defaults::push_timeout_seconds")]
    pub timeout_seconds: u32,
    /// PEM file with certificates of the authorities to trust instead of the system's.
    #[serde(default)]
    pub ca_file: Option<PathBuf>,
}

impl PushConfig {
    /// Checks what does not need a file.
    pub(crate) fn check(&self) -> Result<(), ConfigError> {
        let words = ["mailto:", "https://"];
        let named = words.iter().any(|word| {
            let rest = self.contact.strip_prefix(word);
            rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_graphic()))
        });
        if !named {
            let reason = "a mailto: or https: address without blanks";
            return Err(ConfigError::new("push.contact", reason));
        }
        if !(1..=30).contains(&self.timeout_seconds) {
            let reason = "must be between 1 and 30";
            return Err(ConfigError::new("push.timeout_seconds", reason));
        }
        self.hosts().map(|_| ())
    }

    pub(crate) fn hosts(&self) -> Result<push::Hosts, ConfigError> {
        push::Hosts::new(&self.services)
            .map_err(|error| ConfigError::new("push.services", error.to_string()))
    }
}

/// Section `[notifier.brand]`: how the insurer is called in the mail.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct BrandConfig {
    /// Name of the insurer as people know it.
    pub name: String,
    /// Telephone number of the service desk.
    pub phone: String,
}

/// Section `[notifier.discreet]`: mails that do not name the insurer.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct DiscreetConfig {
    /// Name of the sender, in place of the insurer's.
    pub name: String,
    /// Sender address in a domain that tells nothing, which the relay has to be allowed to send for; else `from`.
    pub from: Option<String>,
}

impl Default for DiscreetConfig {
    fn default() -> Self {
        Self {
            name: "Online-Postfach".to_owned(),
            from: None,
        }
    }
}

/// Section `[notifier.smtp]`: the relay that takes the mails. `[[notifier.fallback]]`: one that takes them when the
/// relays before do not take us.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SmtpConfig {
    /// Host name or address of the relay.
    pub host: String,
    /// Port: 587 for STARTTLS, 465 for TLS from the first byte.
    #[serde(default = "defaults::port")]
    pub port: u16,
    /// How the connection is protected.
    #[serde(default)]
    pub tls: TlsMode,
    /// PEM file with certificates of the authorities to trust instead of the system's.
    #[serde(default)]
    pub ca_file: Option<PathBuf>,
    /// Name to log in with; needs `password_file`.
    #[serde(default)]
    pub user: Option<String>,
    /// File with the password, one line.
    #[serde(default)]
    pub password_file: Option<PathBuf>,
    /// Name said in EHLO; default: the domain of `from`.
    #[serde(default)]
    pub hello_name: Option<String>,
    /// Most connections at the same time.
    #[serde(default = "defaults::connections")]
    pub connections: u32,
    /// Seconds an unused connection is kept.
    #[serde(default = "defaults::idle_seconds")]
    pub idle_seconds: u32,
    /// Mails after which a connection is closed and opened anew.
    #[serde(default = "defaults::mails_per_connection")]
    pub mails_per_connection: u32,
    /// Seconds to wait for one answer of the relay.
    #[serde(default = "defaults::timeout_seconds")]
    pub timeout_seconds: u32,
}

/// How the connection to the relay is protected.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TlsMode {
    /// STARTTLS or no mail at all, RFC 3207.
    #[default]
    Required,
    /// STARTTLS if the relay offers it (then with a valid certificate), else unprotected.
    Opportunistic,
    /// TLS from the first byte, RFC 8314.
    Implicit,
    /// STARTTLS, with the certificate that signed TLSA records of the relay's name speak of, or no mail at all: RFC 7672.
    Dane,
    /// No TLS; refused unless the relay is on this machine (loopback).
    None,
}

/// What is wrong with the section; names the key, never a value that could be secret.
#[derive(Debug, thiserror::Error)]
#[error("notifier.{key}: {reason}")]
pub struct ConfigError {
    /// Key below `notifier`.
    pub key: &'static str,
    /// What to do about it.
    pub reason: String,
}

impl ConfigError {
    pub(crate) fn new(key: &'static str, reason: impl Into<String>) -> Self {
        Self {
            key,
            reason: reason.into(),
        }
    }
}

impl NotifierConfig {
    /// Domain of `from`.
    ///
    /// # Errors
    /// `from` is no address.
    pub fn sender_domain(&self) -> Result<String, ConfigError> {
        crate::address::Recipient::parse(&self.from)
            .map(|from| from.domain().to_ascii_lowercase())
            .map_err(|error| ConfigError::new("from", error.to_string()))
    }

    /// Checks what does not need the network or a file.
    ///
    /// # Errors
    /// The first key that cannot be right.
    pub fn check(&self) -> Result<(), ConfigError> {
        crate::address::Recipient::parse(&self.from)
            .map_err(|e| ConfigError::new("from", e.to_string()))?;
        if let Some(address) = &self.bounce_address {
            crate::address::Recipient::parse(address)
                .map_err(|e| ConfigError::new("bounce_address", e.to_string()))?;
        }
        if let Some(returns) = &self.returns {
            returns.check()?;
        }
        if let Some(push) = &self.push {
            push.check()?;
        }
        if let Some(host) = &self.portal_host
            && !crate::address::is_host_name(host)
        {
            return Err(ConfigError::new(
                "portal_host",
                "write the bare host name, no URL",
            ));
        }
        if !(1..=MAX_BATCH).contains(&self.batch) {
            return Err(ConfigError::new(
                "batch",
                format!("must be between 1 and {MAX_BATCH}"),
            ));
        }
        if Duration::from_secs(self.lease_seconds.into()) < crate::relays::least_lease(self) {
            return Err(ConfigError::new(
                "lease_seconds",
                "must be at least twice timeout_seconds of all relays together",
            ));
        }
        let mut relays = std::iter::once(&self.smtp).chain(&self.fallback);
        relays.try_for_each(SmtpConfig::check)
    }
}

impl SmtpConfig {
    fn check(&self) -> Result<(), ConfigError> {
        if self.connections == 0 {
            return Err(ConfigError::new("smtp.connections", "must be at least 1"));
        }
        if self.mails_per_connection == 0 {
            return Err(ConfigError::new(
                "smtp.mails_per_connection",
                "must be at least 1",
            ));
        }
        if self.timeout_seconds == 0 {
            return Err(ConfigError::new(
                "smtp.timeout_seconds",
                "must be at least 1",
            ));
        }
        if self.user.is_some() != self.password_file.is_some() {
            return Err(ConfigError::new(
                "smtp.user",
                "user and password_file belong together",
            ));
        }
        Ok(())
    }
}

mod defaults {
    pub fn batch() -> u32 {
        64
    }
    pub fn lease_seconds() -> u32 {
        300
    }
    pub fn poll_seconds() -> u32 {
        2
    }
    pub fn port() -> u16 {
        587
    }
    pub fn connections() -> u32 {
        4
    }
    pub fn idle_seconds() -> u32 {
        30
    }
    pub fn mails_per_connection() -> u32 {
        100
    }
    pub fn push_timeout_seconds() -> u32 {
        10
    }
    pub fn timeout_seconds() -> u32 {
        60
    }
}
