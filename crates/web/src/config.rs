// SPDX-License-Identifier: EUPL-1.2
//! Configuration of the HTTP half. One struct a section, unknown keys are errors, secrets come from files.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use serde::Deserialize;

/// Characters of an X25519 recipient behind `age1`.
const RECIPIENT: usize = 58;

const fn is_bech32(byte: u8) -> bool {
    matches!(byte, b'0' | b'2'..=b'9' | b'a' | b'c'..=b'h' | b'j'..=b'n' | b'p'..=b'z')
}

/// Everything the HTTP half wants to know.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Name of the insurer inside every signed statement, e.g. `musterkasse.example`.
    pub org: String,
    /// Relying party id of passkeys: the registrable domain of portal and office, or `localhost`.
    pub rp_id: String,
    /// What the pages show of the insurer.
    pub brand: Brand,
    /// Listener of the insured persons.
    pub portal: Site,
    /// Listener of the staff.
    pub office: Site,
    /// Listener of the registrar and other programs of the insurer.
    pub agent: Agent,
    /// Listener of `/metrics`; none means no metrics over HTTP.
    #[serde(default)]
    pub metrics: Option<SocketAddr>,
    /// Certificate and key; none means plain HTTP (behind a proxy, or on localhost).
    #[serde(default)]
    pub tls: Option<Tls>,
    /// Whom e-mail addresses are sealed to (`age1…`), as `siegelpost admin notifier-key init` prints it; none: the portal
    /// takes no addresses, and nobody is notified.
    #[serde(default)]
    pub contact_recipient: Option<String>,
    /// Where "leave quickly" goes: an `https://` page that tells nothing, such as a weather forecast; none: an empty page.
    #[serde(default)]
    pub exit_page: Option<String>,
    /// File with the Ed25519 seed (32 bytes, base64url) of the `receipt` role.
    pub receipt_key_file: PathBuf,
    /// Addresses of front proxies whose `X-Forwarded-For` is believed.
    #[serde(default)]
    pub trusted_proxies: Vec<IpAddr>,
    /// Sizes, rates and connection limits.
    #[serde(default)]
    pub limits: Limits,
    /// How long sessions live.
    #[serde(default)]
    pub session: SessionTimes,
}

/// Name and telephone number that the pages show.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brand {
    /// Name of the insurer as people know it.
    pub name: String,
    /// Telephone number of the service desk.
    pub phone: String,
}

/// A listener that serves pages.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// Origin as browsers see it, without trailing slash, e.g. `https://post.musterkasse.example`.
    pub origin: String,
}

/// The listener for programs.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agent {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// File with the bearer token (at least 32 characters).
    pub token_file: PathBuf,
}

/// Certificate chain and private key, PEM. Both are read again on SIGHUP and when they change.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    /// Certificate chain, leaf first.
    pub cert_file: PathBuf,
    /// Private key (PKCS#8, SEC1 or PKCS#1).
    pub key_file: PathBuf,
}

/// Sizes in bytes, rates per minute, times in seconds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Largest JSON body.
    pub json: usize,
    /// Largest sealed message file.
    pub message: usize,
    /// Largest attachment (age file).
    pub attachment: u64,
    /// Attachments per message.
    pub attachments: usize,
    /// Ordinary requests per minute and session (or address prefix without one).
    pub per_minute: u32,
    /// Logins, code lookups and ceremonies per minute and address prefix.
    pub guesses_per_minute: u32,
    /// Uploads per minute and session.
    pub uploads_per_minute: u32,
    /// Connections per worker.
    pub connections: usize,
    /// Worker threads per listener.
    pub workers: usize,
    /// Time for a request head.
    pub head_seconds: u64,
    /// Longest pause inside a request body, and time for a whole JSON body.
    pub body_seconds: u64,
    /// How long an idle connection is kept.
    pub keep_alive_seconds: u64,
    /// How long running requests may take after SIGTERM.
    pub shutdown_seconds: u64,
    /// Event streams per session.
    pub streams_per_person: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            json: 1024 * 1024,
            message: 256 * 1024,
            attachment: 100 * 1024 * 1024,
            attachments: 20,
            per_minute: 600,
            guesses_per_minute: 120,
            uploads_per_minute: 120,
            connections: 20_000,
            workers: 2,
            head_seconds: 5,
            body_seconds: 20,
            keep_alive_seconds: 75,
            shutdown_seconds: 10,
            streams_per_person: 8,
        }
    }
}

/// Session times in seconds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SessionTimes {
    /// Without a request for so long the session ends.
    pub idle_seconds: u32,
    /// So long after sign-in the session ends in any case.
    pub absolute_seconds: u32,
    /// So long may a WebAuthn ceremony take.
    pub ceremony_seconds: u32,
    /// So long may an activation take, from the code to the answer of the registrar.
    pub activation_seconds: u32,
}

impl Default for SessionTimes {
    fn default() -> Self {
        Self {
            idle_seconds: 15 * 60,
            absolute_seconds: 8 * 60 * 60,
            ceremony_seconds: 5 * 60,
            activation_seconds: 2 * 60 * 60,
        }
    }
}

/// A value of the configuration that cannot be right. Names the key, never the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// Not a recipient.
    #[error(
        "web.contact_recipient: not an age1… recipient as `siegelpost admin notifier-key init` prints it"
    )]
    Recipient,
    /// Not a page.
    #[error("web.exit_page: not an https:// address")]
    ExitPage,
}

impl Config {
    /// What the types cannot say.
    ///
    /// # Errors
    /// [`ConfigError`].
    pub fn check(&self) -> Result<(), ConfigError> {
        let recipient = |text: &str| {
            let data = text.strip_prefix("age1");
            data.is_some_and(|data| data.len() == RECIPIENT && data.bytes().all(is_bech32))
        };
        if !self.contact_recipient.as_deref().is_none_or(recipient) {
            return Err(ConfigError::Recipient);
        }
        let page = |text: &str| {
            let host = text.strip_prefix("https://");
            host.is_some_and(|host| host.starts_with(|c: char| c.is_ascii_alphanumeric()))
                && text.bytes().all(|b| b.is_ascii_graphic())
        };
        if !self.exit_page.as_deref().is_none_or(page) {
            return Err(ConfigError::ExitPage);
        }
        Ok(())
    }

    /// Whether browsers reach the site over TLS; decides cookie names and HSTS.
    pub(crate) fn is_secure(site: &Site) -> bool {
        site.origin.starts_with("https://")
    }
}
