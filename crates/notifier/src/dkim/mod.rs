// SPDX-License-Identifier: EUPL-1.2
//! Signatures over mails: DKIM (RFC 6376) with RSA and Ed25519 (RFC 8463).
//!
//! Our own over aws-lc-rs, and not lettre's: that one brings a second set of primitives, whose RSA has an open timing
//! advisory (RUSTSEC-2023-0071), goes by the machine's clock, gives one signature a mail and leaves out `Content-Type`.
//! What is signed is what [`crate::render`] has made a moment before, so that nothing foreign is read here.

mod canonical;
mod key;

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::error::Unspecified;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use mailbox::Timestamp;

pub use self::key::{Record, generate};

use self::canonical::Field;
use self::key::{Key, check_name, parts};
use crate::address::Recipient;
use crate::config::{ConfigError, NotifierConfig};

/// Fields that nobody may add a second time, or at all where the mail has none: they are named once more than they are
/// there (RFC 6376, 8.15).
const GUARDED: [&str; 8] = [
    "from",
    "to",
    "cc",
    "reply-to",
    "subject",
    "date",
    "message-id",
    "content-type",
];

/// Further fields that are signed as they are.
const SIGNED: [&str; 5] = [
    "mime-version",
    "auto-submitted",
    "content-language",
    "list-unsubscribe",
    "feedback-id",
];

/// Names in one line of `h=`.
const NAMES_A_LINE: usize = 7;

/// All keys of the configuration.
pub struct Keys(Vec<Arc<Key>>);

/// The keys that sign the mails of one sender; none: mails are not signed here.
#[derive(Clone, Default)]
pub struct Signer(Vec<Arc<Key>>);

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|key| &key.selector))
            .finish()
    }
}

impl Keys {
    /// Reads the key files.
    ///
    /// # Errors
    /// A key that cannot be read, that signs for none of our senders, or a name that is there twice.
    pub fn load(config: &NotifierConfig) -> Result<Self, ConfigError> {
        let from = domain_of("from", &config.from)?;
        let mut senders = vec![from.clone()];
        if let Some(discreet) = &config.discreet.from {
            senders.push(domain_of("discreet.from", discreet)?);
        }
        let mut keys: Vec<Arc<Key>> = Vec::new();
        for entry in &config.dkim {
            let domain = entry.domain.as_deref().unwrap_or(&from);
            check_name(&entry.selector, domain)?;
            let key = Key::load(entry, domain)?;
            if !senders.iter().any(|sender| covers(&key.domain, sender)) {
                return Err(ConfigError::new(
                    "dkim.domain",
                    format!("{domain} is the domain of no sender of ours"),
                ));
            }
            let twice = |other: &Arc<Key>| {
                other.domain == key.domain && other.selector.eq_ignore_ascii_case(&key.selector)
            };
            if keys.iter().any(twice) {
                return Err(ConfigError::new(
                    "dkim.selector",
                    format!("{} is there twice", key.selector),
                ));
            }
            keys.push(Arc::new(key));
        }
        Ok(Self(keys))
    }

    /// The keys that sign for a sender: those of its domain, or of one above it (DMARC alignment).
    #[must_use]
    pub fn signer(&self, from: &Recipient) -> Signer {
        let sender = from.domain();
        let own = self.0.iter().filter(|key| covers(&key.domain, sender));
        Signer(own.cloned().collect())
    }

    /// What has to stand in the DNS.
    ///
    /// # Errors
    /// A public key that cannot be written, which does not happen.
    pub fn records(&self) -> Result<Vec<Record>, ConfigError> {
        let records = self.0.iter().map(|key| key.record());
        records
            .collect::<Result<_, _>>()
            .map_err(|_| ConfigError::new("dkim", "a public key cannot be written"))
    }
}

fn domain_of(key: &'static str, address: &str) -> Result<String, ConfigError> {
    Recipient::parse(address)
        .map(|address| address.domain().to_ascii_lowercase())
        .map_err(|error| ConfigError::new(key, error.to_string()))
}

fn covers(domain: &str, sender: &str) -> bool {
    let (domain, sender) = (domain.to_ascii_lowercase(), sender.to_ascii_lowercase());
    sender == domain || sender.ends_with(&format!(".{domain}"))
}

impl Signer {
    /// Whether mails are signed at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The mail with one signature of each key above it. `at`: when it was signed.
    ///
    /// # Errors
    /// When no signature could be made, or `mail` is none.
    pub(crate) fn sign(&self, mail: String, at: Timestamp) -> Result<String, Unspecified> {
        if self.0.is_empty() {
            return Ok(mail);
        }
        let (head, body) = mail.split_once("\r\n\r\n").ok_or(Unspecified)?;
        let fields = canonical::fields(head).ok_or(Unspecified)?;
        let body = digest(&SHA256, canonical::body(body).as_bytes());
        let body_hash = BASE64_STANDARD.encode(body);
        let mut signed = String::with_capacity(mail.len().saturating_add(2048));
        for key in &self.0 {
            signed.push_str(&header(key, &fields, &body_hash, at)?);
        }
        signed.push_str(&mail);
        Ok(signed)
    }
}

/// One field `DKIM-Signature`, with its line break.
fn header(
    key: &Key,
    fields: &[Field],
    body_hash: &str,
    at: Timestamp,
) -> Result<String, Unspecified> {
    let names = names(fields);
    let lines: Vec<String> = names
        .chunks(NAMES_A_LINE)
        .map(|line| line.join(":"))
        .collect();
    let value = format!(
        "v=1; a={}; c=relaxed/relaxed; d={};\r\n s={}; t={};\r\n h={};\r\n bh={body_hash};\r\n b=",
        key.algorithm(),
        key.domain,
        key.selector,
        at.secs().max(0),
        lines.join(":\r\n  "),
    );
    let mut data = covered(&names, fields);
    // Last comes the field itself, without signature and line break.
    data.push_str("dkim-signature:");
    data.push_str(&canonical::value_of(&value));
    let signature = BASE64_STANDARD.encode(key.sign(data.as_bytes())?);
    let folded = parts(&signature, 72).join("\r\n  ");
    Ok(format!("DKIM-Signature: {value}{folded}\r\n"))
}

/// The list `h=`.
fn names(fields: &[Field]) -> Vec<&'static str> {
    let mut names = Vec::new();
    for (list, more) in [(GUARDED.as_slice(), 1), (SIGNED.as_slice(), 0)] {
        for name in list {
            let there = fields.iter().filter(|field| field.0 == *name).count();
            names.extend(std::iter::repeat_n(*name, there.saturating_add(more)));
        }
    }
    names
}

/// The fields of the list, each the last that was not taken yet; what is not there is nothing (RFC 6376, 5.4.2).
fn covered(names: &[&'static str], fields: &[Field]) -> String {
    let mut data = String::new();
    let mut taken: Vec<&str> = Vec::new();
    for name in names {
        let before = taken.iter().filter(|other| *other == name).count();
        taken.push(*name);
        let mut same = fields.iter().rev().filter(|field| field.0 == *name);
        if let Some((name, value)) = same.nth(before) {
            data.push_str(&format!("{name}:{value}\r\n"));
        }
    }
    data
}
