// SPDX-License-Identifier: EUPL-1.2
//! `TUP`, `H`, HKDF and HMAC (docs/PROTOCOL.md, section 1): the input of every hash and MAC is an
//! injective tuple, so that no two different statements can ever be hashed as the same bytes.

use hmac::Mac;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// 32 bytes of SHA-256 or HMAC-SHA-256; b64u as text.
///
/// `Ord` is the order of the raw bytes. Lists that the protocol calls "sorted" are sorted by their
/// text: see [`Hash::sort_by_text`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hash([u8; 32]);

crate::b64::b64u_text!(Hash, 32);

impl Hash {
    /// Takes 32 bytes as they are.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// SHA-256 of some bytes (a file, a content).
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The raw bytes, as they go into `TUP`.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Compares in constant time; for MACs and for hashes of secrets.
    pub fn ct_eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }

    /// Sorts by the b64u text (ASCII), the order of `prev` in messages.
    pub fn sort_by_text(hashes: &mut [Self]) {
        hashes.sort_by_cached_key(ToString::to_string);
    }
}

impl std::fmt::Debug for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Hash({self})")
    }
}

impl From<[u8; 32]> for Hash {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

/// Computes a SHA-256 over a stream of pieces, for files that do not fit into memory.
#[derive(Clone, Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Starts with no bytes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The hash of all bytes so far.
    pub fn finish(self) -> Hash {
        Hash(self.0.finalize().into())
    }
}

/// `ASCII(label) ‖ 00 ‖ u32be(len x1) ‖ x1 ‖ …`.
#[expect(
    clippy::expect_used,
    reason = "a part of 4 GiB cannot be handed over here"
)]
pub fn tup(label: &str, parts: &[&[u8]]) -> Vec<u8> {
    debug_assert!(label.is_ascii() && !label.contains('\0'));
    let size = label.len() + 1 + parts.iter().map(|part| part.len() + 4).sum::<usize>();
    let mut out = Vec::with_capacity(size);
    out.extend_from_slice(label.as_bytes());
    out.push(0);
    for part in parts {
        let len = u32::try_from(part.len())
            .expect("Safety of this expect: parts are ids, hashes and short texts");
        out.extend_from_slice(&len.to_be_bytes());
        out.extend_from_slice(part);
    }
    out
}

/// `SHA-256(TUP(label, parts…))`.
pub fn h(label: &str, parts: &[&[u8]]) -> Hash {
    Hash::of(&tup(label, parts))
}

/// HKDF with SHA-256 (RFC 5869), extract then expand, 32 bytes.
#[expect(
    clippy::expect_used,
    reason = "32 bytes are always within HKDF's limit"
)]
pub fn hkdf32(ikm: &[u8], salt: &[u8], info: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut okm = Zeroizing::new([0; 32]);
    hkdf::Hkdf::<Sha256>::new(Some(salt), ikm)
        .expand(info, okm.as_mut_slice())
        .expect("Safety of this expect: RFC 5869 allows up to 8160 bytes");
    okm
}

/// HMAC-SHA-256 (RFC 2104).
#[expect(clippy::expect_used, reason = "HMAC takes keys of every length")]
pub fn hmac(key: &[u8], message: &[u8]) -> Hash {
    let mut mac = hmac::Hmac::<Sha256>::new_from_slice(key)
        .expect("Safety of this expect: RFC 2104 allows every length");
    mac.update(message);
    Hash(mac.finalize().into_bytes().into())
}

#[cfg(test)]
mod tests {
    use super::{h, tup};

    #[test]
    fn moving_a_byte_between_two_parts_changes_the_tuple() {
        assert_ne!(
            tup("sp1/test", &[b"ab", b"c"]),
            tup("sp1/test", &[b"a", b"bc"])
        );
        assert_ne!(h("sp1/test", &[b"", b"a"]), h("sp1/test", &[b"a", b""]));
        assert_ne!(tup("sp1/test", &[]), tup("sp1/test", &[b""]));
    }
}
