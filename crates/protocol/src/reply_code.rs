// SPDX-License-Identifier: EUPL-1.2
//! The code in a paper letter with which somebody who has no account answers once (docs/PROTOCOL.md, "One-time answer"; R-95). A clerk's
//! browser draws it; the server keeps a hash to find it by. Under it are the key that the answer is sealed to, which the server can therefore
//! not exchange, and the answer, which nobody can have written who has not had the letter.

use zeroize::Zeroizing;

use crate::{
    agefile::Recipient,
    ids::Org,
    tup::{Hash, h, hkdf32, hmac, tup},
};

/// The 9 secret bytes of a code; wiped when dropped, never printed.
#[derive(Clone)]
pub struct ReplySecret(Zeroizing<[u8; 9]>);

impl std::fmt::Debug for ReplySecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ReplySecret([REDACTED])")
    }
}

impl ReplySecret {
    /// Takes 9 random bytes.
    pub fn new(raw: [u8; 9]) -> Self {
        Self(Zeroizing::new(raw))
    }

    /// What is shown to find the code; the portal keeps only [`locator_hash`] of it.
    pub fn locator(&self, org: &Org) -> Zeroizing<[u8; 32]> {
        let info = tup("sp1/reply/locator", &[org.as_bytes()]);
        hkdf32(self.0.as_slice(), salt(org).as_bytes(), &info)
    }

    /// Proof to whoever types the code that its maker meant this key. `id` is the id of the code's record.
    pub fn key_mac(&self, org: &Org, id: [u8; 16], recipient: &Recipient) -> Hash {
        let text = recipient.to_string();
        self.keyed(org, "sp1/reply/key", id, text.as_bytes())
    }

    /// Proof to the unit that whoever wrote the answer has had the letter. `file` is the hash of the sealed answer.
    pub fn answer_mac(&self, org: &Org, id: [u8; 16], file: &Hash) -> Hash {
        self.keyed(org, "sp1/reply/answer", id, file.as_bytes())
    }

    fn keyed(&self, org: &Org, label: &str, id: [u8; 16], what: &[u8]) -> Hash {
        let info = tup("sp1/reply/mac", &[org.as_bytes()]);
        let key = hkdf32(self.0.as_slice(), salt(org).as_bytes(), &info);
        hmac(key.as_slice(), &tup(label, &[org.as_bytes(), &id, what]))
    }
}

fn salt(org: &Org) -> Hash {
    h("sp1/reply/salt", &[org.as_bytes()])
}

/// What the portal stores to find a code.
pub fn locator_hash(locator: &[u8; 32]) -> Hash {
    h("sp1/reply/locator-hash", &[locator])
}
