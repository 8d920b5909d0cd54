// SPDX-License-Identifier: EUPL-1.2
//! The opening half of the `mlkem768x25519` glue; the suite is that of `protocol::agefile::hpke`.

use hpke_rs::{HpkeError, HpkePrivateKey};
use hpke_rs_crypto::HpkeCrypto;
use protocol::agefile::hpke::{ENC_LEN, INFO, KEM, Provider, WRAPPED_LEN, suite};
use zeroize::Zeroizing;

/// Why a file key could not be unwrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HpkeFault {
    /// A share of small order, of wrong length or otherwise outside of the KEM.
    BadShare,
    /// The stanza is for somebody else.
    NoMatch,
}

/// The public key of an identity's seed: ML-KEM-768 encapsulation key, then X25519 point.
pub(crate) fn public_key_of_seed(seed: &[u8; 32]) -> Option<Vec<u8>> {
    let pair = Provider::kem_key_gen_derand(KEM, seed).ok();
    pair.map(|(public, secret)| {
        drop(Zeroizing::new(secret));
        public
    })
}

/// Unwraps a file key with an identity's seed.
pub(crate) fn open_file_key(
    seed: &[u8; 32],
    enc: &[u8],
    wrapped: &[u8],
) -> Result<Zeroizing<[u8; 16]>, HpkeFault> {
    // The length is checked before decrypting: a longer text could be made to open under two keys.
    if enc.len() != ENC_LEN || wrapped.len() != WRAPPED_LEN {
        return Err(HpkeFault::BadShare);
    }
    let secret = HpkePrivateKey::new(seed.to_vec());
    let opened = suite()
        .open(enc, &secret, INFO, b"", wrapped, None, None, None)
        .map(Zeroizing::new)
        .map_err(|error| match error {
            HpkeError::OpenError => HpkeFault::NoMatch,
            _ => HpkeFault::BadShare,
        })?;
    <[u8; 16]>::try_from(opened.as_slice())
        .map(Zeroizing::new)
        .map_err(|_| HpkeFault::BadShare)
}
