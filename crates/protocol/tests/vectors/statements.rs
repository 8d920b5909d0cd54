// SPDX-License-Identifier: EUPL-1.2
//! Statements: own encoding, signatures, chains, log entries.

use protocol::{
    Attested, Envelope, Hash, Org, Signed, SigningKey, StatementError, UnixTime,
    dsse::Statement,
    json,
    phone::{Draw, commitment, spoken, words},
    statement::{
        Anchor, AuditHead, Bind, BindRequest, CarryoverRequest, Consent, DeclareStart, DeptEpoch,
        DeskAnswer, DeskRequest, EvidenceHead, Fresh, Issue, Keycard, Logged, OidcAnswer,
        OidcFinish, OidcStart, PhoneAnswer, PhoneCommit, PhoneReveal, Profile, Receipt, Release,
        Representation, RepresentationEnd, RevocationList, StaffCertificate, ThreadEpoch,
        TrustChain, TrustDocument,
    },
};
use serde_json::{Value, json as value};

use crate::{Input, Outcome};

type Checked = Result<(), StatementError>;

pub fn run(op: &str, input: &Input) -> Option<Outcome> {
    Some(match op {
        "td-chain" => chain(input).map_err(|error| error.code()),
        "statement-sign" => Ok(sign(input)),
        "attested" => outcome(attested(input)),
        "phone" => Ok(phone(input)),
        "oidc-nonce" => Ok(nonce(input)),
        "declare-nonce" => Ok(declare_nonce(input)),
        "verify-declared" => declared(input).map_err(|error| error.code()),
        "verify-phone-reveal" => revealed(input).map_err(|error| error.code()),
        _ => outcome(verify(op.strip_prefix("verify-")?, input)?),
    })
}

fn outcome(checked: Checked) -> Outcome {
    checked.map(|()| true.into()).map_err(|error| error.code())
}

fn parse<T: Statement>(envelope: Value) -> Result<Signed<T>, StatementError> {
    let envelope: Envelope = serde_json::from_value(envelope).unwrap();
    Ok(Signed::parse(envelope)?)
}

fn chain(input: &Input) -> Result<Value, StatementError> {
    let documents: Result<Vec<_>, _> = input
        .get::<Vec<Value>>("documents")
        .into_iter()
        .map(parse::<TrustDocument>)
        .collect();
    let anchor = input.raw("anchor");
    let anchor = match anchor["type"].as_str().unwrap() {
        "genesis" => Anchor::Genesis,
        "fingerprint" => Anchor::Fingerprint(anchor["fp"].as_str().unwrap().parse().unwrap()),
        "pin" => Anchor::Pin {
            ver: anchor["ver"].as_u64().unwrap(),
            sh: anchor["sh"].as_str().unwrap().parse().unwrap(),
        },
        other => panic!("{other}"),
    };
    let org: Org = input.get("org");
    let chain = TrustChain::verify(&org, documents?, &anchor)?;
    chain.check_current(input.get("now"))?;
    let sh = chain.newest().sh();
    assert!(chain.contains(&sh));
    let fp = protocol::code::fingerprint(&sh);
    Ok(value!({ "ver": chain.td().ver, "sh": sh, "fp": fp }))
}

fn verified_chain(input: &Input) -> TrustChain {
    let documents: Vec<Signed<TrustDocument>> = input.get("chain");
    let org = documents.first().unwrap().payload().org.clone();
    TrustChain::verify(&org, documents, &Anchor::Genesis).unwrap()
}

fn td(input: &Input) -> TrustDocument {
    input.get::<Signed<TrustDocument>>("td").payload().clone()
}

fn verify(kind: &str, input: &Input) -> Option<Checked> {
    let stmt = input.raw("stmt").clone();
    Some(match kind {
        "keycard" => {
            parse::<Keycard>(stmt).and_then(|card| card.verify(&input.get("org"), input.get("pid")))
        }
        "keycard-succession" => {
            parse::<Keycard>(stmt).and_then(|card| card.verify_succession(&input.get("previous")))
        }
        "issue" => parse::<Issue>(stmt)
            .and_then(|issue| issue.verify(&verified_chain(input), input.get::<UnixTime>("now"))),
        "bind-request" => parse::<BindRequest>(stmt).and_then(|request| {
            let (issue, keycard) = (input.get("issue"), input.get("keycard"));
            request.verify(&issue, &keycard, &input.hex32("k_person"))
        }),
        "carryover-request" => parse::<CarryoverRequest>(stmt)
            .and_then(|request| request.verify(&input.get("keycard"), &input.get("previous"))),
        "bind" => parse::<Bind>(stmt).and_then(|bind| {
            let previous: Option<Signed<Bind>> = input.get("previous");
            bind.verify(&td(input), &input.get("keycard"), previous.as_ref())
        }),
        "dept-epoch" => parse::<DeptEpoch>(stmt).and_then(|epoch| {
            let previous: Option<Signed<DeptEpoch>> = input.get("previous");
            let lead = input.raw("lead");
            let lead: Option<(Signed<StaffCertificate>, Signed<Keycard>)> =
                (!lead.is_null()).then(|| {
                    let part = |name: &str| lead[name].clone();
                    (
                        parse(part("certificate")).unwrap(),
                        parse(part("keycard")).unwrap(),
                    )
                });
            let lead = lead
                .as_ref()
                .map(|(certificate, keycard)| (certificate, keycard));
            epoch.verify(&td(input), previous.as_ref(), lead)
        }),
        "staff" => parse::<StaffCertificate>(stmt).and_then(|staff| staff.verify(&td(input))),
        "rep" => parse::<Representation>(stmt).and_then(|rep| {
            let granter: Option<Signed<Keycard>> = input.get("granter");
            rep.verify(&td(input), granter.as_ref())
        }),
        "rep-end" => {
            parse::<RepresentationEnd>(stmt).and_then(|end| end.verify(&input.get("keycard")))
        }
        "consent" => parse::<Consent>(stmt).and_then(|one| one.verify(&input.get("keycard"))),
        "release" => parse::<Release>(stmt).and_then(|one| one.verify(&input.get("keycard"))),
        "phone-commit" => {
            parse::<PhoneCommit>(stmt).and_then(|commit| commit.verify(&input.get("keycard")))
        }
        "phone-answer" => parse::<PhoneAnswer>(stmt)
            .and_then(|answer| answer.verify(&input.get("keycard"), &input.get("commit"))),
        "desk-request" => {
            parse::<DeskRequest>(stmt).and_then(|asked| asked.verify(&input.get("keycard")))
        }
        "desk-answer" => parse::<DeskAnswer>(stmt)
            .and_then(|answer| answer.verify(&td(input), &input.get("request"))),
        "oidc-start" => parse::<OidcStart>(stmt).and_then(|start| start.verify(&input.get("org"))),
        "declare-start" => {
            parse::<DeclareStart>(stmt).and_then(|start| start.verify(&input.get("org")))
        }
        "oidc-finish" => parse::<OidcFinish>(stmt).and_then(|finish| {
            finish.verify(&input.get("org"), &input.get("start"), &input.get("sig"))
        }),
        "oidc-answer" => parse::<OidcAnswer>(stmt)
            .and_then(|answer| answer.verify(&td(input), &input.get("request"))),
        "revlist" => parse::<RevocationList>(stmt).and_then(|list| list.verify(&td(input))),
        "fresh" => parse::<Fresh>(stmt).and_then(|fresh| fresh.verify(&td(input))),
        "profile" => {
            parse::<Profile>(stmt).and_then(|profile| profile.verify(&td(input), input.get("pid")))
        }
        "receipt" => parse::<Receipt>(stmt).and_then(|receipt| receipt.verify(&td(input))),
        "audit-head" => parse::<AuditHead>(stmt).and_then(|head| head.verify(&td(input))),
        "evidence-head" => parse::<EvidenceHead>(stmt).and_then(|head| head.verify(&td(input))),
        _ => return None,
    })
}

fn revealed(input: &Input) -> Result<Value, StatementError> {
    let reveal: Signed<PhoneReveal> = parse(input.raw("stmt").clone())?;
    let spoken = reveal.verify(
        &input.get("keycard"),
        &input.get("commit"),
        &input.get("answer"),
    )?;
    Ok(value!({ "words": spoken.words, "number": spoken.number }))
}

fn phone(input: &Input) -> Value {
    let (org, pid, kc): (Org, _, Hash) = (input.get("org"), input.get("pid"), input.get("kc"));
    let a: Draw = input.get("a");
    let spoken = spoken(&org, pid, &kc, &a, &input.get("b"));
    let list: String = words().iter().map(|word| format!("{word}\n")).collect();
    value!({
        "commit": commitment(&org, pid, &kc, &a),
        "words": spoken.words,
        "number": spoken.number,
        "list": hex::encode(Hash::of(list.as_bytes()).as_bytes()),
    })
}

fn nonce(input: &Input) -> Value {
    let (sig, enc) = (input.get("sig"), input.get("enc"));
    protocol::oidc::nonce(&input.get("org"), &sig, &enc, &input.get("r")).into()
}

fn declare_nonce(input: &Input) -> Value {
    let start: Signed<DeclareStart> = parse(input.raw("stmt").clone()).unwrap();
    protocol::oidc::declare_nonce(start.payload()).into()
}

fn declared(input: &Input) -> Result<Value, StatementError> {
    let answer: Signed<OidcAnswer> = parse(input.raw("stmt").clone())?;
    let declared = answer.declared(&td(input))?;
    Ok(serde_json::to_value(declared).unwrap())
}

fn sign(input: &Input) -> Value {
    match input.text("type") {
        "td" => signed::<TrustDocument>(input),
        "keycard" => signed::<Keycard>(input),
        "issue" => signed::<Issue>(input),
        "bind" => signed::<Bind>(input),
        "bind-request" => signed::<BindRequest>(input),
        "carryover-request" => signed::<CarryoverRequest>(input),
        "dept-epoch" => signed::<DeptEpoch>(input),
        "staff" => signed::<StaffCertificate>(input),
        "rep" => signed::<Representation>(input),
        "rep-end" => signed::<RepresentationEnd>(input),
        "consent" => signed::<Consent>(input),
        "release" => signed::<Release>(input),
        "phone-commit" => signed::<PhoneCommit>(input),
        "phone-answer" => signed::<PhoneAnswer>(input),
        "phone-reveal" => signed::<PhoneReveal>(input),
        "desk-request" => signed::<DeskRequest>(input),
        "desk-answer" => signed::<DeskAnswer>(input),
        "oidc-start" => signed::<OidcStart>(input),
        "oidc-finish" => signed::<OidcFinish>(input),
        "declare-start" => signed::<DeclareStart>(input),
        "oidc-answer" => signed::<OidcAnswer>(input),
        "revlist" => signed::<RevocationList>(input),
        "fresh" => signed::<Fresh>(input),
        "profile" => signed::<Profile>(input),
        "thread-epoch" => signed::<ThreadEpoch>(input),
        "receipt" => signed::<Receipt>(input),
        "audit-head" => signed::<AuditHead>(input),
        "evidence-head" => signed::<EvidenceHead>(input),
        other => panic!("no statement {other}"),
    }
}

fn signed<T: Statement>(input: &Input) -> Value {
    let keys: Vec<SigningKey> = input
        .get::<Vec<String>>("seeds")
        .iter()
        .map(|seed| SigningKey::from_seed(&hex::decode(seed).unwrap().try_into().unwrap()))
        .collect();
    let payload: T = input.get("payload");
    let stmt = Signed::sign(payload, &keys.iter().collect::<Vec<_>>()).unwrap();
    // What was signed reads again, from its canonical text.
    let text = stmt.envelope().to_json();
    assert_eq!(Signed::<T>::from_json(&text).unwrap().sh(), stmt.sh());
    assert_eq!(json::encode(&stmt).unwrap(), text);
    value!({ "envelope": stmt.envelope(), "sh": stmt.sh() })
}

fn attested(input: &Input) -> Checked {
    match input.text("type") {
        "bind" => check::<Bind>(input),
        "staff" => check::<StaffCertificate>(input),
        "dept-epoch" => check::<DeptEpoch>(input),
        "rep" => check::<Representation>(input),
        "td" => check::<TrustDocument>(input),
        other => panic!("no logged statement {other}"),
    }
}

fn check<T: Logged>(input: &Input) -> Checked {
    let untyped: Attested = input.get("attested");
    untyped.typed::<T>()?.check(&td(input))
}
