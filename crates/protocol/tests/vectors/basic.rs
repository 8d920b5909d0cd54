// SPDX-License-Identifier: EUPL-1.2
//! Conventions: tuples, codes, envelopes, JSON, padding, age headers.

use protocol::{
    Envelope, Hash, PublicKey, SigningKey, agefile,
    agefile::{HeaderRules, HeaderScanner, Progress},
    b64,
    code::{self, CodeKind, Fingerprint, QrText},
    dsse,
    json::{self, V1},
    padding,
    tup::{h, hkdf32, hmac, tup},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::{Input, Outcome};

/// The shape that `jcs.json` reads.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    a: Vec<i64>,
    n: i64,
    org: String,
    t: Option<String>,
    v: V1,
}

pub fn run(op: &str, input: &Input) -> Option<Outcome> {
    Some(match op {
        "tup" => {
            let parts: Vec<Vec<u8>> = input
                .get::<Vec<String>>("parts")
                .iter()
                .map(|part| hex::decode(part).unwrap())
                .collect();
            let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
            let label = input.text("label");
            Ok(json!({
                "tup": hex::encode(tup(label, &parts)),
                "h": hex::encode(h(label, &parts).as_bytes()),
            }))
        }
        "hkdf" => {
            let okm = hkdf32(&input.hex("ikm"), &input.hex("salt"), &input.hex("info"));
            Ok(hex::encode(okm.as_slice()).into())
        }
        "hmac" => Ok(hex::encode(hmac(&input.hex("key"), &input.hex("message")).as_bytes()).into()),
        "code-encode" => code::encode(kind(input), &input.hex("raw"))
            .map(Value::from)
            .map_err(|error| error.code()),
        "code-parse" => code::parse(kind(input), input.text("text"))
            .map(|raw| hex::encode(raw.as_slice()).into())
            .map_err(|error| error.code()),
        "fingerprint" => Ok(code::fingerprint(&Hash::new(input.hex32("sh"))).into()),
        "qr-encode" => qr_encode(input),
        "qr-parse" => qr_parse(input),
        "padme" => Ok(padding::padme(input.number("length")).into()),
        "class" => Ok(padding::class(input.number("length"), input.number("minimum")).into()),
        "json-decode" => json::decode::<Shape>(&input.hex("hex"))
            .map(|_| true.into())
            .map_err(|error| error.code()),
        "dsse-sign" => Ok(dsse_sign(input)),
        "dsse-verify" => {
            let envelope: Envelope = input.get("envelope");
            let keys: Vec<PublicKey> = input
                .get::<Vec<String>>("keys")
                .iter()
                .map(|key| PublicKey::from_bytes(hex::decode(key).unwrap().try_into().unwrap()))
                .collect();
            envelope
                .verify_threshold(&keys, input.get("threshold"))
                .map(|()| true.into())
                .map_err(|error| error.code())
        }
        "dsse-envelope" => Envelope::from_json(input.text("text").as_bytes())
            .map(|_| true.into())
            .map_err(|error| error.code()),
        "public-key" => PublicKey::from_bytes(input.hex32("key"))
            .check()
            .map(|()| true.into())
            .map_err(|error| error.code()),
        "header-scan" => scan(input),
        "stream-length" => Ok(json!(agefile::plaintext_length(
            input.number("total"),
            input.number("header")
        ))),
        _ => return None,
    })
}

fn kind(input: &Input) -> CodeKind {
    match input.text("kind") {
        "A" => CodeKind::Activation,
        "R" => CodeKind::Recovery,
        "V" => CodeKind::Invitation,
        "W" => CodeKind::Reply,
        other => panic!("{other}"),
    }
}

fn qr_encode(input: &Input) -> Outcome {
    let raw = Zeroizing::new(input.hex("raw"));
    let text = match kind(input) {
        CodeKind::Activation => QrText::Activation {
            raw,
            fingerprint: input.text("fp").parse().unwrap(),
        },
        CodeKind::Recovery => QrText::Recovery { raw },
        CodeKind::Invitation | CodeKind::Reply => panic!("they have no QR text of ours"),
    };
    text.encode()
        .map(|text| text.as_str().into())
        .map_err(|error| error.code())
}

fn qr_parse(input: &Input) -> Outcome {
    let text = QrText::parse(input.text("text")).map_err(|error| error.code())?;
    let describe = |kind: &str, raw: &[u8], fp: Option<Fingerprint>| json!({ "kind": kind, "raw": hex::encode(raw), "fp": fp.map(|fp| fp.to_string()) });
    Ok(match text {
        QrText::Activation { raw, fingerprint } => describe("A", &raw, Some(fingerprint)),
        QrText::Recovery { raw } => describe("R", &raw, None),
    })
}

fn dsse_sign(input: &Input) -> Value {
    let keys: Vec<SigningKey> = input
        .get::<Vec<String>>("seeds")
        .iter()
        .map(|seed| SigningKey::from_seed(&hex::decode(seed).unwrap().try_into().unwrap()))
        .collect();
    let (kind, payload) = (input.text("type"), input.text("payload").as_bytes());
    let envelope = dsse::sign(kind, payload, &keys.iter().collect::<Vec<_>>());
    let signatures = envelope.signatures().iter().map(|one| hex::encode(one.sig));
    json!({
        "pae": hex::encode(dsse::pae(kind, payload)),
        "sh": hex::encode(dsse::sh(kind, payload).as_bytes()),
        "keys": keys.iter().map(|key| hex::encode(key.public().as_bytes())).collect::<Vec<_>>(),
        "signatures": signatures.collect::<Vec<_>>(),
        "envelope": String::from_utf8(envelope.to_json()).unwrap(),
    })
}

/// Scans the file in one piece and in pieces of every small size: the outcome must be the same.
fn scan(input: &Input) -> Outcome {
    let rules = match input.text("rules") {
        "single" => HeaderRules::Single,
        "bundle" => HeaderRules::Bundle,
        other => panic!("{other}"),
    };
    let file = b64::from_url(input.text("file")).unwrap();
    let whole = agefile::scan(rules, &file);
    for size in [1, 2, 3, 63, 64, 65, 1000] {
        let mut scanner = HeaderScanner::new(rules);
        let mut outcome = Ok(());
        for piece in file.chunks(size) {
            match scanner.push(piece) {
                Ok(Progress::NeedMore) => {}
                Ok(Progress::Done(_)) => break,
                Err(error) => {
                    outcome = Err(error);
                    break;
                }
            }
        }
        let pieces = outcome.and_then(|()| scanner.finish()).and_then(|info| {
            let total = u64::try_from(file.len()).unwrap();
            agefile::plaintext_length(total, u64::try_from(info.length).unwrap())
                .map(|_| info)
                .ok_or(agefile::HeaderError::Truncated)
        });
        assert_eq!(pieces, whole, "in pieces of {size}");
    }
    whole
        .map(|info| json!({ "length": info.length, "hybrid": info.hybrid }))
        .map_err(|error| error.code())
}
