// SPDX-License-Identifier: EUPL-1.2
//! Everything that follows from the secret of an activation letter (section 4).

use zeroize::Zeroizing;

use crate::{
    ids::{ActivationId, Org, PersonId},
    tup::{Hash, h, hkdf32, hmac, tup},
};

/// The 14 secret bytes of a letter; wiped when dropped, never printed.
#[derive(Clone)]
pub struct ActivationSecret(Zeroizing<[u8; 14]>);

impl std::fmt::Debug for ActivationSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ActivationSecret([REDACTED])")
    }
}

/// What both MACs of an activation cover; `td` is `issue.td`.
#[derive(Debug, Clone, Copy)]
pub struct Covered<'a> {
    /// The organisation.
    pub org: &'a Org,
    /// The activation.
    pub aid: ActivationId,
    /// The person it is for.
    pub pid: PersonId,
    /// `sh` of the issue statement.
    pub issue: Hash,
    /// `sh` of the Trust Document that the issue statement names.
    pub td: Hash,
}

impl ActivationSecret {
    /// Takes 14 random bytes.
    pub fn new(raw: [u8; 14]) -> Self {
        Self(Zeroizing::new(raw))
    }

    /// Takes the bytes of a parsed code; `None` unless there are 14.
    pub fn from_slice(raw: &[u8]) -> Option<Self> {
        <[u8; 14]>::try_from(raw).ok().map(Self::new)
    }

    /// The 14 bytes, for printing the code.
    pub fn as_bytes(&self) -> &[u8; 14] {
        &self.0
    }

    /// What the browser shows to find the letter; the portal keeps only [`locator_hash`] of it.
    pub fn locator(&self, org: &Org) -> Zeroizing<[u8; 32]> {
        let info = tup("sp1/act/locator", &[org.as_bytes()]);
        hkdf32(self.0.as_slice(), salt(org).as_bytes(), &info)
    }

    /// Key of the person's MAC; the registrar keeps it.
    pub fn k_person(&self, org: &Org, aid: ActivationId) -> Zeroizing<[u8; 32]> {
        self.mac_key("sp1/act/mac-person", org, aid)
    }

    /// Key of the organisation's MAC.
    pub fn k_org(&self, org: &Org, aid: ActivationId) -> Zeroizing<[u8; 32]> {
        self.mac_key("sp1/act/mac-org", org, aid)
    }

    fn mac_key(&self, label: &str, org: &Org, aid: ActivationId) -> Zeroizing<[u8; 32]> {
        let info = tup(label, &[org.as_bytes(), aid.as_bytes()]);
        hkdf32(self.0.as_slice(), salt(org).as_bytes(), &info)
    }
}

/// `H("sp1/act/salt", org)`.
pub fn salt(org: &Org) -> Hash {
    h("sp1/act/salt", &[org.as_bytes()])
}

/// What the portal stores to find a letter.
pub fn locator_hash(locator: &[u8; 32]) -> Hash {
    h("sp1/act/locator-hash", &[locator])
}

/// Proof to the person that whoever printed the letter names this Trust Document.
pub fn mac_org(k_org: &[u8; 32], covered: &Covered<'_>) -> Hash {
    let parts: &[&[u8]] = &[
        covered.org.as_bytes(),
        covered.aid.as_bytes(),
        covered.pid.as_bytes(),
        covered.issue.as_bytes(),
        covered.td.as_bytes(),
    ];
    hmac(k_org, &tup("sp1/act/org", parts))
}

/// Proof to the registrar that whoever holds the letter names this keycard.
pub fn mac_person(k_person: &[u8; 32], covered: &Covered<'_>, kc: &Hash) -> Hash {
    let parts: &[&[u8]] = &[
        covered.org.as_bytes(),
        covered.aid.as_bytes(),
        covered.pid.as_bytes(),
        covered.issue.as_bytes(),
        kc.as_bytes(),
        covered.td.as_bytes(),
    ];
    hmac(k_person, &tup("sp1/act/bind", parts))
}
