// SPDX-License-Identifier: EUPL-1.2
//! Keys that follow from an unlock method, and the MACs of bundle and own data (section 3).

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{
    ids::{Org, PersonId},
    tup::{Hash, h, hkdf32, hmac, tup},
};

const SALT: &[u8] = b"sp1/unlock/salt";

/// Kind of an unlock method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tag {
    /// Passkey with PRF.
    Prf,
    /// Recovery sheet.
    Rec,
    /// Password with the secret of a browser profile.
    Pwd,
}

impl Tag {
    /// The text in JSON and `TUP`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Prf => "prf",
            Self::Rec => "rec",
            Self::Pwd => "pwd",
        }
    }
}

/// The three values of one unlock method; wiped when dropped, never printed.
pub struct UnlockKeys {
    /// Seed of the age identity that opens the bundle.
    pub enc_seed: Zeroizing<[u8; 32]>,
    /// Key of the bundle's MAC.
    pub mac_secret: Zeroizing<[u8; 32]>,
    /// What a login without passkey shows; `None` for [`Tag::Prf`].
    pub auth: Option<Zeroizing<[u8; 32]>>,
}

impl std::fmt::Debug for UnlockKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("UnlockKeys([REDACTED])")
    }
}

/// Derives the keys of a method from its input key material (32 bytes of PRF, 19 of a recovery
/// code, 64 of [`password_ikm`]).
pub fn derive(tag: Tag, ikm: &[u8], org: &Org, pid: PersonId) -> UnlockKeys {
    let one = |label: &str| {
        let parts: &[&[u8]] = &[org.as_bytes(), pid.as_bytes(), tag.as_str().as_bytes()];
        hkdf32(ikm, SALT, &tup(label, parts))
    };
    UnlockKeys {
        enc_seed: one("sp1/unlock/enc"),
        mac_secret: one("sp1/unlock/mac"),
        auth: match tag {
            Tag::Prf => None,
            Tag::Rec | Tag::Pwd => Some(one("sp1/unlock/auth")),
        },
    }
}

/// What the server stores of [`UnlockKeys::auth`]; compare with [`Hash::ct_eq`].
pub fn auth_hash(auth: &[u8; 32]) -> Hash {
    h("sp1/auth/hash", &[auth])
}

/// `prf.eval.first` of a WebAuthn ceremony.
pub fn prf_eval(rp_id: &str) -> Hash {
    h("sp1/prf/unlock", &[rp_id.as_bytes()])
}

/// Salt of PBKDF2 over the password; `ds` is the secret of the browser profile.
pub fn password_salt(org: &Org, pid: PersonId, ds: &[u8; 32]) -> Hash {
    h("sp1/pw/salt", &[org.as_bytes(), pid.as_bytes(), ds])
}

/// `PBKDF2(…) ‖ DS`.
pub fn password_ikm(stretched: &[u8; 32], ds: &[u8; 32]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new([stretched.as_slice(), ds.as_slice()].concat())
}

/// `bm_i`: to be checked before a bundle is decrypted, because everybody can seal to a public key.
pub fn bundle_mac(
    mac_secret: &[u8; 32],
    org: &Org,
    pid: PersonId,
    seq: u64,
    file_hash: &Hash,
) -> Hash {
    let parts: &[&[u8]] = &[
        org.as_bytes(),
        pid.as_bytes(),
        &seq.to_be_bytes(),
        file_hash.as_bytes(),
    ];
    hmac(mac_secret, &tup("sp1/bundle", parts))
}

/// MAC of a file that a person keeps for herself (drafts, settings).
pub fn self_mac(
    key: &[u8; 32],
    org: &Org,
    pid: PersonId,
    kind: &str,
    ver: u64,
    file_hash: &Hash,
) -> Hash {
    let parts: &[&[u8]] = &[
        org.as_bytes(),
        pid.as_bytes(),
        kind.as_bytes(),
        &ver.to_be_bytes(),
        file_hash.as_bytes(),
    ];
    hmac(key, &tup("sp1/self", parts))
}
