// SPDX-License-Identifier: EUPL-1.2
//! The key by which push services know us: VAPID, RFC 8292, a JWT (RFC 7519) signed with ES256.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use aws_lc_rs::error::Unspecified;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use protocol::b64;
use rustls_pki_types::PrivatePkcs8KeyDer;
use rustls_pki_types::pem::PemObject;
use serde_json::json;
use zeroize::Zeroizing;

/// How long a signature is good; RFC 8292 allows a day, and clocks differ.
const LASTS: Duration = Duration::from_secs(12 * 3_600);
/// Characters of a line of PEM.
const LINE: usize = 64;

/// A key of ours for push services.
pub struct VapidKey(EcdsaKeyPair);

/// Why there is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read, or holds no private key in PEM (PKCS#8).
    #[error("cannot be read as a private key in PEM (PKCS#8)")]
    File,
    /// A key of another kind.
    #[error("holds no key for ES256 (P-256)")]
    Kind,
    /// No key could be made, or none could sign.
    #[error("no key could be made")]
    NotMade,
}

impl From<Unspecified> for KeyError {
    fn from(_: Unspecified) -> Self {
        Self::NotMade
    }
}

impl VapidKey {
    /// Makes a new key from the operating system's random numbers.
    ///
    /// # Errors
    /// [`KeyError::NotMade`].
    pub fn generate() -> Result<Self, KeyError> {
        Ok(Self(EcdsaKeyPair::generate(
            &ECDSA_P256_SHA256_FIXED_SIGNING,
        )?))
    }

    /// Reads a key's file.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn load(path: &Path) -> Result<Self, KeyError> {
        let der = PrivatePkcs8KeyDer::from_pem_file(path).map_err(|_| KeyError::File)?;
        Self::from_der(der.secret_pkcs8_der())
    }

    /// Reads a key in PEM (PKCS#8).
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        let der = PrivatePkcs8KeyDer::from_pem_slice(pem.as_bytes()).map_err(|_| KeyError::File)?;
        Self::from_der(der.secret_pkcs8_der())
    }

    fn from_der(der: &[u8]) -> Result<Self, KeyError> {
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, der)
            .map(Self)
            .map_err(|_| KeyError::Kind)
    }

    /// The key in PEM (PKCS#8), to be kept in a file of the notifier.
    ///
    /// # Errors
    /// [`KeyError::NotMade`].
    pub fn to_pem(&self) -> Result<Zeroizing<String>, KeyError> {
        let der = self.0.to_pkcs8v1()?;
        let body = Zeroizing::new(BASE64_STANDARD.encode(der.as_ref()));
        let mut pem = Zeroizing::new(String::from("-----BEGIN PRIVATE KEY-----"));
        for (at, c) in body.chars().enumerate() {
            if at % LINE == 0 {
                pem.push('\n');
            }
            pem.push(c);
        }
        pem.push_str("\n-----END PRIVATE KEY-----");
        Ok(pem)
    }

    /// The public half as browsers take it (`applicationServerKey`): the uncompressed point, 65 bytes, base64url.
    #[must_use]
    pub fn public(&self) -> String {
        b64::url(self.0.public_key().as_ref())
    }

    /// Value of the header `Authorization`: RFC 8292, section 3. `now`: seconds since 1970.
    ///
    /// # Errors
    /// [`KeyError::NotMade`] when it does not sign.
    pub(crate) fn authorization(
        &self,
        audience: &str,
        contact: &str,
        now: i64,
    ) -> Result<String, KeyError> {
        let lasts = i64::try_from(LASTS.as_secs()).unwrap_or_default();
        let header = json!({ "typ": "JWT", "alg": "ES256" }).to_string();
        let claims = json!({ "aud": audience, "exp": now + lasts, "sub": contact }).to_string();
        let signed = format!(
            "{}.{}",
            b64::url(header.as_bytes()),
            b64::url(claims.as_bytes())
        );
        let signature = self.0.sign(&SystemRandom::new(), signed.as_bytes())?;
        let signature = b64::url(signature.as_ref());
        Ok(format!("vapid t={signed}.{signature}, k={}", self.public()))
    }
}

impl fmt::Debug for VapidKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VapidKey({})", self.public())
    }
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
    use protocol::b64;

    use super::{KeyError, VapidKey};

    #[test]
    fn a_key_is_written_and_read_and_signs() {
        let made = VapidKey::generate().unwrap();
        let pem = made.to_pem().unwrap();
        assert!(pem.lines().all(|line| line.len() <= 64));
        let read = VapidKey::from_pem(&pem).unwrap();
        assert_eq!(read.public(), made.public());
        assert!(!format!("{made:?}").contains(pem.lines().nth(1).unwrap()));
        let value = read
            .authorization("https://a.example", "mailto:x@y.example", 1_000)
            .unwrap();
        let (token, key) = value
            .strip_prefix("vapid t=")
            .unwrap()
            .split_once(", k=")
            .unwrap();
        let point = b64::from_url(key).unwrap();
        assert_eq!((point.len(), point[0]), (65, 4));
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point);
        let signature = b64::from_url(signature).unwrap();
        assert!(key.verify(signed.as_bytes(), &signature).is_ok());
        assert!(key.verify(b"other", &signature).is_err(), "control");
        let claims = b64::from_url(signed.split_once('.').unwrap().1).unwrap();
        assert_eq!(
            String::from_utf8(claims).unwrap(),
            r#"{"aud":"https://a.example","exp":44200,"sub":"mailto:x@y.example"}"#
        );
    }

    #[test]
    fn what_is_no_key_is_told() {
        assert_eq!(VapidKey::from_pem("").unwrap_err(), KeyError::File);
        let other = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----";
        assert_eq!(VapidKey::from_pem(other).unwrap_err(), KeyError::Kind);
    }
}
