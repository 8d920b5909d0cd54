// SPDX-License-Identifier: EUPL-1.2
//! Configuration of the HTTP half. One struct a section, unknown keys are errors, secrets come from files.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use oidc::{Algorithm, ProviderSettings, Pushed};
use protocol::WebUrl;
use serde::Deserialize;

use crate::pages::{Accessibility, Pages};
use crate::remedies::Remedies;

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
    /// Public key of signs to browsers, as `siegelpost admin push-key init` prints it; none: the portal offers no signs.
    #[serde(default)]
    pub push_key: Option<String>,
    /// Where "leave quickly" goes: an `https://` page that tells nothing, such as a weather forecast; none: an empty page.
    #[serde(default)]
    pub exit_page: Option<String>,
    /// File with the Ed25519 seed (32 bytes, base64url) of the `receipt` role.
    pub receipt_key_file: PathBuf,
    /// Addresses of front proxies whose `X-Forwarded-For` is believed.
    #[serde(default)]
    pub trusted_proxies: Vec<IpAddr>,
    /// The insurer's identity provider for staff; none: the own key alone opens the back office.
    #[serde(default)]
    pub office_idp: Option<OfficeIdp>,
    /// Origin of the bridge to the insurer's virus scanner (`siegelpost-scan-bridge`), as clerks' browsers reach it: `https://…`, or
    /// `http://127.0.0.1:port` on their own machine. None: nothing is scanned.
    #[serde(default)]
    pub office_scanner: Option<String>,
    /// Ways against decisions; none: clerks write their instructions themselves.
    #[serde(default)]
    pub remedies: Option<Remedies>,
    /// What the public pages say beside name and number.
    #[serde(default)]
    pub pages: Pages,
    /// Whom people turn to about barriers.
    #[serde(default)]
    pub accessibility: Accessibility,
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

/// An identity provider at which staff sign in too. It has to send people back to the start page of the back office (`origin` and a
/// slash) and logout tokens to `/api/office/session/provider/logout` there.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeIdp {
    /// Issuer identifier, to the letter.
    pub issuer: WebUrl,
    /// Where its keys are, if discovery is not to decide that.
    #[serde(default)]
    pub jwks_uri: Option<WebUrl>,
    /// Our name there.
    pub client_id: String,
    /// File with our P-256 key there, PKCS#8 in DER (`private_key_jwt`, ES256).
    #[serde(default)]
    pub client_key_file: Option<PathBuf>,
    /// Name of that key in our published keys.
    #[serde(default)]
    pub client_key_id: Option<String>,
    /// File with our secret there (`client_secret_basic`); where there is a key too, the key is used.
    #[serde(default)]
    pub client_secret_file: Option<PathBuf>,
    /// Algorithms of its tokens that are taken.
    #[serde(default = "algorithms")]
    pub algorithms: Vec<Algorithm>,
    /// Asked for.
    #[serde(default = "scope")]
    pub scope: String,
    /// `acr` of which one has to be said, best first; asked for as `acr_values`. Empty: any.
    #[serde(default)]
    pub acr: Vec<String>,
    /// `amr` of which one has to be said, e.g. `mfa`. Empty: any.
    #[serde(default)]
    pub amr: Vec<String>,
    /// Claim that names the employee's account, as the registrar hands it over.
    #[serde(default = "account_claim")]
    pub account_claim: String,
    /// File with the key by which names of accounts become hashes: 32 random bytes in base64url, the same at the registrar.
    pub name_key_file: PathBuf,
    /// Seconds within which the employee must have been asked there, 0 to 3600.
    #[serde(default = "max_age")]
    pub max_age: i64,
    /// Hours after which she must sign in there again, 1 to 24.
    #[serde(default = "hours")]
    pub hours: u32,
    /// Pushed requests (RFC 9126): `required`, or `offered` for where the provider takes them.
    #[serde(default = "offered")]
    pub pushed: Pushed,
    /// Hosts beside the issuer's own at which its addresses may be.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// Whoever signs out is led on to sign out there too, where discovery offers it (RP-Initiated Logout 1.0).
    #[serde(default = "yes")]
    pub logout: bool,
    /// Seconds for one answer of the provider, 1 to 15.
    #[serde(default = "timeout_seconds")]
    pub timeout_seconds: u64,
    /// A provider on this machine may be reached without TLS; for tests and the demo only.
    #[serde(default)]
    pub insecure_loopback: bool,
}

fn algorithms() -> Vec<Algorithm> {
    vec![Algorithm::Es256, Algorithm::Ps256, Algorithm::Rs256]
}
fn scope() -> String {
    "openid".to_owned()
}
fn account_claim() -> String {
    "sub".to_owned()
}
const fn max_age() -> i64 {
    300
}
const fn hours() -> u32 {
    10
}
const fn offered() -> Pushed {
    Pushed::Offered
}
const fn yes() -> bool {
    true
}
const fn timeout_seconds() -> u64 {
    10
}

impl OfficeIdp {
    pub(crate) fn settings(&self) -> ProviderSettings {
        ProviderSettings {
            issuer: self.issuer.clone(),
            jwks_uri: self.jwks_uri.clone(),
            client_id: self.client_id.clone(),
            client_secret_file: match self.client_key_file {
                Some(_) => None,
                None => self.client_secret_file.clone(),
            },
            client_key_file: self.client_key_file.clone(),
            client_key_id: self.client_key_id.clone(),
            algorithms: self.algorithms.clone(),
            acr_values: self.acr.clone(),
            scope: self.scope.clone(),
            max_age: self.max_age,
            pushed: self.pushed,
            hosts: self.hosts.clone(),
        }
    }

    fn check(&self) -> Result<(), &'static str> {
        if !(1..=24).contains(&self.hours) {
            return Err("hours must be from 1 to 24");
        }
        if !(1..=15).contains(&self.timeout_seconds) {
            return Err("timeout_seconds must be from 1 to 15");
        }
        if self.account_claim.is_empty() {
            return Err("account_claim is empty");
        }
        self.settings().check()
    }
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
    /// Largest JSON body with a key for each member of a unit, some 3 KB each.
    pub unit_keys: usize,
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
    /// What programs write to many, per minute and session.
    pub bulk_per_minute: u32,
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
            unit_keys: 8 * 1024 * 1024,
            message: 256 * 1024,
            attachment: 100 * 1024 * 1024,
            attachments: 20,
            per_minute: 600,
            guesses_per_minute: 120,
            uploads_per_minute: 120,
            bulk_per_minute: 6_000,
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

/// Longest idle time at a device that others use too, in seconds.
const SHARED_IDLE: u32 = 5 * 60;
/// Longest time there in any case, in seconds.
const SHARED_ABSOLUTE: u32 = 30 * 60;
/// Shortest of both, in seconds: the question whether somebody is still there has to fit in.
const SHARED_LEAST: u32 = 180;

/// Session times in seconds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SessionTimes {
    /// Without a request for so long the session ends.
    pub idle_seconds: u32,
    /// So long after sign-in the session ends in any case.
    pub absolute_seconds: u32,
    /// The same at a device that others use too: at most five minutes.
    pub shared_idle_seconds: u32,
    /// So long after sign-in it ends there in any case: at most half an hour.
    pub shared_absolute_seconds: u32,
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
            shared_idle_seconds: SHARED_IDLE,
            shared_absolute_seconds: SHARED_ABSOLUTE,
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
    /// Not a public key.
    #[error("web.push_key: not a public key as `siegelpost admin push-key init` prints it")]
    PushKey,
    /// Not a page.
    #[error("web.exit_page: not an https:// address")]
    ExitPage,
    /// Not an origin, or one where files would cross a network in the clear.
    #[error(
        "web.office_scanner: not https://host or http://127.0.0.1:port, without a slash at the end"
    )]
    Scanner,
    /// Times at a device that others use too.
    #[error(
        "web.session: shared_idle_seconds must be 180 to 300, shared_absolute_seconds 180 to 1800"
    )]
    SharedTimes,
    /// The identity provider of staff.
    #[error("web.office_idp: {0}")]
    OfficeIdp(&'static str),
    /// Ways against decisions.
    #[error("web.remedies: {0}")]
    Remedies(&'static str),
    /// What the public pages say.
    #[error("web.pages: {0}")]
    Pages(&'static str),
    /// Whom people turn to about barriers.
    #[error("web.accessibility: {0}")]
    Accessibility(&'static str),
}

/// It stands in a header and in a page: letters, digits, `.`, `-`, and `:` before a port.
fn is_scanner(text: &str) -> bool {
    let host = text.strip_prefix("https://");
    let host = host.or_else(|| {
        let here = text.strip_prefix("http://");
        here.filter(|host| host.starts_with("127.0.0.1:"))
    });
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':');
    host.is_some_and(|host| !host.is_empty() && host.bytes().all(sign))
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
        // The uncompressed point: 65 bytes that begin with 4.
        let point = |text: &str| {
            protocol::b64::from_url(text)
                .is_some_and(|key| key.len() == 65 && key.first() == Some(&4))
        };
        if !self.push_key.as_deref().is_none_or(point) {
            return Err(ConfigError::PushKey);
        }
        let page = |text: &str| {
            let host = text.strip_prefix("https://");
            host.is_some_and(|host| host.starts_with(|c: char| c.is_ascii_alphanumeric()))
                && text.bytes().all(|b| b.is_ascii_graphic())
        };
        if !self.exit_page.as_deref().is_none_or(page) {
            return Err(ConfigError::ExitPage);
        }
        if !self.office_scanner.as_deref().is_none_or(is_scanner) {
            return Err(ConfigError::Scanner);
        }
        let SessionTimes {
            shared_idle_seconds: idle,
            shared_absolute_seconds: absolute,
            ..
        } = self.session;
        if !(SHARED_LEAST..=SHARED_IDLE).contains(&idle)
            || !(SHARED_LEAST..=SHARED_ABSOLUTE).contains(&absolute)
        {
            return Err(ConfigError::SharedTimes);
        }
        if let Some(idp) = &self.office_idp {
            idp.check().map_err(ConfigError::OfficeIdp)?;
        }
        if let Some(remedies) = &self.remedies {
            remedies.check().map_err(ConfigError::Remedies)?;
        }
        self.pages.check().map_err(ConfigError::Pages)?;
        self.accessibility
            .check()
            .map_err(ConfigError::Accessibility)?;
        Ok(())
    }

    /// Whether browsers reach the site over TLS; decides cookie names and HSTS.
    pub(crate) fn is_secure(site: &Site) -> bool {
        site.origin.starts_with("https://")
    }
}
