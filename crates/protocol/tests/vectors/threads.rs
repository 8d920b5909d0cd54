// SPDX-License-Identifier: EUPL-1.2
//! Members, messages, transcripts, receipts.

use std::collections::BTreeMap;

use protocol::{
    DeviceId, Envelope, Hash, PersonId, Signed, UnixTime,
    context::Context,
    evidence::{self, EvidenceEntry},
    ledger::{self, AuditEntry},
    members::{
        self, MembersError, Place, SenderSide, expected_members, fresh_for_new_epoch,
        fresh_for_sending, members_ok,
    },
    statement::{Fresh, MessagePayload, Receipt, RevocationList, ThreadEpoch, TrustDocument},
    transcript::{Entry, Receipts, Transcript, verify_message},
};
use serde_json::{Value, json};

use crate::{Input, Outcome};

pub fn run(op: &str, input: &Input) -> Option<Outcome> {
    let named = |error: MembersError| error.code();
    Some(match op {
        "members" => {
            let previous: Option<Signed<ThreadEpoch>> = input.get("previous");
            members_ok(&input.get("statement"), previous.as_ref(), &context(input))
                .map(|()| true.into())
                .map_err(named)
        }
        "expected-members" => expected(input).map_err(named),
        "needs-new-epoch" => {
            let epoch: Signed<ThreadEpoch> = input.get("statement");
            let (messages, now) = (input.number("messages"), input.get("now"));
            members::needs_new_epoch(epoch.payload(), messages, &context(input), now)
                .map(|reason| json!(reason.map(members::NewEpoch::code)))
                .map_err(named)
        }
        "fresh-for-new-epoch" => {
            let (epoch, list, fresh, now) = proofs(input);
            fresh_for_new_epoch(epoch.payload(), list.as_ref(), &fresh, &context(input), now)
                .map(|()| true.into())
                .map_err(named)
        }
        "fresh-for-sending" => {
            let (epoch, list, fresh, now) = proofs(input);
            let side = match input.text("side") {
                "person" => SenderSide::Person,
                "staff" => SenderSide::Staff,
                other => panic!("{other}"),
            };
            let epoch = epoch.payload();
            fresh_for_sending(epoch, side, list.as_ref(), &fresh, &context(input), now)
                .map(|freshness| freshness.code().into())
                .map_err(named)
        }
        "message" => message(input),
        "transcript" => Ok(transcript(input)),
        "receipts" => receipts(input),
        "audit-chain" => audit_chain(input),
        "evidence-chain" => evidence_chain(input),
        _ => return None,
    })
}

fn context(input: &Input) -> Context {
    input.get("context")
}

fn expected(input: &Input) -> Result<Value, MembersError> {
    let place = input.raw("place");
    let part = |name: &str| place[name].clone();
    let place = Place {
        lane: serde_json::from_value(part("lane")).unwrap(),
        subject: serde_json::from_value::<PersonId>(part("subject")).unwrap(),
        departments: serde_json::from_value(part("departments")).unwrap(),
        exclude: serde_json::from_value(part("exclude")).unwrap(),
        present: serde_json::from_value(part("present")).unwrap(),
    };
    Ok(json!(expected_members(
        &place,
        &context(input),
        input.get("at")
    )?))
}

type Proofs = (
    Signed<ThreadEpoch>,
    Option<RevocationList>,
    Vec<Fresh>,
    UnixTime,
);

fn proofs(input: &Input) -> Proofs {
    (
        input.get("statement"),
        input.get("revlist"),
        input.get("fresh"),
        input.get("now"),
    )
}

fn message(input: &Input) -> Outcome {
    let envelope: Envelope = input.get("message");
    let message = Signed::<MessagePayload>::parse(envelope).map_err(|error| error.code())?;
    verify_message(
        &message,
        &input.get("header"),
        &input.get("epoch"),
        &context(input),
    )
    .map(|()| true.into())
    .map_err(|error| error.code())
}

fn transcript(input: &Input) -> Value {
    let mut transcript = Transcript::new();
    for one in input.raw("messages").as_array().unwrap() {
        let message: Signed<MessagePayload> =
            serde_json::from_value(one["message"].clone()).unwrap();
        let received: Option<UnixTime> = serde_json::from_value(one["received"].clone()).unwrap();
        let entry = Entry::new(&message, received);
        let known = transcript.order().contains(&entry.sh);
        assert_eq!(transcript.insert(entry), !known);
    }
    let devices: Vec<DeviceId> = input.get("devices");
    let next_n: BTreeMap<String, u64> = devices
        .into_iter()
        .map(|dev| (dev.to_string(), transcript.next_n(dev)))
        .collect();
    json!({
        "order": transcript.order(),
        "heads": transcript.heads(),
        "next_seq": transcript.next_seq(),
        "next_n": next_n,
        "findings": transcript.findings(),
    })
}

fn audit_chain(input: &Input) -> Outcome {
    let mut before = ledger::begin(&input.get("org"));
    let mut hashes = Vec::new();
    for entry in input.get::<Vec<AuditEntry>>("entries") {
        before = entry.hash(before).map_err(|error| error.code())?;
        hashes.push(before);
    }
    Ok(json!(hashes))
}

fn evidence_chain(input: &Input) -> Outcome {
    let mut before = evidence::begin(&input.get("org"), input.get("mid"));
    let mut hashes = Vec::new();
    for entry in input.get::<Vec<EvidenceEntry>>("entries") {
        before = entry.hash(before).map_err(|error| error.code())?;
        hashes.push(before);
    }
    Ok(json!(hashes))
}

fn receipts(input: &Input) -> Outcome {
    let td: Signed<TrustDocument> = input.get("td");
    let mut all = Receipts::new(input.get("thread"), input.get("lane"));
    for one in input.raw("receipts").as_array().unwrap() {
        let receipt: Signed<Receipt> = serde_json::from_value(one["receipt"].clone()).unwrap();
        let file: Hash = serde_json::from_value(one["file"].clone()).unwrap();
        receipt.verify(td.payload()).map_err(|error| error.code())?;
        all.insert(receipt, &file).map_err(|error| error.code())?;
    }
    Ok(json!({ "missing": all.missing() }))
}
