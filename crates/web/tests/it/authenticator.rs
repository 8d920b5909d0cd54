// SPDX-License-Identifier: EUPL-1.2
//! A software authenticator with one resident P-256 key per credential. Every field it signs can be bent.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const USER_PRESENT: u8 = 0x01;
const USER_VERIFIED: u8 = 0x04;
const HAS_CREDENTIAL: u8 = 0x40;

/// One bent field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bend {
    Nothing,
    Origin,
    RelyingParty,
    Challenge,
    Type,
    NotVerified,
    NotPresent,
    Signature,
    UserHandle,
    NoUserHandle,
    CredentialId,
}

/// Everything bendable in a sign-in.
pub const LOGIN_BENDS: [Bend; 10] = [
    Bend::Origin,
    Bend::RelyingParty,
    Bend::Challenge,
    Bend::Type,
    Bend::NotVerified,
    Bend::NotPresent,
    Bend::Signature,
    Bend::UserHandle,
    Bend::NoUserHandle,
    Bend::CredentialId,
];

pub struct Authenticator {
    key: EcdsaKeyPair,
    id: Vec<u8>,
    user: Vec<u8>,
    counter: u32,
    origin: String,
}

impl Authenticator {
    /// Answers creation options like `navigator.credentials.create`.
    pub fn create(options: &Value, origin: &str) -> (Self, Value) {
        Self::create_bent(options, origin, Bend::Nothing)
    }

    pub fn create_bent(options: &Value, origin: &str, bend: Bend) -> (Self, Value) {
        let key = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap();
        let mut id = vec![0; 32];
        aws_lc_rs::rand::fill(&mut id).unwrap();
        let user = bytes(&options["user"]["id"]);
        let this = Self {
            key,
            id,
            user,
            counter: 0,
            origin: origin.to_owned(),
        };
        let client = this.client_data("webauthn.create", options, bend);
        let mut data = this.head(options["rp"]["id"].as_str().unwrap(), HAS_CREDENTIAL, bend);
        data.extend_from_slice(&[0; 16]);
        data.extend_from_slice(&u16::try_from(this.id.len()).unwrap().to_be_bytes());
        data.extend_from_slice(&this.id);
        let point = this.key.public_key().as_ref();
        assert_eq!(point.len(), 65);
        data.extend_from_slice(&[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend_from_slice(&point[1..33]);
        data.extend_from_slice(&[0x22, 0x58, 0x20]);
        data.extend_from_slice(&point[33..]);
        let mut attestation = vec![0xa3];
        attestation.extend(cbor_text("fmt"));
        attestation.extend(cbor_text("none"));
        attestation.extend(cbor_text("attStmt"));
        attestation.push(0xa0);
        attestation.extend(cbor_text("authData"));
        attestation.push(0x59);
        attestation.extend_from_slice(&u16::try_from(data.len()).unwrap().to_be_bytes());
        attestation.extend_from_slice(&data);
        let credential = json!({
            "id": b64(&this.id),
            "rawId": b64(&this.id),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "response": {
                "clientDataJSON": b64(&client),
                "attestationObject": b64(&attestation),
                "transports": ["internal"],
            },
        });
        (this, credential)
    }

    /// Answers request options like `navigator.credentials.get`.
    pub fn get(&mut self, options: &Value) -> Value {
        self.get_bent(options, Bend::Nothing)
    }

    pub fn get_bent(&mut self, options: &Value, bend: Bend) -> Value {
        self.counter += 1;
        let client = self.client_data("webauthn.get", options, bend);
        let data = self.head(options["rpId"].as_str().unwrap(), 0, bend);
        let mut message = data.clone();
        message.extend_from_slice(&Sha256::digest(&client));
        if bend == Bend::Signature {
            message.push(0);
        }
        let signature = self.key.sign(&SystemRandom::new(), &message).unwrap();
        let mut id = self.id.clone();
        if bend == Bend::CredentialId {
            id[0] ^= 1;
        }
        let handle = match bend {
            Bend::NoUserHandle => Value::Null,
            Bend::UserHandle => json!(b64(&[7; 16])),
            _ => json!(b64(&self.user)),
        };
        json!({
            "id": b64(&id),
            "rawId": b64(&id),
            "type": "public-key",
            "response": {
                "clientDataJSON": b64(&client),
                "authenticatorData": b64(&data),
                "signature": b64(signature.as_ref()),
                "userHandle": handle,
            },
        })
    }

    fn client_data(&self, kind: &str, options: &Value, bend: Bend) -> Vec<u8> {
        let mut challenge = bytes(&options["challenge"]);
        if bend == Bend::Challenge {
            challenge[0] ^= 1;
        }
        let origin = if bend == Bend::Origin {
            "http://localhost:1"
        } else {
            &self.origin
        };
        let kind = if bend == Bend::Type {
            "payment.get"
        } else {
            kind
        };
        json!({"type": kind, "challenge": b64(&challenge), "origin": origin, "crossOrigin": false})
            .to_string()
            .into_bytes()
    }

    fn head(&self, rp_id: &str, more: u8, bend: Bend) -> Vec<u8> {
        let rp_id = if bend == Bend::RelyingParty {
            "other.example"
        } else {
            rp_id
        };
        let flags = match bend {
            Bend::NotVerified => USER_PRESENT,
            Bend::NotPresent => USER_VERIFIED,
            _ => USER_PRESENT | USER_VERIFIED,
        };
        let mut data = Sha256::digest(rp_id.as_bytes()).to_vec();
        data.push(flags | more);
        data.extend_from_slice(&self.counter.to_be_bytes());
        data
    }
}

fn cbor_text(text: &str) -> Vec<u8> {
    let mut out = vec![0x60 | u8::try_from(text.len()).unwrap()];
    out.extend_from_slice(text.as_bytes());
    out
}

pub fn b64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub fn bytes(value: &Value) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(value.as_str().unwrap()).unwrap()
}

impl Authenticator {
    /// The page that asks from now on.
    pub fn set_origin(&mut self, origin: &str) {
        origin.clone_into(&mut self.origin);
    }

    /// A copy of the key that knows nothing of the last use.
    pub fn rewind(&mut self) {
        self.counter -= 1;
    }
}
