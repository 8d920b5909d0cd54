// SPDX-License-Identifier: EUPL-1.2
//! Session tokens: 256 random bits for the browser, their SHA-256 for the database.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mailbox::chance::{self, Chance};
use protocol::Hash;
use secrecy::{ExposeSecret, SecretBox};

/// A token that does not print.
pub(crate) struct Token(SecretBox<[u8; 32]>);

impl Token {
    /// A new one.
    pub(crate) fn random(chance: &dyn Chance) -> Self {
        Self(SecretBox::new(Box::new(chance::bytes(chance))))
    }

    /// Reads a cookie; none for anything but 32 bytes.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 32] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        Some(Self(SecretBox::new(Box::new(bytes))))
    }

    /// What the database knows.
    pub(crate) fn hash(&self) -> Hash {
        Hash::of(self.0.expose_secret())
    }

    /// What the cookie holds.
    pub(crate) fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.expose_secret())
    }
}
