// SPDX-License-Identifier: EUPL-1.2
//! HPKE (RFC 9180) as the age specification uses it for `mlkem768x25519`: base mode, KEM 0x647a
//! (X-Wing), HKDF-SHA256, ChaCha20Poly1305, empty associated data.
//!
//! The `age` crate 0.12 has no such recipient; this is the sealing half of the glue, over `hpke-rs`
//! with libcrux. The opening half is `hpke.rs` of the crate `protocol-open` and takes its suite from
//! here.

use hpke_rs::{Hpke, HpkePublicKey, Mode};
use hpke_rs_crypto::{
    HpkeCrypto, TryCryptoRng, TryRng,
    types::{AeadAlgorithm, KdfAlgorithm, KemAlgorithm},
};
use hpke_rs_libcrux::HpkeLibcrux;
use rand::RngCore;

/// KEM 0x647a, X-Wing.
pub const KEM: KemAlgorithm = KemAlgorithm::XWingDraft06;
/// `info` of HPKE, as the age specification has it.
pub const INFO: &[u8] = b"age-encryption.org/mlkem768x25519";
/// Length of an encapsulated key in a stanza.
pub const ENC_LEN: usize = 1120;
/// Length of a wrapped file key in a stanza.
pub const WRAPPED_LEN: usize = 32;
/// Length of a public key.
pub(crate) const PUBLIC_LEN: usize = 1216;

/// libcrux, with random numbers straight from the operating system.
pub type Provider = HpkeLibcrux<OsEntropy>;

/// A key of small order, of wrong length or otherwise outside of the KEM; or no random numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a key that the KEM refuses")]
pub(super) struct BadKey;

/// The operating system's random numbers in the form that `hpke-rs` asks for.
pub struct OsEntropy;

/// The operating system has no random numbers.
#[derive(Debug, thiserror::Error)]
#[error("no random numbers")]
pub struct NoEntropy;

impl TryRng for OsEntropy {
    type Error = NoEntropy;

    fn try_next_u32(&mut self) -> Result<u32, NoEntropy> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, NoEntropy> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), NoEntropy> {
        rand::rngs::OsRng.try_fill_bytes(to).map_err(|_| NoEntropy)
    }
}

impl TryCryptoRng for OsEntropy {}

/// The one suite in use.
pub fn suite() -> Hpke<Provider> {
    let (kdf, aead) = (KdfAlgorithm::HkdfSha256, AeadAlgorithm::ChaCha20Poly1305);
    Hpke::new_with_rng(Mode::Base, KEM, kdf, aead, OsEntropy)
}

/// Refuses public keys that nobody can be sealed to: wrong length, ML-KEM coefficients out of range,
/// an X25519 point of small order. Runs one encapsulation with constant input, whose result is
/// dropped.
pub(super) fn check_public_key(key: &[u8]) -> Result<(), BadKey> {
    if key.len() != PUBLIC_LEN {
        return Err(BadKey);
    }
    Provider::kem_encaps_derand(KEM, key, &[0x53; 64])
        .map(|_| ())
        .map_err(|_| BadKey)
}

/// Wraps a file key: the encapsulated key and the wrapped one.
pub(super) fn seal_file_key(
    public: &[u8],
    file_key: &[u8; 16],
) -> Result<(Vec<u8>, Vec<u8>), BadKey> {
    suite()
        .seal(
            &HpkePublicKey::new(public.to_vec()),
            INFO,
            b"",
            file_key,
            None,
            None,
            None,
        )
        .map_err(|_| BadKey)
}
