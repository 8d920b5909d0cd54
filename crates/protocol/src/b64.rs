// SPDX-License-Identifier: EUPL-1.2
//! Base64 as the protocol uses it (RFC 4648), strict: no blanks, no stray bits, padding as named.

use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_STANDARD_NO_PAD, BASE64_URL_SAFE_NO_PAD},
};

/// base64url without padding ("b64u"), the form of hashes, keys and random bytes in JSON.
pub fn url(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads [`url`]; `None` for anything but the one canonical form.
pub fn from_url(text: &str) -> Option<Vec<u8>> {
    BASE64_URL_SAFE_NO_PAD.decode(text).ok()
}

/// Standard base64 with padding, the form inside DSSE envelopes.
pub fn std(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(bytes)
}

/// Reads [`std`]; `None` for anything but the one canonical form.
pub fn from_std(text: &str) -> Option<Vec<u8>> {
    BASE64_STANDARD.decode(text).ok()
}

/// Reads standard base64 without padding, the form inside age headers.
pub fn from_age(text: &[u8]) -> Option<Vec<u8>> {
    BASE64_STANDARD_NO_PAD.decode(text).ok()
}

/// Standard base64 without padding, the form inside age headers.
pub fn age(bytes: &[u8]) -> String {
    BASE64_STANDARD_NO_PAD.encode(bytes)
}

/// Gives a newtype over a byte array its b64u text form: `Display`, `FromStr`, serde.
macro_rules! b64u_text {
    ($name:ident, $len:literal) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&$crate::b64::url(&self.0))
            }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::b64::NotB64u;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let bytes = $crate::b64::from_url(text).ok_or($crate::b64::NotB64u($len))?;
                <[u8; $len]>::try_from(bytes)
                    .map(Self)
                    .map_err(|_| $crate::b64::NotB64u($len))
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use b64u_text;

/// A text that is not base64url without padding of exactly so many bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not base64url of {0} bytes without padding")]
pub struct NotB64u(pub usize);
