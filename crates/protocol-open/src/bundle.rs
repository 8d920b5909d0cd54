// SPDX-License-Identifier: EUPL-1.2
//! The key bundle (section 3): everything a person owns, sealed to her unlock methods.

use protocol::{
    Hash, MethodId, Org, PersonId, UnixTime,
    agefile::{HeaderRules, Recipient, SealError, seal_many},
    b64,
    json::{self, JsonError, V1},
    padding::{MESSAGE_MIN, pad_json},
    unlock::{Tag, bundle_mac},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use zeroize::Zeroizing;

use crate::{Identity, OpenError, open::open_with};

/// Why a bundle was not made or is not accepted.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// `wrong-mac`
    #[error("not made by somebody who has the keys in it")]
    WrongMac,
    /// The file does not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// `wrong-person`
    #[error("the bundle of another person, organisation or number")]
    WrongPerson,
    /// Sealing failed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The content could not be written or read.
    #[error(transparent)]
    Json(#[from] JsonError),
}

impl BundleError {
    /// The stable name of the error, as in the test vectors.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WrongMac => "wrong-mac",
            Self::Open(error) => error.code(),
            Self::WrongPerson => "wrong-person",
            Self::Seal(_) => "not-sealed",
            Self::Json(error) => error.code(),
        }
    }
}

/// 32 secret bytes, b64u in JSON; wiped when dropped, never printed.
#[derive(Clone)]
pub struct Secret32(Zeroizing<[u8; 32]>);

impl Secret32 {
    /// Takes 32 bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Debug for Secret32 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[REDACTED]")
    }
}

impl Serialize for Secret32 {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&Zeroizing::new(b64::url(self.0.as_slice())))
    }
}

impl<'de> Deserialize<'de> for Secret32 {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = Zeroizing::new(String::deserialize(d)?);
        let bytes = b64::from_url(&text).map(Zeroizing::new);
        bytes
            .and_then(|bytes| <[u8; 32]>::try_from(bytes.as_slice()).ok())
            .map(Self::new)
            .ok_or_else(|| de::Error::custom("not 32 bytes of base64url"))
    }
}

/// A former key, to read what was sealed to it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OldKey {
    /// `sh` of the former keycard.
    pub kc: Hash,
    /// Seed of its age identity.
    pub enc_seed: Secret32,
}

/// One unlock method.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnlockMethod {
    /// Its id.
    pub id: MethodId,
    /// Its kind.
    pub tag: Tag,
    /// What the person calls it.
    pub label: String,
    /// Its age recipient.
    pub rcpt: Recipient,
    /// Key of its bundle MAC.
    pub mac: Secret32,
    /// When it was added.
    pub added: UnixTime,
}

/// What the person has seen and never goes back from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pins {
    /// Version of the Trust Document.
    pub td_ver: u64,
    /// Its `sh`.
    pub td_sh: Hash,
    /// Null until the log exists.
    pub log_size: (),
    /// Null until the log exists.
    pub log_root: (),
    /// `sh` of the own keycard.
    pub kc: Hash,
}

/// Content of a bundle.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The person.
    pub pid: PersonId,
    /// Number of the bundle, rising.
    pub seq: u64,
    /// Seed of the signature key.
    pub sig_seed: Secret32,
    /// Seed of the age identity.
    pub enc_seed: Secret32,
    /// Former keys.
    pub old: Vec<OldKey>,
    /// Key of local search indexes.
    pub index_key: Secret32,
    /// Key of the MACs of own data.
    pub self_mac: Secret32,
    /// Unlock methods, 1 to 8.
    pub unlock: Vec<UnlockMethod>,
    /// What the person has seen.
    pub pins: Pins,
}

/// A sealed bundle and one MAC per method, in the order of `unlock`.
pub struct SealedBundle {
    /// The age file.
    pub file: Vec<u8>,
    /// `bm_i` by method.
    pub macs: Vec<(MethodId, Hash)>,
}

/// Seals a bundle to all its methods.
pub fn seal_bundle(bundle: &Bundle) -> Result<SealedBundle, BundleError> {
    let content = Zeroizing::new(pad_json(json::encode(bundle)?, MESSAGE_MIN));
    let recipients: Vec<Recipient> = bundle.unlock.iter().map(|one| one.rcpt.clone()).collect();
    let file = seal_many(&recipients, &content)?;
    let hash = Hash::of(&file);
    let (org, pid, seq) = (&bundle.org, bundle.pid, bundle.seq);
    let macs = bundle.unlock.iter().map(|method| {
        let mac = bundle_mac(method.mac.as_bytes(), org, pid, seq, &hash);
        (method.id, mac)
    });
    let macs = macs.collect();
    Ok(SealedBundle { file, macs })
}

/// Opens a bundle with one method: its MAC first, then the file.
///
/// The caller must still compare the keycard derived from the seeds with the current binding.
pub fn open_bundle(
    identity: &Identity,
    mac_secret: &[u8; 32],
    org: &Org,
    pid: PersonId,
    seq: u64,
    file: &[u8],
    mac: &Hash,
) -> Result<Bundle, BundleError> {
    if !bundle_mac(mac_secret, org, pid, seq, &Hash::of(file)).ct_eq(mac) {
        return Err(BundleError::WrongMac);
    }
    let content = open_with(HeaderRules::Bundle, identity, file)?;
    let bundle: Bundle = json::decode(json::trim_blanks(&content))?;
    if (&bundle.org, bundle.pid, bundle.seq) == (org, pid, seq) {
        Ok(bundle)
    } else {
        Err(BundleError::WrongPerson)
    }
}
