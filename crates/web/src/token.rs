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

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use mailbox::chance::SystemChance;

    use super::Token;

    /// 2,000 tokens: a bit that is a coin lies ten standard deviations inside of these bounds.
    #[test]
    fn every_bit_of_a_token_is_random() {
        let tokens: Vec<Token> = (0..2_000).map(|_| Token::random(&SystemChance)).collect();
        let bytes: Vec<[u8; 32]> = tokens
            .iter()
            .map(|token| *secrecy::ExposeSecret::expose_secret(&token.0))
            .collect();
        assert_eq!(bytes.iter().collect::<HashSet<_>>().len(), bytes.len());
        for bit in 0..256 {
            let set = bytes
                .iter()
                .filter(|token| token[bit / 8] >> (bit % 8) & 1 == 1)
                .count();
            assert!((776..=1_224).contains(&set), "bit {bit}: {set} of 2,000");
        }
    }

    #[test]
    fn a_cookie_of_another_length_is_none() {
        let token = Token::random(&SystemChance);
        assert_eq!(Token::parse(&token.text()).unwrap().hash(), token.hash());
        assert!(Token::parse(&token.text()[1..]).is_none());
        assert!(Token::parse("").is_none());
    }
}
