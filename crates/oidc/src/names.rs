// SPDX-License-Identifier: EUPL-1.2
//! Names of a provider's accounts as keyed hashes: the registrar says by them which account belongs to which employee, and the back
//! office finds it without keeping a name. Whoever has the database and not the key learns none, although personnel numbers can be
//! guessed.

use std::path::Path;

use protocol::tup::{h, hmac};
use protocol::{Hash, b64};
use zeroize::Zeroizing;

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// An account, by the claim that the insurer and its provider have agreed on.
    Account,
    /// A subject.
    Subject,
    /// A session at the provider.
    Session,
}

impl Name {
    const fn label(self) -> &'static str {
        match self {
            Self::Account => "sp1/office/account",
            Self::Subject => "sp1/office/subject",
            Self::Session => "sp1/office/sid",
        }
    }
}

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum NameKeyError {
    /// The file cannot be read.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// Something else is in it.
    #[error("not 32 bytes in base64url")]
    Form,
}

/// The key, the same at the registrar and at the back office.
pub struct NameKey(Zeroizing<[u8; 32]>);

impl NameKey {
    /// Takes the key.
    #[must_use]
    pub fn new(key: [u8; 32]) -> Self {
        Self(Zeroizing::new(key))
    }

    /// Reads it from a file: 32 random bytes in base64url.
    ///
    /// # Errors
    /// [`NameKeyError`].
    pub fn read(path: &Path) -> Result<Self, NameKeyError> {
        let text = Zeroizing::new(std::fs::read_to_string(path)?);
        let bytes = b64::from_url(text.trim()).map(Zeroizing::new);
        let key = bytes.and_then(|bytes| <[u8; 32]>::try_from(bytes.as_slice()).ok());
        key.map(Self::new).ok_or(NameKeyError::Form)
    }

    /// `HMAC(key, H(label, issuer, name))`.
    #[must_use]
    pub fn of(&self, what: Name, issuer: &str, name: &str) -> Hash {
        let said = h(what.label(), &[issuer.as_bytes(), name.as_bytes()]);
        hmac(self.0.as_slice(), said.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_hides_and_differs_by_key_kind_issuer_and_text() {
        let key = NameKey::new([1; 32]);
        let first = key.of(Name::Account, "https://idp.example", "4711");
        let others = [
            NameKey::new([2; 32]).of(Name::Account, "https://idp.example", "4711"),
            key.of(Name::Subject, "https://idp.example", "4711"),
            key.of(Name::Session, "https://idp.example", "4711"),
            key.of(Name::Account, "https://idp.exampl", "e4711"),
            key.of(Name::Account, "https://idp.example", "4712"),
        ];
        assert!(others.iter().all(|other| *other != first));
        let again = key.of(Name::Account, "https://idp.example", "4711");
        assert_eq!(again, first);
    }
}
