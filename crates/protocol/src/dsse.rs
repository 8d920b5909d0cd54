// SPDX-License-Identifier: EUPL-1.2
//! DSSE version 1 envelopes with Ed25519 (RFC 8032, strict).

use std::fmt;

use ed25519_dalek::Signer;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, de::DeserializeOwned};

use crate::{
    b64,
    json::{self, JsonError},
    tup::{Hash, h},
};

/// More signatures than this on one envelope are refused unread.
const MAX_SIGNATURES: usize = 16;

/// Why an envelope is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DsseError {
    /// `malformed-envelope`
    #[error("not a DSSE envelope")]
    MalformedEnvelope,
    /// `wrong-payload-type`
    #[error("a statement of another type")]
    WrongPayloadType,
    /// The payload is not the canonical JSON of its type.
    #[error(transparent)]
    Payload(#[from] JsonError),
    /// `bad-signature`
    #[error("not signed by enough of the keys that count")]
    BadSignature,
    /// `weak-key`
    #[error("a public key of small order or in a non-canonical form")]
    WeakKey,
}

impl DsseError {
    /// The stable name of the error, as in the test vectors.
    pub const fn code(self) -> &'static str {
        match self {
            Self::MalformedEnvelope => "malformed-envelope",
            Self::WrongPayloadType => "wrong-payload-type",
            Self::Payload(error) => error.code(),
            Self::BadSignature => "bad-signature",
            Self::WeakKey => "weak-key",
        }
    }
}

/// An Ed25519 public key as it stands in statements: 32 bytes, not yet judged. A weak one verifies
/// nothing; [`PublicKey::check`] names it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PublicKey([u8; 32]);

b64::b64u_text!(PublicKey, 32);

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

impl PublicKey {
    /// Takes 32 bytes as they are.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 raw bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// `keyid = H("sp1/kid", pk)`, a hint only.
    pub fn kid(&self) -> Hash {
        h("sp1/kid", &[&self.0])
    }

    /// Refuses keys of small order and non-canonical encodings.
    pub fn check(&self) -> Result<(), DsseError> {
        self.strict().map(|_| ())
    }

    fn strict(&self) -> Result<ed25519_dalek::VerifyingKey, DsseError> {
        // RFC 8032, 5.1.3: y must be below p = 2^255 - 19, which dalek does not insist on.
        let [first, middle @ .., last] = &self.0;
        let y_too_big =
            *first >= 0xed && middle.iter().all(|byte| *byte == 0xff) && *last & 0x7f == 0x7f;
        match ed25519_dalek::VerifyingKey::from_bytes(&self.0) {
            Ok(key) if !y_too_big && !key.is_weak() => Ok(key),
            _ => Err(DsseError::WeakKey),
        }
    }

    fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(signature);
        self.strict()
            .is_ok_and(|key| key.verify_strict(message, &signature).is_ok())
    }
}

/// An Ed25519 signing key; wiped when dropped, never printed.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey([REDACTED], {})", self.public())
    }
}

impl SigningKey {
    /// The key of a 32-byte seed.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

/// One signature of an envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// A hint which key this is; never relied upon.
    pub keyid: String,
    /// 64 bytes of Ed25519.
    pub sig: [u8; 64],
}

/// A signed statement before its payload has been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    payload_type: String,
    payload: Vec<u8>,
    signatures: Vec<Signature>,
}

/// `"DSSEv1 " ‖ len(type) ‖ " " ‖ type ‖ " " ‖ len(payload) ‖ " " ‖ payload`.
pub fn pae(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let mut out = format!(
        "DSSEv1 {} {payload_type} {} ",
        payload_type.len(),
        payload.len()
    )
    .into_bytes();
    out.extend_from_slice(payload);
    out
}

/// Signs payload bytes as they are; statements go through [`Signed::sign`].
pub fn sign(payload_type: &str, payload: &[u8], keys: &[&SigningKey]) -> Envelope {
    let message = pae(payload_type, payload);
    let signatures = keys
        .iter()
        .map(|key| Signature {
            keyid: key.public().kid().to_string(),
            sig: key.sign(&message),
        })
        .collect();
    Envelope {
        payload_type: payload_type.to_owned(),
        payload: payload.to_vec(),
        signatures,
    }
}

/// Statement hash, `SHA-256(PAE)`: independent of signatures.
pub fn sh(payload_type: &str, payload: &[u8]) -> Hash {
    Hash::of(&pae(payload_type, payload))
}

impl Envelope {
    /// The media type of the payload.
    pub fn payload_type(&self) -> &str {
        &self.payload_type
    }

    /// The payload bytes as signed.
    pub fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// All signatures, valid or not.
    pub fn signatures(&self) -> &[Signature] {
        &self.signatures
    }

    /// Statement hash, `SHA-256(PAE)`.
    pub fn sh(&self) -> Hash {
        sh(&self.payload_type, &self.payload)
    }

    /// Adds one more signature (an offline root key, a second administrator).
    pub fn add_signature(&mut self, key: &SigningKey) {
        let sig = key.sign(&pae(&self.payload_type, &self.payload));
        self.signatures.push(Signature {
            keyid: key.public().kid().to_string(),
            sig,
        });
    }

    /// Passes if at least `threshold` *different* keys of `keys` have signed.
    ///
    /// # Errors
    /// [`DsseError::BadSignature`] otherwise; a threshold of 0 never passes.
    pub fn verify_threshold(&self, keys: &[PublicKey], threshold: usize) -> Result<(), DsseError> {
        let message = pae(&self.payload_type, &self.payload);
        let mut different = keys.to_vec();
        different.sort_unstable();
        different.dedup();
        let count = different
            .iter()
            .filter(|key| {
                self.signatures
                    .iter()
                    .any(|signature| key.verifies(&message, &signature.sig))
            })
            .count();
        if threshold > 0 && count >= threshold {
            Ok(())
        } else {
            Err(DsseError::BadSignature)
        }
    }

    /// Passes if this key has signed.
    pub fn verify_by(&self, key: &PublicKey) -> Result<(), DsseError> {
        self.verify_threshold(std::slice::from_ref(key), 1)
    }

    /// The canonical JSON of the envelope, the form that is stored and sealed.
    pub fn to_json(&self) -> Vec<u8> {
        // An envelope has no numbers and only text members, so that writing it cannot fail.
        json::encode(self).unwrap_or_default()
    }

    /// Reads canonical JSON, after cutting padding blanks.
    ///
    /// # Errors
    /// [`DsseError::Payload`] with the fault of the JSON; `wrong-members` becomes
    /// [`DsseError::MalformedEnvelope`].
    pub fn from_json(bytes: &[u8]) -> Result<Self, DsseError> {
        json::decode(json::trim_blanks(bytes)).map_err(|error| match error {
            JsonError::WrongMembers => DsseError::MalformedEnvelope,
            other => DsseError::Payload(other),
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireSignature {
    keyid: String,
    sig: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireEnvelope {
    payload: String,
    #[serde(rename = "payloadType")]
    payload_type: String,
    signatures: Vec<WireSignature>,
}

impl Serialize for Envelope {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        WireEnvelope {
            payload: b64::std(&self.payload),
            payload_type: self.payload_type.clone(),
            signatures: self
                .signatures
                .iter()
                .map(|one| WireSignature {
                    keyid: one.keyid.clone(),
                    sig: b64::std(&one.sig),
                })
                .collect(),
        }
        .serialize(s)
    }
}

impl<'de> Deserialize<'de> for Envelope {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let wire = WireEnvelope::deserialize(d)?;
        let fault = || de::Error::custom(DsseError::MalformedEnvelope);
        if wire.signatures.len() > MAX_SIGNATURES {
            return Err(fault());
        }
        let signatures = wire
            .signatures
            .into_iter()
            .map(|one| {
                let sig = b64::from_std(&one.sig).and_then(|sig| <[u8; 64]>::try_from(sig).ok())?;
                Some(Signature {
                    keyid: one.keyid,
                    sig,
                })
            })
            .collect::<Option<Vec<_>>>()
            .ok_or_else(fault)?;
        Ok(Self {
            payload: b64::from_std(&wire.payload).ok_or_else(fault)?,
            payload_type: wire.payload_type,
            signatures,
        })
    }
}

/// A type that is signed: a closed set of members and one media type.
pub trait Statement: Serialize + DeserializeOwned {
    /// `application/vnd.sp1.<name>+json`.
    const TYPE: &'static str;

    /// Rules inside the payload that its types cannot express.
    ///
    /// # Errors
    /// [`JsonError::WrongMembers`] if a list that must be sorted is not, or the like.
    fn check(&self) -> Result<(), JsonError> {
        Ok(())
    }
}

/// An envelope whose payload has been read as `T`. **Reading is not verifying**: no signature has
/// been looked at; the `verify` methods of the statements do that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed<T> {
    envelope: Envelope,
    payload: T,
    sh: Hash,
}

impl<T: Statement> Signed<T> {
    /// Signs a statement.
    ///
    /// # Errors
    /// [`DsseError::Payload`] if the payload breaks its own rules.
    pub fn sign(payload: T, keys: &[&SigningKey]) -> Result<Self, DsseError> {
        payload.check()?;
        let envelope = sign(T::TYPE, &json::encode(&payload)?, keys);
        let sh = envelope.sh();
        Ok(Self {
            envelope,
            payload,
            sh,
        })
    }

    /// Reads an envelope: payload type first, then the strict JSON of `T`.
    pub fn parse(envelope: Envelope) -> Result<Self, DsseError> {
        if envelope.payload_type != T::TYPE {
            return Err(DsseError::WrongPayloadType);
        }
        let payload: T = json::decode(&envelope.payload)?;
        payload.check()?;
        let sh = envelope.sh();
        Ok(Self {
            envelope,
            payload,
            sh,
        })
    }

    /// Reads the canonical JSON of an envelope; padding blanks are cut.
    pub fn from_json(bytes: &[u8]) -> Result<Self, DsseError> {
        Self::parse(Envelope::from_json(bytes)?)
    }

    /// Adds one more signature.
    pub fn add_signature(&mut self, key: &SigningKey) {
        self.envelope.add_signature(key);
    }
}

impl<T> Signed<T> {
    /// The envelope.
    pub const fn envelope(&self) -> &Envelope {
        &self.envelope
    }

    /// The payload; see the type's warning.
    pub const fn payload(&self) -> &T {
        &self.payload
    }

    /// The statement hash, `SHA-256(PAE)`.
    pub const fn sh(&self) -> Hash {
        self.sh
    }

    /// The envelope again.
    pub fn into_envelope(self) -> Envelope {
        self.envelope
    }
}

impl<T> Serialize for Signed<T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        self.envelope.serialize(s)
    }
}

impl<'de, T: Statement> Deserialize<'de> for Signed<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Self::parse(Envelope::deserialize(d)?).map_err(de::Error::custom)
    }
}
