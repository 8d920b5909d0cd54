// SPDX-License-Identifier: EUPL-1.2
//! Reads the test vectors that `vectors/generate.py` made. Nothing is generated here. What opens age
//! files is run by the tests of `protocol-open`.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests may stop a test"
)]

mod basic;
mod keys;
mod statements;
mod threads;

use std::path::Path;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Operations that `protocol-open` runs.
const OPENING: &[&str] = &[
    "open",
    "open-hash",
    "open-message",
    "open-dept-grant",
    "open-dept-link",
    "open-thread-grant",
    "open-bundle",
    "open-attachment",
];

/// What an operation gave: a value to be compared with `expect`, or a named error.
type Outcome = Result<Value, &'static str>;

/// The input of a case.
struct Input(Value);

impl Input {
    fn raw(&self, name: &str) -> &Value {
        self.0
            .get(name)
            .unwrap_or_else(|| panic!("no input {name}"))
    }

    fn text(&self, name: &str) -> &str {
        self.raw(name).as_str().unwrap()
    }

    fn number(&self, name: &str) -> u64 {
        self.raw(name).as_u64().unwrap()
    }

    fn hex(&self, name: &str) -> Vec<u8> {
        hex::decode(self.text(name)).unwrap()
    }

    fn hex32(&self, name: &str) -> [u8; 32] {
        self.hex(name).try_into().unwrap()
    }

    fn get<T: DeserializeOwned>(&self, name: &str) -> T {
        serde_json::from_value(self.raw(name).clone())
            .unwrap_or_else(|error| panic!("input {name}: {error}"))
    }
}

fn read(file: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("vectors")
        .join(file);
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn resolve(value: &Value, shared: &Value) -> Value {
    match value {
        Value::String(text) => match text.strip_prefix('$') {
            Some(name) => resolve(&shared[name], shared),
            None => value.clone(),
        },
        Value::Array(items) => items.iter().map(|item| resolve(item, shared)).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(name, member)| (name.clone(), resolve(member, shared)))
            .collect(),
        _ => value.clone(),
    }
}

fn run(op: &str, input: &Input) -> Outcome {
    basic::run(op, input)
        .or_else(|| keys::run(op, input))
        .or_else(|| statements::run(op, input))
        .or_else(|| threads::run(op, input))
        .unwrap_or_else(|| panic!("no operation {op}"))
}

/// What only `protocol-open` can derive.
fn without_identity(value: &Value) -> Value {
    let mut value = value.clone();
    if let Some(members) = value.as_object_mut() {
        members.remove("identity");
        members.remove("recipient_sha256");
    }
    value
}

/// Runs all cases of a file: how many, and what differed.
fn failures(file: &Value) -> (usize, Vec<String>) {
    let mut failures = Vec::new();
    let mut count = 0;
    for case in file["cases"].as_array().unwrap() {
        let (op, name) = (case["op"].as_str().unwrap(), case["name"].as_str().unwrap());
        if OPENING.contains(&op) {
            continue;
        }
        count += 1;
        let input = Input(resolve(&case["input"], &file["shared"]));
        let outcome = run(op, &input);
        let wanted = match (case.get("expect"), case.get("error")) {
            (Some(value), None) => Ok(without_identity(value)),
            (None, Some(error)) => Err(error.as_str().unwrap()),
            _ => panic!("{name}: neither expect nor error, or both"),
        };
        if outcome != wanted {
            failures.push(format!("{op}: {name}: wanted {wanted:?}, got {outcome:?}"));
        }
    }
    (count, failures)
}

fn check(file: &str, least: usize) {
    let read = read(file);
    let (count, found) = failures(&read);
    assert!(found.is_empty(), "{file}:\n{}", found.join("\n"));
    assert!(count >= least, "{file}: only {count} cases");
    // Negative control: a wrong expectation must be noticed in every single case.
    let mut wrong = read;
    for case in wrong["cases"].as_array_mut().unwrap() {
        let case = case.as_object_mut().unwrap();
        match case.remove("expect") {
            Some(_) => case.insert("error".to_owned(), json!("no-such-error")),
            None => case.insert("error".to_owned(), json!("another-error")),
        };
    }
    assert_eq!(
        failures(&wrong).1.len(),
        count,
        "{file}: the check cannot fail"
    );
}

macro_rules! files {
    ($($test:ident: $file:literal, $least:literal;)*) => {
        $(#[test]
        fn $test() {
            check($file, $least);
        })*

        #[test]
        fn every_file_of_vectors_is_read() {
            let known = [$($file),*];
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
            for entry in std::fs::read_dir(folder).unwrap() {
                let name = entry.unwrap().file_name().into_string().unwrap();
                assert!(!name.ends_with(".json") || known.contains(&name.as_str()), "{name}");
            }
        }
    };
}

files! {
    tuples_hashes_and_macs_are_those_of_the_third_implementation: "tup.json", 15;
    codes_fingerprints_and_qr_texts_agree: "codes.json", 35;
    envelopes_and_signatures_agree: "dsse.json", 36;
    canonical_json_is_read_strictly: "jcs.json", 40;
    padding_agrees: "padme.json", 39;
    chains_of_trust_documents_hold_or_fail_by_name: "td.json", 39;
    statements_hold_or_fail_by_name: "statements.json", 99;
    activation_secrets_give_the_same_keys: "activation.json", 7;
    unlock_methods_give_the_same_keys: "unlock.json", 8;
    bundle_macs_agree: "bundle-mac.json", 7;
    member_lists_hold_or_fail_by_name: "members.json", 114;
    messages_and_transcripts_agree: "transcript.json", 71;
    receipts_hold_or_fail_by_name: "receipts.json", 11;
    audit_chains_and_their_heads_agree: "audit.json", 20;
    age_headers_are_scanned_alike: "age.json", 86;
    the_list_of_negative_cases_fails_by_name: "negative.json", 20;
}
