// SPDX-License-Identifier: EUPL-1.2
//! Signatures of ID tokens and logout tokens: RFC 7515 in its compact form, keys by RFC 7517. The algorithm is one of a list that the configuration
//! gives, never the token's own wish; a key is used for what it is for and for nothing else.

use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256,
    RsaPublicKeyComponents, UnparsedPublicKey,
};
use protocol::b64;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::fault::Fault;
use crate::strict;

/// Longest token: 16 KiB.
const MAX_TOKEN: usize = 16 << 10;
/// Keys of one provider.
const MAX_KEYS: usize = 50;

/// Algorithms that can be allowed. `none` and everything with a shared secret cannot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Algorithm {
    /// ECDSA over P-256 with SHA-256.
    #[serde(rename = "ES256")]
    Es256,
    /// RSASSA-PKCS1-v1_5 with SHA-256, from 2048 bits.
    #[serde(rename = "RS256")]
    Rs256,
    /// RSASSA-PSS with SHA-256, from 2048 bits.
    #[serde(rename = "PS256")]
    Ps256,
    /// Ed25519.
    #[serde(rename = "EdDSA")]
    EdDsa,
}

impl Algorithm {
    /// The name in JOSE headers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Es256 => "ES256",
            Self::Rs256 => "RS256",
            Self::Ps256 => "PS256",
            Self::EdDsa => "EdDSA",
        }
    }
}

/// A public key for signatures.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    kid: Option<String>,
    alg: Option<String>,
    material: Material,
    /// As it was published, for the evidence.
    pub(crate) published: Value,
}

#[derive(Debug, Clone)]
enum Material {
    Ec(Vec<u8>),
    Rsa { n: Vec<u8>, e: Vec<u8> },
    Okp(Vec<u8>),
}

impl Key {
    /// Whether a token of one of these algorithms could be verified with it.
    pub(crate) fn fits(&self, allowed: &[Algorithm]) -> bool {
        allowed.iter().any(|one| {
            let kind = match &self.material {
                Material::Ec(_) => matches!(one, Algorithm::Es256),
                Material::Rsa { .. } => matches!(one, Algorithm::Rs256 | Algorithm::Ps256),
                Material::Okp(_) => matches!(one, Algorithm::EdDsa),
            };
            kind && self.alg.as_ref().is_none_or(|alg| alg == one.name())
        })
    }
}

/// The keys of a provider that are for signatures; others are passed over.
pub(crate) fn keys(document: &Map<String, Value>) -> Result<Vec<Key>, Fault> {
    let Some(Value::Array(items)) = document.get("keys") else {
        return Err(Fault::ANSWER);
    };
    if items.len() > MAX_KEYS {
        return Err(Fault::ANSWER);
    }
    Ok(items.iter().filter_map(key).collect())
}

fn key(value: &Value) -> Option<Key> {
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    if value.get("use").is_some() && text("use") != Some("sig") {
        return None;
    }
    if let Some(ops) = value.get("key_ops") {
        let ops = ops.as_array()?;
        if !ops.iter().any(|op| op == "verify") {
            return None;
        }
    }
    let bytes = |name: &str| text(name).and_then(b64::from_url);
    let material = match (text("kty")?, text("crv")) {
        ("EC", Some("P-256")) => {
            let (x, y) = (bytes("x")?, bytes("y")?);
            let mut point = vec![4];
            point.extend_from_slice(&<[u8; 32]>::try_from(x).ok()?);
            point.extend_from_slice(&<[u8; 32]>::try_from(y).ok()?);
            Material::Ec(point)
        }
        ("RSA", None) => Material::Rsa {
            n: bytes("n")?,
            e: bytes("e")?,
        },
        ("OKP", Some("Ed25519")) => Material::Okp(<[u8; 32]>::try_from(bytes("x")?).ok()?.to_vec()),
        _ => return None,
    };
    Some(Key {
        kid: text("kid").map(str::to_owned),
        alg: text("alg").map(str::to_owned),
        material,
        published: value.clone(),
    })
}

/// A token taken apart; nothing of it is believed yet.
pub(crate) struct Token<'a> {
    algorithm: Algorithm,
    kid: Option<String>,
    signed: &'a str,
    payload: &'a str,
    signature: Vec<u8>,
}

impl<'a> Token<'a> {
    /// `kinds`: what its header may say that it is, in lower case; nothing said is fine.
    pub(crate) fn read(
        text: &'a str,
        allowed: &[Algorithm],
        kinds: &[&str],
    ) -> Result<Self, Fault> {
        if text.len() > MAX_TOKEN {
            return Err(Fault::MALFORMED);
        }
        let (signed, signature) = text.rsplit_once('.').ok_or(Fault::MALFORMED)?;
        let (header, payload) = signed.split_once('.').ok_or(Fault::MALFORMED)?;
        let header = b64::from_url(header).and_then(|bytes| strict::object(&bytes));
        let header = header.ok_or(Fault::MALFORMED)?;
        let word = |name: &str| match header.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(Fault::MALFORMED),
        };
        if header.contains_key("crit") || header.contains_key("b64") {
            return Err(Fault::MALFORMED);
        }
        let known = |typ: String| kinds.contains(&typ.to_ascii_lowercase().as_str());
        if !word("typ")?.is_none_or(known) {
            return Err(Fault::MALFORMED);
        }
        let named = word("alg")?.ok_or(Fault::ALGORITHM)?;
        let algorithm = allowed.iter().copied().find(|one| one.name() == named);
        Ok(Self {
            algorithm: algorithm.ok_or(Fault::ALGORITHM)?,
            kid: word("kid")?,
            signed,
            payload,
            signature: b64::from_url(signature).ok_or(Fault::MALFORMED)?,
        })
    }

    /// Verifies with the one key that it names, or with the only one that there is; answers the claims and the key.
    pub(crate) fn verify<'k>(
        &self,
        keys: &'k [Key],
    ) -> Result<(Map<String, Value>, &'k Key), Fault> {
        let named: Vec<&Key> = match &self.kid {
            Some(kid) => keys
                .iter()
                .filter(|key| key.kid.as_ref() == Some(kid))
                .collect(),
            None => keys.iter().collect(),
        };
        // Two keys of one name, or a nameless token and several keys: nobody knows which is meant.
        let [key] = named.as_slice() else {
            return Err(Fault::UNKNOWN_KEY);
        };
        let claimed = |alg: &String| alg != self.algorithm.name();
        if key.alg.as_ref().is_some_and(claimed) {
            return Err(Fault::UNFIT_KEY);
        }
        let (message, signature) = (self.signed.as_bytes(), self.signature.as_slice());
        let verified =
            match (self.algorithm, &key.material) {
                (Algorithm::Es256, Material::Ec(point)) => {
                    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point)
                        .verify(message, signature)
                }
                (Algorithm::Rs256, Material::Rsa { n, e }) => RsaPublicKeyComponents { n, e }
                    .verify(&RSA_PKCS1_2048_8192_SHA256, message, signature),
                (Algorithm::Ps256, Material::Rsa { n, e }) => RsaPublicKeyComponents { n, e }
                    .verify(&RSA_PSS_2048_8192_SHA256, message, signature),
                (Algorithm::EdDsa, Material::Okp(x)) => {
                    UnparsedPublicKey::new(&ED25519, x).verify(message, signature)
                }
                _ => return Err(Fault::UNFIT_KEY),
            };
        verified.map_err(|_| Fault::SIGNATURE)?;
        let claims = b64::from_url(self.payload).and_then(|bytes| strict::object(&bytes));
        Ok((claims.ok_or(Fault::MALFORMED)?, key))
    }
}
