// SPDX-License-Identifier: EUPL-1.2
//! `AGE-SECRET-KEY-PQ-1…`: whoever holds it opens what is sealed to its recipient.

use std::{fmt, str::FromStr};

use age_core::format::{FileKey, Stanza};
use bech32::{FromBase32, ToBase32, Variant};
use protocol::{
    agefile::{Recipient, STANZA},
    b64,
};
use secrecy::SecretString;
use zeroize::Zeroizing;

use crate::hpke::{HpkeFault, open_file_key, public_key_of_seed};

const HRP: &str = "age-secret-key-pq-";

/// A text or seed that is no hybrid identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an AGE-SECRET-KEY-PQ-1 identity")]
pub struct NotAnIdentity;

/// A hybrid identity; its seed is wiped when dropped and never printed.
#[derive(Clone)]
pub struct Identity {
    seed: Zeroizing<[u8; 32]>,
    recipient: Recipient,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity([REDACTED], {:?})", self.recipient)
    }
}

impl Identity {
    /// The identity of a 32-byte seed.
    ///
    /// # Errors
    /// [`NotAnIdentity`] only if the KEM refuses the seed, which it does for none known.
    pub fn from_seed(seed: &[u8; 32]) -> Result<Self, NotAnIdentity> {
        let public = public_key_of_seed(seed).ok_or(NotAnIdentity)?;
        let recipient = Recipient::from_bytes(&public).map_err(|_| NotAnIdentity)?;
        Ok(Self {
            seed: Zeroizing::new(*seed),
            recipient,
        })
    }

    /// Whom to seal to.
    pub const fn recipient(&self) -> &Recipient {
        &self.recipient
    }

    /// The seed, to be derived from or kept in a bundle.
    pub fn seed(&self) -> &[u8; 32] {
        &self.seed
    }

    /// The text form, for grants.
    pub fn to_secret_string(&self) -> SecretString {
        // The symbols of `bech32` cannot be wiped; the text around them is.
        let text = bech32::encode(HRP, self.seed.to_base32(), Variant::Bech32);
        let text = Zeroizing::new(text.unwrap_or_default());
        SecretString::from(text.to_uppercase())
    }
}

impl FromStr for Identity {
    type Err = NotAnIdentity;

    /// Reads the upper-case text form, and no other.
    fn from_str(text: &str) -> Result<Self, NotAnIdentity> {
        if text.bytes().any(|byte| byte.is_ascii_lowercase()) {
            return Err(NotAnIdentity);
        }
        let (hrp, data, variant) = bech32::decode(text).map_err(|_| NotAnIdentity)?;
        if hrp != HRP || variant != Variant::Bech32 {
            return Err(NotAnIdentity);
        }
        let seed = Vec::from_base32(&data).map_err(|_| NotAnIdentity)?;
        let seed = Zeroizing::new(seed);
        let seed = <&[u8; 32]>::try_from(seed.as_slice()).map_err(|_| NotAnIdentity)?;
        Self::from_seed(seed)
    }
}

impl age::Identity for Identity {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, age::DecryptError>> {
        if stanza.tag != STANZA {
            return None;
        }
        let [share] = stanza.args.as_slice() else {
            return Some(Err(age::DecryptError::InvalidHeader));
        };
        let opened = b64::from_age(share.as_bytes())
            .ok_or(HpkeFault::BadShare)
            .and_then(|enc| open_file_key(&self.seed, &enc, &stanza.body));
        match opened {
            Ok(key) => Some(Ok(FileKey::init_with_mut(|to| {
                to.copy_from_slice(key.as_slice())
            }))),
            Err(HpkeFault::NoMatch) => None,
            Err(HpkeFault::BadShare) => Some(Err(age::DecryptError::InvalidHeader)),
        }
    }
}
