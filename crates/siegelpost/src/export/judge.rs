// SPDX-License-Identifier: EUPL-1.2
//! One conversation: who could read, what was signed, in which order, and whether something is missing. The rules are those of the clients
//! (`protocol::members`, `protocol::transcript`).

use std::collections::{BTreeMap, BTreeSet};

use protocol::code::Fingerprint;
use protocol::members::{MembersError, members_ok};
use protocol::statement::{
    Anchor, Lane, MessageKind, MessagePayload, OidcAnswer, ThreadEpoch, TrustChain, TrustDocument,
};
use protocol::transcript::{Entry, Finding, Receipts, Transcript, verify_message};
use protocol::{DeviceId, Hash, Signed, UnixTime};

use super::facts::{self, Known};
use super::package::{Item, Package};
use super::report::{Fault, Judged, Line};

/// Messages that hold, in the order of the file.
pub struct Accepted {
    /// Place in [`Judged::lines`].
    pub line: usize,
    pub message: Signed<MessagePayload>,
}

/// Judges everything that is signed. Files beside it are for [`super::attachments`] and [`super::page`].
pub fn judge(
    package: &mut Package,
    fingerprint: Option<&Fingerprint>,
    judged: &mut Judged,
) -> Vec<Accepted> {
    judged.thread = package.thread.to_string();
    judged.made = package.made;
    if package.lane != Lane::Case {
        judged.fault(Fault::Internal, "notes of the staff are in it");
        return Vec::new();
    }
    let Some(chain) = trust(package, fingerprint, judged) else {
        return Vec::new();
    };
    let td = chain.td();
    let statements = std::mem::take(&mut package.statements);
    let known = facts::gather(statements, td, &package.matter);
    for refused in &known.refused {
        judged.fault(Fault::Trust, refused.clone());
    }
    let epochs = epochs(package, &known, judged);
    let accepted = messages(package, &known, &epochs, td, judged);
    order(&accepted, judged);
    gaps(package, &accepted, judged);
    accepted
}

fn trust(
    package: &Package,
    fingerprint: Option<&Fingerprint>,
    judged: &mut Judged,
) -> Option<TrustChain> {
    let newest = package.td.last().map(|td| (td.payload().ver, td.sh()));
    let anchor = match (fingerprint, newest) {
        (Some(printed), _) => Anchor::Fingerprint(*printed),
        // In itself only: whose it is, is for the reader to compare.
        (None, Some((ver, sh))) => Anchor::Pin { ver, sh },
        (None, None) => Anchor::Genesis,
    };
    match TrustChain::verify(&package.org, package.td.clone(), &anchor) {
        Ok(chain) => {
            let fingerprint = Fingerprint::of(&chain.newest().sh()).to_string();
            judged.trust = Some((package.org.to_string(), fingerprint));
            Some(chain)
        }
        Err(error) => {
            judged.fault(Fault::Trust, format!("Trust Document: {}", error.code()));
            None
        }
    }
}

/// Epochs that may be believed, by number.
fn epochs<'a>(
    package: &'a Package,
    known: &Known,
    judged: &mut Judged,
) -> BTreeMap<u64, &'a Signed<ThreadEpoch>> {
    let mut context = known.context.clone();
    let mut good = BTreeMap::new();
    let mut before: Option<&Signed<ThreadEpoch>> = None;
    for epoch in &package.epochs {
        let payload = epoch.payload();
        let here = (payload.thread, payload.lane, payload.subject)
            == (package.thread, package.lane, package.subject);
        let alone = before.is_none() && payload.epoch > 1;
        let result = if !here {
            Err(MembersError::PlaceChanged)
        } else if alone {
            judged.note(format!(
                "the conversation begins here with readers' list {}: what was before is not shown to this person",
                payload.epoch
            ));
            authored(epoch, known)
        } else {
            members_ok(epoch, before, &context)
        };
        match result {
            Ok(()) => {}
            // The next list names the right ones, and clients go on.
            Err(
                error @ (MembersError::StaleDepartment
                | MembersError::StaleBinding
                | MembersError::SubjectMissing),
            ) => {
                judged.note(format!("readers' list {}: {}", payload.epoch, error.code()));
            }
            Err(error) => {
                let detail = format!("readers' list {}: {}", payload.epoch, error.code());
                judged.fault(Fault::Members, detail);
                continue;
            }
        }
        context.used_keys.insert(payload.enc.hash());
        good.insert(payload.epoch, epoch);
        before = Some(epoch);
    }
    good
}

/// Signed by whoever it names, with the key that was hers then.
fn authored(epoch: &Signed<ThreadEpoch>, known: &Known) -> Result<(), MembersError> {
    let payload = epoch.payload();
    let binding = known.context.binding_at(payload.by.pid, payload.iat);
    let binding = binding.filter(|fact| fact.kc == payload.by.kc);
    let fact = binding.ok_or(MembersError::AuthorNotAllowed)?;
    let signed = epoch.envelope().verify_by(&fact.sig);
    signed.map_err(|_| MembersError::BadSignature)
}

fn messages(
    package: &Package,
    known: &Known,
    epochs: &BTreeMap<u64, &Signed<ThreadEpoch>>,
    td: &TrustDocument,
    judged: &mut Judged,
) -> Vec<Accepted> {
    let mut receipts = Receipts::new(package.thread, package.lane);
    let mut accepted = Vec::new();
    let mut sealed = 0_usize;
    for item in &package.messages {
        let received = receipt(item, td, &mut receipts, judged);
        let Some(envelope) = &item.message else {
            sealed += 1;
            continue;
        };
        let held = Signed::<MessagePayload>::parse(envelope.clone())
            .map_err(|error| error.code())
            .and_then(|message| {
                let epoch = epochs.get(&message.payload().epoch).ok_or("wrong-thread")?;
                verify_message(&message, &item.header, epoch, &known.context)
                    .map_err(|error| error.code())?;
                placed(&message, package, known, received)?;
                Ok(message)
            });
        match held {
            Ok(message) => {
                let line = line(item, &message, received, known, td, judged);
                accepted.push(Accepted {
                    line: judged.lines.len(),
                    message,
                });
                judged.lines.push(line);
            }
            Err(code) => judged.fault(Fault::Changed, format!("message {}: {code}", item.idx)),
        }
    }
    if sealed > 0 {
        judged.note(format!(
            "{sealed} messages are named here but not in it: they did not open in the person's browser"
        ));
    }
    for (from, to) in receipts.missing() {
        if from == 1 {
            judged.note(format!("messages 1 to {to} were not shown to this person"));
        } else {
            let detail = format!("the portal gave numbers {from} to {to} to something else");
            judged.fault(Fault::Missing, detail);
        }
    }
    accepted
}

/// Beside what [`verify_message`] looks at: matter, kind, and a certificate that was revoked before the portal had the message.
fn placed(
    message: &Signed<MessagePayload>,
    package: &Package,
    known: &Known,
    received: Option<UnixTime>,
) -> Result<(), &'static str> {
    let payload = message.payload();
    if payload.kind == MessageKind::Note {
        return Err("a note of the staff");
    }
    if payload.matter != package.matter {
        return Err("header-mismatch");
    }
    let by = received.unwrap_or(UnixTime(i64::MAX));
    match payload.from.cert {
        Some(cert) if known.context.is_revoked(&cert, by) => Err("revoked-signer"),
        _ => Ok(()),
    }
}

/// When the portal accepted it, if its receipt says so.
fn receipt(
    item: &Item,
    td: &TrustDocument,
    receipts: &mut Receipts,
    judged: &mut Judged,
) -> Option<UnixTime> {
    let ts = item.receipt.payload().ts;
    let held = if item.receipt.payload().idx == item.idx {
        item.receipt
            .verify(td)
            .map_err(|error| error.code())
            .and_then(|()| {
                receipts
                    .insert(item.receipt.clone(), &item.file)
                    .map_err(|error| error.code())
            })
    } else {
        Err("receipt-for-other-object")
    };
    match held {
        Ok(()) => Some(ts),
        Err(code) => {
            judged.fault(Fault::Receipt, format!("message {}: {code}", item.idx));
            None
        }
    }
}

fn line(
    item: &Item,
    message: &Signed<MessagePayload>,
    accepted: Option<UnixTime>,
    known: &Known,
    td: &TrustDocument,
    judged: &mut Judged,
) -> Line {
    let payload = message.payload();
    let label = payload.from.cert.and_then(|cert| known.labels.get(&cert));
    let name = match (&payload.from.name, label) {
        (Some(name), Some(label)) => Some(format!("{name}, {label}")),
        (Some(one), None) => Some(one.clone()),
        (None, Some(one)) => Some(one.clone()),
        (None, None) => None,
    };
    Line {
        idx: item.idx,
        role: payload.from.role,
        name,
        sent: payload.sent,
        accepted,
        attachments: 0,
        declared: declared(item, message, td, judged),
    }
}

fn declared(
    item: &Item,
    message: &Signed<MessagePayload>,
    td: &TrustDocument,
    judged: &mut Judged,
) -> Option<(String, UnixTime)> {
    let envelope = item.declared.clone()?;
    let payload = message.payload();
    let held = Signed::<OidcAnswer>::parse(envelope)
        .map_err(|error| error.code())
        .and_then(|answer| {
            let said = answer.declared(td).map_err(|error| error.code())?;
            let same =
                (said.thread, said.obj, said.pid) == (payload.thread, item.file, payload.from.pid);
            let at = answer.payload().iat;
            same.then(|| (said.procedure.to_string(), at))
                .ok_or("wrong-place")
        });
    match held {
        Ok(declared) => Some(declared),
        Err(code) => {
            let detail = format!("message {}: its declaration: {code}", item.idx);
            judged.fault(Fault::Changed, detail);
            None
        }
    }
}

/// The order of a conversation is a function of what was signed.
fn order(accepted: &[Accepted], judged: &mut Judged) {
    let mut transcript = Transcript::new();
    let mut seen = BTreeSet::new();
    for one in accepted {
        if !seen.insert(one.message.sh()) {
            judged.fault(Fault::Inserted, "a message stands there twice");
        }
        transcript.insert(Entry::new(&one.message, None));
    }
    let shown: Vec<Hash> = accepted.iter().map(|one| one.message.sh()).collect();
    if transcript.order() != shown {
        let detail = "the messages do not stand in the order that was signed";
        judged.fault(Fault::Swapped, detail);
    }
}

/// What the numbers and predecessors in the messages tell of others. What did not open in the person's browser may be what is missing.
fn gaps(package: &Package, accepted: &[Accepted], judged: &mut Judged) {
    let mut transcript = Transcript::new();
    for one in accepted {
        let received = judged.lines.get(one.line).and_then(|line| line.accepted);
        transcript.insert(Entry::new(&one.message, received));
    }
    let sealed: BTreeSet<(DeviceId, u64)> = package
        .messages
        .iter()
        .filter(|item| item.message.is_none())
        .map(|item| (item.header.dev, item.header.n))
        .collect();
    let mut unknown = BTreeSet::new();
    for finding in transcript.findings() {
        match finding {
            Finding::MissingPredecessor { missing, .. } => {
                unknown.insert(missing);
            }
            Finding::CounterGap { dev, from, to } => {
                if !(from..=to).all(|n| sealed.contains(&(dev, n))) {
                    let detail = format!("messages {from} to {to} of one device");
                    judged.fault(Fault::Missing, detail);
                }
            }
            Finding::Equivocation { n, .. } => {
                judged.fault(Fault::Equivocation, format!("number {n} of one device"));
            }
            Finding::WrongSeq { sh } => {
                judged.fault(Fault::Changed, format!("place of message {sh}"));
            }
            Finding::ClockSkew { sh } => {
                judged.note(format!(
                    "message {sh}: the sender's clock and the portal's differ by more than a day"
                ));
            }
        }
    }
    if unknown.len() > sealed.len() {
        let detail = format!(
            "{} messages that others follow",
            unknown.len() - sealed.len()
        );
        judged.fault(Fault::Missing, detail);
    }
}
