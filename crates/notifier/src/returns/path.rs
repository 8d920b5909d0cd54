// SPDX-License-Identifier: EUPL-1.2
//! Return addresses: each notification has its own, so that whatever comes back says by its address what it is about, and nothing in it
//! needs to be believed.
//!
//! `r`, the notification's id, and 12 bytes of an HMAC of it, all in hexadecimal digits, since mail servers may change the case: 57 of the 64
//! characters that RFC 5321 allows. The id says nothing of the person; it stands in the `Message-ID` as well. Without the key nobody can
//! make an address for another notification, or for one that there is not.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::hmac;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mailbox::ids::OutboxId;
use uuid::Uuid;

use super::config::ReturnsConfig;
use crate::address::Recipient;
use crate::config::ConfigError;

/// Bytes of the HMAC. A guess is right once in 2^96.
const TAG: usize = 12;
/// Hexadecimal digits of an id.
const ID: usize = 32;
/// Before every return address.
const MARK: char = 'r';
/// Bytes of the key.
const KEY: usize = 32;

/// Makes return addresses, and reads them again.
#[derive(Clone)]
pub struct ReturnPath {
    key: hmac::Key,
    domain: String,
}

impl ReturnPath {
    /// With the key of the configuration.
    ///
    /// # Errors
    /// The key of the section whose file cannot be read, or which cannot be right.
    pub fn load(config: &ReturnsConfig) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(&config.key_file)
            .map_err(|_| ConfigError::new("returns.key_file", "cannot be read"))?;
        let key = URL_SAFE_NO_PAD
            .decode(text.trim())
            .ok()
            .filter(|key| key.len() == KEY);
        let key = key
            .ok_or_else(|| ConfigError::new("returns.key_file", "holds no 32 bytes, base64url"))?;
        Self::new(&key, &config.domain)
    }

    /// With this key.
    ///
    /// # Errors
    /// `domain` is no host name.
    pub fn new(key: &[u8], domain: &str) -> Result<Self, ConfigError> {
        if !crate::address::is_host_name(domain) {
            return Err(ConfigError::new("returns.domain", "not a host name"));
        }
        Ok(Self {
            key: hmac::Key::new(hmac::HMAC_SHA256, key),
            domain: domain.to_ascii_lowercase(),
        })
    }

    /// The SMTP sender of a notification.
    ///
    /// # Errors
    /// None that the fixed form could cause.
    pub fn sender(&self, id: OutboxId) -> Result<Recipient, ConfigError> {
        Recipient::parse(&format!("{}@{}", self.local(id), self.domain))
            .map_err(|error| ConfigError::new("returns.domain", error.to_string()))
    }

    /// What stands before the `@` in a notification's return address.
    #[must_use]
    pub fn local(&self, id: OutboxId) -> String {
        let tag: String = self.tag(id).iter().map(|b| format!("{b:02x}")).collect();
        format!("{MARK}{}{tag}", id.uuid().simple())
    }

    /// The notification whose return address this is. `None`: not one of ours.
    #[must_use]
    pub fn read(&self, address: &str) -> Option<OutboxId> {
        let local = self.local_part(address)?.strip_prefix([MARK, 'R'])?;
        let (id, tag) = local.split_at_checked(ID)?;
        // Only the form without hyphens and braces: one address for each notification.
        if !local.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let id = OutboxId::new(Uuid::try_parse(id).ok()?);
        let tag = from_hex(tag)?;
        verify_slices_are_equal(&self.tag(id), &tag).ok()?;
        Some(id)
    }

    /// What stands before the `@`, if the domain is ours.
    pub(super) fn local_part<'a>(&self, address: &'a str) -> Option<&'a str> {
        let (local, domain) = address.rsplit_once('@')?;
        domain.eq_ignore_ascii_case(&self.domain).then_some(local)
    }

    fn tag(&self, id: OutboxId) -> Vec<u8> {
        let mut text = b"siegelpost/return\0".to_vec();
        text.extend_from_slice(id.as_bytes());
        let tag = hmac::sign(&self.key, &text);
        tag.as_ref().iter().take(TAG).copied().collect()
    }
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    text.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path() -> ReturnPath {
        ReturnPath::new(&[7; KEY], "rueck.musterkasse.example").unwrap()
    }

    fn id(n: u128) -> OutboxId {
        OutboxId::new(Uuid::from_u128(n))
    }

    fn text(path: &ReturnPath, n: u128) -> String {
        path.sender(id(n)).unwrap().as_lettre().to_string()
    }

    #[test]
    fn an_address_is_read_again_whatever_its_case() {
        let address = text(&path(), 0x0199_9999);
        assert_eq!(address.split('@').next().unwrap().len(), 57);
        assert_eq!(path().read(&address), Some(id(0x0199_9999)));
        assert_eq!(path().read(&address.to_uppercase()), Some(id(0x0199_9999)));
    }

    #[test]
    fn nobody_makes_one_without_the_key_or_turns_one_into_another() {
        let address = text(&path(), 1);
        let other = ReturnPath::new(&[8; KEY], "rueck.musterkasse.example").unwrap();
        assert_eq!(other.read(&address), None, "another key");
        assert_eq!(path().read(&text(&other, 1)), None);
        // Every single digit counts: of the id, and of the tag.
        let (local, domain) = address.split_once('@').unwrap();
        for at in 1..local.len() {
            let mut forged = local.as_bytes().to_vec();
            forged[at] = if forged[at] == b'0' { b'1' } else { b'0' };
            let forged = format!("{}@{domain}", String::from_utf8(forged).unwrap());
            assert_eq!(path().read(&forged), None, "digit {at}");
        }
        // The tag of one, before the id of another.
        let second = text(&path(), 2);
        let mixed = format!("{}{}", &address[..33], &second[33..]);
        assert_eq!(path().read(&mixed), None);
        for shorter in 1..local.len() {
            assert_eq!(
                path().read(&format!("{}@{domain}", &local[..shorter])),
                None
            );
        }
        for wrong in [
            format!("{local}00@{domain}"),
            format!("{local}@other.example"),
            local.to_owned(),
            format!("x{local}@{domain}"),
            format!("@{domain}"),
            String::new(),
            format!("r{{{}}}@{domain}", &local[1..]),
            format!("r+{}@{domain}", &local[2..]),
            format!("ä{local}@{domain}"),
        ] {
            assert_eq!(path().read(&wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_domain_that_is_none_is_refused() {
        assert!(ReturnPath::new(&[7; KEY], "nohost").is_err());
        assert!(ReturnPath::new(&[7; KEY], "a b.example").is_err());
    }
}
