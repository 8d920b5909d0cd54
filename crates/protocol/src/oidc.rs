// SPDX-License-Identifier: EUPL-1.2
//! Identification by an identity provider (docs/PROTOCOL.md, "Identification by OIDC"): the nonce of the ID token is
//! the hash of the keys that ask, so that the provider's own signature says for whom somebody has identified herself.

use std::fmt;

use crate::{
    agefile::Recipient,
    b64::{self, b64u_text},
    dsse::PublicKey,
    ids::Org,
    statement::DeclareStart,
    tup::h,
};

/// 16 random bytes that hide the keys inside the nonce; b64u as text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Blind([u8; 16]);

b64u_text!(Blind, 16);

impl Blind {
    /// Takes the random bytes.
    pub const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The raw bytes, as they go into `TUP`.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Debug for Blind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[REDACTED]")
    }
}

/// The nonce of an authorization request: `b64u(H("sp1/oidc/nonce", org, sig, enc, r))`, with `enc` as its text.
pub fn nonce(org: &Org, sig: &PublicKey, enc: &Recipient, r: &Blind) -> String {
    let enc = enc.to_string();
    let parts: &[&[u8]] = &[org.as_bytes(), sig.as_bytes(), enc.as_bytes(), r.as_bytes()];
    b64::url(h("sp1/oidc/nonce", parts).as_bytes())
}

/// The nonce of a declaration: `b64u(H("sp1/declare/nonce", org, pid, thread, obj, sig, enc, r))`, so that the provider's own signature says
/// for which message somebody has proven who she is.
pub fn declare_nonce(start: &DeclareStart) -> String {
    let enc = start.enc.to_string();
    let parts: &[&[u8]] = &[
        start.org.as_bytes(),
        start.pid.as_bytes(),
        start.thread.as_bytes(),
        start.obj.as_bytes(),
        start.sig.as_bytes(),
        enc.as_bytes(),
        start.r.as_bytes(),
    ];
    b64::url(h("sp1/declare/nonce", parts).as_bytes())
}
