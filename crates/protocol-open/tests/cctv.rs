// SPDX-License-Identifier: EUPL-1.2
//! The age test vectors of C2SP (npm `cctv-age`; 0BSD, CC0-1.0 or Unlicense), read from the package
//! and not copied. `CCTV_AGE_DIR` names its folder; else it is looked for in the front end's
//! `node_modules`. Without it the tests fail: a skipped test proves nothing.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_types,
    reason = "helpers of tests may stop a test"
)]

use std::{
    collections::BTreeMap,
    io::{BufRead, Read},
    path::{Path, PathBuf},
};

use age::{DecryptError, Decryptor, armor::ArmoredReader, scrypt, x25519};
use protocol::{
    Hash,
    agefile::{HeaderError, HeaderRules, scan},
    b64,
};
use protocol_open::{Identity, OpenError, open};
use secrecy::SecretString;

/// How the crate `age` 0.12.1 differs from the vectors, each for a known reason.
const UPSTREAM: &[(&str, &str)] = &[
    (
        "stanza_missing_body",
        "age still reads a legacy form without a body",
    ),
    (
        "stanza_missing_final_line",
        "age still reads a legacy form without the short last line",
    ),
    (
        "armor_whitespace_outside",
        "age does not skip white space before the armor",
    ),
];

/// Highest scrypt work factor: that of typage. age's own limit depends on the speed of the machine.
const MAX_WORK_FACTOR: u8 = 20;

struct Vector {
    name: String,
    keys: Vec<(String, String)>,
    file: Vec<u8>,
}

impl Vector {
    fn get(&self, key: &str) -> Option<&str> {
        let found = self.keys.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value.as_str())
    }

    fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        let found = self.keys.iter().filter(move |(name, _)| name == key);
        found.map(|(_, value)| value.as_str())
    }

    fn expect(&self) -> &str {
        self.get("expect").unwrap()
    }
}

fn folder() -> PathBuf {
    match std::env::var_os("CCTV_AGE_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/frontend/node_modules/cctv-age"),
    }
}

fn vectors() -> Vec<Vector> {
    let path = folder().join("index.js");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!(
            "no age test vectors at {}: {error}. Run `npm ci` in crates/web/frontend, or set \
             CCTV_AGE_DIR to the unpacked npm package cctv-age",
            path.display()
        )
    });
    let mut lines = text.lines();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        let Some(name) = line.strip_prefix("// ../testdata/") else {
            continue;
        };
        let code = lines.next().unwrap();
        let (_, rest) = code.split_once("__toBinary(\"").unwrap();
        let (base64, _) = rest.split_once('"').unwrap();
        found.push(vector(name, &b64::from_std(base64).unwrap()));
    }
    assert_eq!(
        found.len(),
        143,
        "another release of cctv-age? look at what is new"
    );
    found
}

fn vector(name: &str, bytes: &[u8]) -> Vector {
    let mut rest = bytes;
    let mut keys = Vec::new();
    loop {
        let mut line = String::new();
        rest.read_line(&mut line).unwrap();
        match line.trim_end_matches('\n').split_once(": ") {
            Some((key, value)) => keys.push((key.to_owned(), value.to_owned())),
            None => break,
        }
    }
    let mut vector = Vector {
        name: name.to_owned(),
        keys,
        file: rest.to_vec(),
    };
    match vector.get("compressed") {
        None => {}
        Some("zlib") => {
            let mut file = Vec::new();
            flate2::read::ZlibDecoder::new(rest)
                .read_to_end(&mut file)
                .unwrap();
            vector.file = file;
        }
        Some(other) => panic!("{name}: unknown compression {other}"),
    }
    vector
}

fn identities(vector: &Vector) -> Vec<Box<dyn age::Identity>> {
    let mut all: Vec<Box<dyn age::Identity>> = Vec::new();
    for text in vector.all("identity") {
        if text.starts_with("AGE-SECRET-KEY-PQ-1") {
            all.push(Box::new(text.parse::<Identity>().unwrap()));
        } else {
            all.push(Box::new(text.parse::<x25519::Identity>().unwrap()));
        }
    }
    for passphrase in vector.all("passphrase") {
        let mut one = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
        one.set_max_work_factor(MAX_WORK_FACTOR);
        all.push(Box::new(one));
    }
    all
}

/// The outcome in the words of the vectors, and the hash of what came out.
fn outcome<R: BufRead>(input: R, identities: &[Box<dyn age::Identity>]) -> (&'static str, Hash) {
    let nothing = Hash::of(b"");
    let decryptor = match Decryptor::new_buffered(input) {
        Ok(decryptor) => decryptor,
        // Also a file that ends before its nonce.
        Err(_) => return ("header failure", nothing),
    };
    match decryptor.decrypt(identities.iter().map(|one| one.as_ref())) {
        // The second one is what age says of a wrong passphrase.
        Err(DecryptError::NoMatchingKeys | DecryptError::DecryptionFailed) => ("no match", nothing),
        Err(DecryptError::InvalidMac) => ("HMAC failure", nothing),
        Err(_) => ("header failure", nothing),
        Ok(mut reader) => {
            let mut content = Vec::new();
            let read = reader.read_to_end(&mut content);
            let name = if read.is_ok() {
                "success"
            } else {
                "payload failure"
            };
            (name, Hash::of(&content))
        }
    }
}

/// Faults that age finds at another stage than the vectors say; refused all the same.
fn agrees(vector: &Vector, found: &str) -> bool {
    match (vector.expect(), found) {
        // Armor is undone while reading: a fault shows wherever the reader happens to be.
        ("armor failure", "header failure" | "payload failure") => true,
        _ => vector.expect() == found,
    }
}

#[test]
fn every_vector_gives_the_expected_outcome_but_the_named_exceptions() {
    let mut differing = BTreeMap::new();
    for vector in vectors() {
        let identities = identities(&vector);
        let (found, hash) = if vector.get("armored").is_some() {
            let reader = ArmoredReader::new(vector.file.as_slice());
            outcome(std::io::BufReader::new(reader), &identities)
        } else {
            outcome(vector.file.as_slice(), &identities)
        };
        let wanted = vector.get("payload").map(|hex| hex::decode(hex).unwrap());
        let content_fits =
            found == "header failure" || wanted.is_none_or(|wanted| wanted == hash.as_bytes());
        if !agrees(&vector, found) || !content_fits {
            differing.insert(
                vector.name.clone(),
                format!("{} -> {found}", vector.expect()),
            );
        }
    }
    let known: Vec<&str> = UPSTREAM.iter().map(|(name, _)| *name).collect();
    let surprising: Vec<_> = differing
        .iter()
        .filter(|(name, _)| !known.contains(&name.as_str()))
        .collect();
    assert!(surprising.is_empty(), "{surprising:#?}");
    let outdated: Vec<_> = known
        .iter()
        .filter(|name| !differing.contains_key(**name))
        .collect();
    assert!(outdated.is_empty(), "no longer exceptions: {outdated:?}");
}

#[test]
fn all_hybrid_vectors_give_exactly_the_expected_outcome() {
    let hybrid: Vec<Vector> = vectors()
        .into_iter()
        .filter(|vector| vector.name.contains("hybrid"))
        .collect();
    assert_eq!(hybrid.len(), 19);
    for vector in hybrid {
        let identities = identities(&vector);
        let (found, _) = if vector.get("armored").is_some() {
            let reader = ArmoredReader::new(vector.file.as_slice());
            outcome(std::io::BufReader::new(reader), &identities)
        } else {
            outcome(vector.file.as_slice(), &identities)
        };
        assert_eq!(found, vector.expect(), "{}", vector.name);
    }
}

#[test]
fn our_own_opening_takes_only_what_the_vectors_and_the_protocol_allow() {
    let mut opened = Vec::new();
    for vector in vectors() {
        for text in vector.all("identity").filter(|text| text.contains("-PQ-1")) {
            let identity: Identity = text.parse().unwrap();
            if let Ok(content) = open(&identity, &vector.file) {
                assert_eq!(vector.expect(), "success", "{}", vector.name);
                let wanted = vector.get("payload").unwrap();
                assert_eq!(
                    hex::encode(Hash::of(&content).as_bytes()),
                    wanted,
                    "{}",
                    vector.name
                );
                opened.push(vector.name.clone());
            }
        }
    }
    // `hybrid_and_x25519` mixes in a plain stanza, `hybrid_multiple_recipients` has two hybrid ones,
    // the extra stanza of `hybrid_grease` does not end in `-grease`, `armor_hybrid` is text: all are
    // fine age files and refused here.
    assert_eq!(opened, ["hybrid"]);
}

#[test]
fn the_scanner_refuses_every_vector_without_exactly_one_hybrid_stanza() {
    for vector in vectors() {
        let scanned = scan(HeaderRules::Single, &vector.file);
        let name = vector.name.as_str();
        if vector.get("armored").is_some() || matches!(name, "empty" | "version_unsupported") {
            let code = scanned.unwrap_err();
            assert!(
                matches!(code, HeaderError::NotAge | HeaderError::Truncated),
                "{name}"
            );
        } else if name.starts_with("hybrid") {
            let fits = scanned.is_ok()
                == !matches!(
                    name,
                    "hybrid_and_x25519"
                        | "hybrid_multiple_recipients"
                        | "hybrid_grease"
                        | "hybrid_extra_argument"
                        | "hybrid_long_file_key"
                        | "hybrid_long_share"
                        | "hybrid_short_share"
                        | "hybrid_not_canonical_body"
                        | "hybrid_not_canonical_enc"
                        | "hybrid_uppercase"
                        | "hybrid_x25519_arg"
                );
            assert!(fits, "{name}: {scanned:?}");
        } else {
            assert!(scanned.is_err(), "{name}");
        }
    }
}

#[test]
fn the_exceptions_of_age_are_refused_by_the_scanner_anyway() {
    for vector in vectors() {
        if UPSTREAM.iter().any(|(name, _)| *name == vector.name) {
            assert!(
                scan(HeaderRules::Single, &vector.file).is_err(),
                "{}",
                vector.name
            );
            let identity = Identity::from_seed(&[7; 32]).unwrap();
            let error = open(&identity, &vector.file).unwrap_err();
            assert!(
                matches!(error, OpenError::Header(_)),
                "{}: {error}",
                vector.name
            );
        }
    }
}
