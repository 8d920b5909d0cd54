// SPDX-License-Identifier: EUPL-1.2
//! The code by which a representative names himself to whoever wants to let him act (docs/PROTOCOL.md, "Invitation"). His own
//! device draws it; the server keeps a hash to find it by, and a MAC under it that only the two can make. So the server
//! cannot put another keycard in his place, and nobody searches people.

use zeroize::Zeroizing;

use crate::{
    ids::{Org, PersonId},
    phone::{Spoken, words_of},
    tup::{Hash, h, hkdf32, hmac, tup},
};

/// The 9 secret bytes of an invitation; wiped when dropped, never printed.
#[derive(Clone)]
pub struct InvitationSecret(Zeroizing<[u8; 9]>);

impl std::fmt::Debug for InvitationSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("InvitationSecret([REDACTED])")
    }
}

impl InvitationSecret {
    /// Takes 9 random bytes.
    pub fn new(raw: [u8; 9]) -> Self {
        Self(Zeroizing::new(raw))
    }

    /// What is shown to find the invitation; the portal keeps only [`locator_hash`] of it.
    pub fn locator(&self, org: &Org) -> Zeroizing<[u8; 32]> {
        let info = tup("sp1/inv/locator", &[org.as_bytes()]);
        hkdf32(self.0.as_slice(), salt(org).as_bytes(), &info)
    }

    /// Proof to whoever types the code that this keycard drew it.
    pub fn mac(&self, org: &Org, pid: PersonId, kc: &Hash) -> Hash {
        self.keyed("sp1/inv/keycard", org, pid, kc)
    }

    /// Two words and a number that both screens show; the server can choose neither.
    pub fn spoken(&self, org: &Org, pid: PersonId, kc: &Hash) -> Spoken {
        words_of(&self.keyed("sp1/inv/words", org, pid, kc))
    }

    fn keyed(&self, label: &str, org: &Org, pid: PersonId, kc: &Hash) -> Hash {
        let info = tup("sp1/inv/mac", &[org.as_bytes()]);
        let key = hkdf32(self.0.as_slice(), salt(org).as_bytes(), &info);
        let parts: &[&[u8]] = &[org.as_bytes(), pid.as_bytes(), kc.as_bytes()];
        hmac(key.as_slice(), &tup(label, parts))
    }
}

fn salt(org: &Org) -> Hash {
    h("sp1/inv/salt", &[org.as_bytes()])
}

/// What the portal stores to find an invitation.
pub fn locator_hash(locator: &[u8; 32]) -> Hash {
    h("sp1/inv/locator-hash", &[locator])
}
