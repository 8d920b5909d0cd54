// SPDX-License-Identifier: EUPL-1.2
//! `age1pq1…`: whom a file is sealed to.

use std::{borrow::Cow, collections::HashSet, fmt, str::FromStr};

use age_core::{
    format::{FileKey, Stanza},
    secrecy::ExposeSecret,
};
use bech32::{FromBase32, ToBase32, Variant};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{STANZA, hpke};
use crate::{b64, tup::Hash};

const HRP: &str = "age1pq";

/// A text that is no hybrid recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an age1pq1 recipient")]
pub struct NotARecipient;

/// A hybrid recipient, checked when read: whoever holds one can seal to it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Recipient(Vec<u8>);

impl Recipient {
    /// Takes a public key of 1216 bytes.
    ///
    /// # Errors
    /// [`NotARecipient`] for another length, an ML-KEM key out of range or a low-order X25519 point.
    pub fn from_bytes(key: &[u8]) -> Result<Self, NotARecipient> {
        hpke::check_public_key(key).map_err(|_| NotARecipient)?;
        Ok(Self(key.to_vec()))
    }

    /// The 1216 bytes of the public key.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// SHA-256 of the text form; names a recipient where its 1959 symbols are too many.
    pub fn hash(&self) -> Hash {
        Hash::of(self.to_string().as_bytes())
    }
}

impl FromStr for Recipient {
    type Err = NotARecipient;

    /// Reads the lower-case text form, and no other.
    fn from_str(text: &str) -> Result<Self, NotARecipient> {
        if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(NotARecipient);
        }
        let (hrp, data, variant) = bech32::decode(text).map_err(|_| NotARecipient)?;
        if hrp != HRP || variant != Variant::Bech32 {
            return Err(NotARecipient);
        }
        Self::from_bytes(&Vec::from_base32(&data).map_err(|_| NotARecipient)?)
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = bech32::encode(HRP, self.0.to_base32(), Variant::Bech32);
        f.write_str(&text.map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({:.16}…)", self.to_string())
    }
}

impl Serialize for Recipient {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Recipient {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        <Cow<'de, str>>::deserialize(d)?
            .parse()
            .map_err(de::Error::custom)
    }
}

impl age::Recipient for Recipient {
    fn wrap_file_key(
        &self,
        file_key: &FileKey,
    ) -> Result<(Vec<Stanza>, HashSet<String>), age::EncryptError> {
        let (enc, body) = hpke::seal_file_key(&self.0, file_key.expose_secret())
            .map_err(|fault| age::EncryptError::Io(std::io::Error::other(fault)))?;
        let stanza = Stanza {
            tag: STANZA.to_owned(),
            args: vec![b64::age(&enc)],
            body,
        };
        // The label that keeps age from mixing hybrid with plain recipients in one file.
        Ok((vec![stanza], HashSet::from(["postquantum".to_owned()])))
    }
}
