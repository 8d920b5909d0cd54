// SPDX-License-Identifier: EUPL-1.2
//! The test vectors that open age files; all others are run by the tests of `protocol`.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests may stop a test"
)]

use std::path::Path;

use protocol::{
    Hash, Signed, b64,
    statement::{Attachment, DeptEpoch, MessagePayload, ThreadEpoch},
};
use protocol_open::{
    Identity, open, open_attachment, open_bundle, open_dept_grant, open_dept_link, open_reader,
    open_signed, open_thread_grant,
};
use secrecy::ExposeSecret;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

type Outcome = Result<Value, &'static str>;

fn read(file: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../protocol/vectors")
        .join(file);
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn get<T: DeserializeOwned>(input: &Value, name: &str) -> T {
    serde_json::from_value(input[name].clone()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn run(op: &str, input: &Value) -> Option<Outcome> {
    if !op.starts_with("open") {
        return None;
    }
    let identity: Identity = input["identity"].as_str().unwrap().parse().unwrap();
    let file = b64::from_url(input["file"].as_str().unwrap()).unwrap();
    let yields = |opened: Identity| json!(opened.recipient().hash());
    Some(match op {
        "open" => {
            streams_alike(&identity, &file);
            open(&identity, &file)
                .map(|content| hex::encode(content.as_slice()).into())
                .map_err(|error| error.code())
        }
        "open-hash" => {
            streams_alike(&identity, &file);
            open(&identity, &file)
                .map(|content| json!(Hash::of(&content)))
                .map_err(|error| error.code())
        }
        "open-message" => open_signed::<MessagePayload>(&identity, &file)
            .map(|message| json!(message.sh()))
            .map_err(|error| error.code()),
        "open-dept-grant" => {
            let epoch: Signed<DeptEpoch> = get(input, "epoch");
            open_dept_grant(&identity, &file, epoch.payload())
                .map(yields)
                .map_err(|error| error.code())
        }
        "open-dept-link" => {
            let epoch: Signed<DeptEpoch> = get(input, "epoch");
            open_dept_link(&identity, &file, epoch.payload())
                .map(yields)
                .map_err(|error| error.code())
        }
        "open-thread-grant" => {
            let epoch: Signed<ThreadEpoch> = get(input, "epoch");
            open_thread_grant(&identity, &file, epoch.payload())
                .map(yields)
                .map_err(|error| error.code())
        }
        "open-bundle" => {
            let secret = hex::decode(input["mac_secret"].as_str().unwrap()).unwrap();
            let secret: [u8; 32] = secret.try_into().unwrap();
            let (org, pid, seq) = (get(input, "org"), get(input, "pid"), get(input, "seq"));
            let mac: Hash = get(input, "mac");
            open_bundle(&identity, &secret, &org, pid, seq, &file, &mac)
                .map(|bundle| json!({ "kc": bundle.pins.kc, "methods": bundle.unlock.len() }))
                .map_err(|error| error.code())
        }
        "open-attachment" => {
            let named: Attachment = get(input, "att");
            open_attachment(&identity, &named, &file)
                .map(|content| hex::encode(content.as_slice()).into())
                .map_err(|error| error.code())
        }
        other => panic!("no operation {other}"),
    })
}

/// The streaming way gives the same content, or fails as well.
fn streams_alike(identity: &Identity, file: &[u8]) {
    let mut content = Vec::new();
    let streamed = open_reader(identity, file)
        .is_ok_and(|mut reader| std::io::Read::read_to_end(&mut reader, &mut content).is_ok());
    match open(identity, file) {
        Ok(whole) => assert!(streamed && *whole == content),
        Err(_) => assert!(!streamed),
    }
}

fn failures(file: &Value) -> (usize, Vec<String>) {
    let mut failures = Vec::new();
    let mut count = 0;
    for case in file["cases"].as_array().unwrap() {
        let (op, name) = (case["op"].as_str().unwrap(), case["name"].as_str().unwrap());
        let Some(outcome) = run(op, &case["input"]) else {
            continue;
        };
        count += 1;
        let wanted = match (case.get("expect"), case.get("error")) {
            (Some(value), None) => Ok(value.clone()),
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
    let mut read = read(file);
    let (count, found) = failures(&read);
    assert!(found.is_empty(), "{file}:\n{}", found.join("\n"));
    assert!(count >= least, "{file}: only {count} cases");
    // Negative control: a wrong expectation must be noticed in every single case.
    for case in read["cases"].as_array_mut().unwrap() {
        let case = case.as_object_mut().unwrap();
        case.remove("expect");
        case.insert("error".to_owned(), json!("no-such-error"));
    }
    assert_eq!(
        failures(&read).1.len(),
        count,
        "{file}: the check cannot fail"
    );
}

#[test]
fn files_grants_bundles_and_attachments_of_the_third_implementation_open() {
    check("age.json", 40);
}

#[test]
fn the_list_of_negative_cases_does_not_open() {
    check("negative.json", 7);
}

#[test]
fn unlock_methods_give_the_same_identities() {
    let file = read("unlock.json");
    let mut count = 0;
    for case in file["cases"].as_array().unwrap() {
        if case["op"] == "unlock" {
            let expect = &case["expect"];
            let seed = hex::decode(expect["seed"].as_str().unwrap()).unwrap();
            let identity = Identity::from_seed(&seed.try_into().unwrap()).unwrap();
            assert_eq!(
                identity.to_secret_string().expose_secret(),
                expect["identity"]
            );
            let recipient = hex::encode(identity.recipient().hash().as_bytes());
            assert_eq!(recipient, expect["recipient_sha256"]);
            count += 1;
        }
    }
    assert_eq!(count, 3);
}
