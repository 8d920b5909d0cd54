// SPDX-License-Identifier: EUPL-1.2
//! The notifier's key pair.

use std::{fmt, str::FromStr};

use secrecy::SecretString;

use crate::opening::Opening;

/// A text that is no `age1…` recipient or `AGE-SECRET-KEY-1…` identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an age X25519 key")]
pub struct NotAContactKey;

/// Whom addresses are sealed to.
#[derive(Clone, PartialEq, Eq)]
pub struct ContactRecipient(pub(crate) age::x25519::Recipient);

impl fmt::Display for ContactRecipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for ContactRecipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ContactRecipient({})", self.0)
    }
}

impl FromStr for ContactRecipient {
    type Err = NotAContactKey;

    fn from_str(text: &str) -> Result<Self, NotAContactKey> {
        text.parse().map(Self).map_err(|_| NotAContactKey)
    }
}

/// The notifier's own key; never printed.
#[derive(Clone)]
pub struct ContactIdentity {
    key: age::x25519::Identity,
    pub(crate) opening: Opening,
}

impl fmt::Debug for ContactIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ContactIdentity([REDACTED])")
    }
}

impl ContactIdentity {
    /// A new key from the operating system's random numbers.
    ///
    /// # Errors
    /// [`NotAContactKey`] when the library does not take the key that it has made.
    pub fn generate() -> Result<Self, NotAContactKey> {
        Self::of(age::x25519::Identity::generate())
    }

    fn of(key: age::x25519::Identity) -> Result<Self, NotAContactKey> {
        let opening = Opening::of(&key)?;
        Ok(Self { key, opening })
    }

    /// Whom to seal to.
    pub fn recipient(&self) -> ContactRecipient {
        ContactRecipient(self.key.to_public())
    }

    /// The text form, to be kept in a file of the notifier.
    pub fn to_secret_string(&self) -> SecretString {
        self.key.to_string()
    }
}

impl FromStr for ContactIdentity {
    type Err = NotAContactKey;

    fn from_str(text: &str) -> Result<Self, NotAContactKey> {
        Self::of(text.parse().map_err(|_| NotAContactKey)?)
    }
}
