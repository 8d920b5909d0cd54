// SPDX-License-Identifier: EUPL-1.2
//! Derived keys and MACs.

use protocol::{
    ActivationId, Hash, Org, PersonId, Signed,
    activation::{self, ActivationSecret, Covered},
    agefile::Recipient,
    invitation::{self, InvitationSecret},
    recovery,
    reply_code::{self, ReplySecret},
    statement::Issue,
    unlock,
};
use serde_json::{Value, json};

use crate::{Input, Outcome};

pub fn run(op: &str, input: &Input) -> Option<Outcome> {
    Some(match op {
        "activation" => Ok(activated(input)),
        "verify-mac-org" => {
            let issue: Signed<Issue> = input.get("stmt");
            let mac = Hash::new(input.hex32("mac"));
            issue
                .verify_mac_org(&input.hex32("k_org"), &mac)
                .map(|()| true.into())
                .map_err(|error| error.code())
        }
        "recovery" => {
            let raw: [u8; 19] = input.hex("raw").try_into().unwrap();
            let locator = recovery::locator(&raw, &input.get("org"));
            Ok(json!({
                "locator": hex::encode(locator.as_slice()),
                "locator_hash": hex::encode(recovery::locator_hash(&locator).as_bytes()),
            }))
        }
        "invitation" => {
            let raw: [u8; 9] = input.hex("raw").try_into().unwrap();
            let (org, pid, kc): (Org, PersonId, Hash) =
                (input.get("org"), input.get("pid"), input.get("kc"));
            let secret = InvitationSecret::new(raw);
            let locator = secret.locator(&org);
            let spoken = secret.spoken(&org, pid, &kc);
            Ok(json!({
                "locator": hex::encode(locator.as_slice()),
                "locator_hash": hex::encode(invitation::locator_hash(&locator).as_bytes()),
                "mac": secret.mac(&org, pid, &kc),
                "words": spoken.words,
                "number": spoken.number,
            }))
        }
        "reply" => {
            let secret = ReplySecret::new(input.hex("raw").try_into().unwrap());
            let org: Org = input.get("org");
            let id: ActivationId = input.get("id");
            let recipient: Recipient = input.text("recipient").parse().unwrap();
            let locator = secret.locator(&org);
            Ok(json!({
                "locator": hex::encode(locator.as_slice()),
                "locator_hash": hex::encode(reply_code::locator_hash(&locator).as_bytes()),
                "key_mac": secret.key_mac(&org, *id.as_bytes(), &recipient),
                "answer_mac": secret.answer_mac(&org, *id.as_bytes(), &input.get("file")),
            }))
        }
        "prf-eval" => Ok(hex::encode(unlock::prf_eval(input.text("rp_id")).as_bytes()).into()),
        "unlock" => Ok(unlocked(input)),
        "password" => Ok(password(input)),
        "bundle-mac" => {
            let (org, pid): (Org, PersonId) = (input.get("org"), input.get("pid"));
            let (seq, file) = (input.number("seq"), input.get::<Hash>("file"));
            let mac = unlock::bundle_mac(&input.hex32("key"), &org, pid, seq, &file);
            Ok(hex::encode(mac.as_bytes()).into())
        }
        "self-mac" => {
            let (org, pid): (Org, PersonId) = (input.get("org"), input.get("pid"));
            let (ver, file) = (input.number("ver"), input.get::<Hash>("file"));
            let kind = input.text("kind");
            let mac = unlock::self_mac(&input.hex32("key"), &org, pid, kind, ver, &file);
            Ok(hex::encode(mac.as_bytes()).into())
        }
        _ => return None,
    })
}

fn activated(input: &Input) -> Value {
    let org: Org = input.get("org");
    let secret = ActivationSecret::from_slice(&input.hex("raw")).unwrap();
    let covered = Covered {
        org: &org,
        aid: input.get("aid"),
        pid: input.get("pid"),
        issue: input.get("issue"),
        td: input.get("td"),
    };
    let locator = secret.locator(&org);
    let k_person = secret.k_person(&org, covered.aid);
    let k_org = secret.k_org(&org, covered.aid);
    let kc: Hash = input.get("kc");
    json!({
        "salt": hex::encode(activation::salt(&org).as_bytes()),
        "locator": hex::encode(locator.as_slice()),
        "locator_hash": hex::encode(activation::locator_hash(&locator).as_bytes()),
        "k_person": hex::encode(k_person.as_slice()),
        "k_org": hex::encode(k_org.as_slice()),
        "mac_org": hex::encode(activation::mac_org(&k_org, &covered).as_bytes()),
        "mac_person": hex::encode(activation::mac_person(&k_person, &covered, &kc).as_bytes()),
    })
}

/// Identity and recipient are compared by the tests of `protocol-open`.
fn unlocked(input: &Input) -> Value {
    let (tag, org, pid) = (input.get("tag"), input.get("org"), input.get("pid"));
    let keys = unlock::derive(tag, &input.hex("ikm"), &org, pid);
    let auth = keys.auth.as_ref();
    json!({
        "seed": hex::encode(keys.enc_seed.as_slice()),
        "macsecret": hex::encode(keys.mac_secret.as_slice()),
        "auth": auth.map(|auth| hex::encode(auth.as_slice())),
        "auth_hash": auth.map(|auth| hex::encode(unlock::auth_hash(auth).as_bytes())),
    })
}

/// NFKC and PBKDF2 run in the browser only; here they run on what the vector says is normal.
fn password(input: &Input) -> Value {
    let ds = input.hex32("ds");
    let salt = unlock::password_salt(&input.get("org"), input.get("pid"), &ds);
    let stretched = pbkdf2(&input.hex("normal"), salt.as_bytes());
    json!({
        "salt": hex::encode(salt.as_bytes()),
        "stretched": hex::encode(stretched),
        "ikm": hex::encode(unlock::password_ikm(&stretched, &ds).as_slice()),
    })
}

/// PBKDF2-HMAC-SHA-256 (RFC 8018), one block, 600 000 rounds.
fn pbkdf2(password: &[u8], salt: &[u8]) -> [u8; 32] {
    use hmac::{Hmac, Mac};
    let keyed = Hmac::<sha2::Sha256>::new_from_slice(password).unwrap();
    let prf = |message: &[u8]| -> [u8; 32] {
        let mut mac = keyed.clone();
        mac.update(message);
        mac.finalize().into_bytes().into()
    };
    let mut block = prf(&[salt, &1_u32.to_be_bytes()].concat());
    let mut out = block;
    for _ in 1..600_000 {
        block = prf(&block);
        for (to, from) in out.iter_mut().zip(block) {
            *to ^= from;
        }
    }
    out
}
