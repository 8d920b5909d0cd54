// SPDX-License-Identifier: EUPL-1.2
//! One round: finish what a crash left, then make every letter that waits.

use protocol::b64;
use protocol::statement::Remedy;
use protocol::{MessageId, PersonId, ThreadId, UnixTime};
use rand::RngCore;
use registrar::letter::Printer;
use registrar::trust::Pin;
use serde::Deserialize;
use serde_json::json;

use super::documents::Documents;
use super::manifest::Manifest;
use super::results::{Outcome, report};
use super::spool::{Draft, Spool};
use super::{Fault, Lease, LetterId};
use crate::agent::Agent;
use crate::decision::{Decision, open};
use crate::error::GatewayError;
use crate::member::Member;
use crate::office::{Office, key};

/// What a round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Made {
    /// Letters that are the print shop's now.
    pub letters: usize,
    /// Letters that could not be made, which is a task of the unit now.
    pub failed: usize,
    /// Letters that another program makes.
    pub elsewhere: usize,
}

#[derive(Deserialize)]
struct Letters {
    items: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    letter: LetterId,
    mid: MessageId,
    pid: PersonId,
    thread: ThreadId,
    reason: String,
    by_staff: bool,
}

#[derive(Deserialize)]
struct Taken {
    letter: Line,
}

/// Marks of the register that stop a letter which nobody but a rule has wanted.
const HELD: [&str; 2] = ["restricted", "hold-letter"];

/// Does what is to be done now, in a session that has begun.
///
/// # Errors
/// The first thing that may pass: what was not done is done in the next round. A letter that cannot be made is none of these.
pub async fn round(
    office: &Office,
    agent: &Agent,
    (printer, spool): (&Printer, &Spool),
    (pin, now): (Pin, UnixTime),
    rng: &mut impl RngCore,
) -> Result<Made, GatewayError> {
    let mut made = Made::default();
    for (draft, manifest) in spool.leftovers()? {
        match manifest {
            Some(manifest) if finish(office, spool, &draft, &manifest).await? => made.letters += 1,
            Some(_) => {}
            None => spool.discard(&draft)?,
        }
    }
    let waiting: Letters = office.get("letters").await?;
    if waiting.items.is_empty() {
        return Ok(made);
    }
    let member = Member::load(office, agent, pin, now).await?;
    let press = Press {
        office,
        agent,
        member: &member,
        printer,
        spool,
        now,
    };
    for line in waiting.items {
        match press.make(&line, Lease::random(rng)).await {
            Ok(End::Made) => made.letters += 1,
            Ok(End::Failed) => made.failed += 1,
            Ok(End::Elsewhere) => made.elsewhere += 1,
            Err(error) if error.may_pass() => return Err(error),
            // One that goes wrong in its own way hides none behind it. Its lease runs out, and it is tried again.
            Err(error) => tracing::error!(letter.id = %line.letter, %error, "letter left"),
        }
    }
    Ok(made)
}

/// What became of one letter in this round.
enum End {
    Made,
    Failed,
    Elsewhere,
}

/// Everything that one letter needs.
struct Press<'p> {
    office: &'p Office,
    agent: &'p Agent,
    member: &'p Member,
    printer: &'p Printer,
    spool: &'p Spool,
    now: UnixTime,
}

impl Press<'_> {
    async fn make(&self, line: &Line, lease: Lease) -> Result<End, GatewayError> {
        let Some(line) = take(self.office, line, lease).await? else {
            return Ok(End::Elsewhere);
        };
        let opened = prepare(self.office, self.agent, self.member, &line).await?;
        let prepared = opened.and_then(|(decision, reference)| {
            let manifest = manifest(&line, lease, &decision, reference, self.now)?;
            let documents = Documents::of(self.printer, decision)?;
            Ok((manifest, documents))
        });
        let (mut manifest, documents) = match prepared {
            Ok(prepared) => prepared,
            Err(fault) => {
                tracing::warn!(letter.id = %line.letter, ?fault, "letter not made");
                report(self.office, line.letter, &Outcome::Failed { fault }).await?;
                return Ok(End::Failed);
            }
        };
        let listed = documents.0.iter().map(|one| one.listed.clone());
        manifest.documents = listed.collect();
        let draft = self.spool.draft(&manifest, &documents)?;
        Ok(
            if finish(self.office, self.spool, &draft, &manifest).await? {
                tracing::info!(letter.id = %line.letter, "letter made");
                End::Made
            } else {
                End::Elsewhere
            },
        )
    }
}

async fn take(office: &Office, line: &Line, lease: Lease) -> Result<Option<Line>, GatewayError> {
    let id = line.letter;
    let once = key(&[b"take", id.as_bytes(), lease.as_bytes()]);
    let path = format!("letters/{id}/take");
    match office
        .ask::<Taken>(&path, once, &json!({ "lease": lease }))
        .await
    {
        Ok(taken) => Ok(Some(taken.letter)),
        Err(error) if error.is_code("lease-lost") => Ok(None),
        Err(error) => Err(error),
    }
}

/// Tells the server that the draft is the print shop's, and lets it be that. `false`: another one is, and this draft is gone.
async fn finish(
    office: &Office,
    spool: &Spool,
    draft: &Draft,
    manifest: &Manifest,
) -> Result<bool, GatewayError> {
    let (id, lease) = (draft.job, draft.lease);
    let once = key(&[b"printed", id.as_bytes(), lease.as_bytes()]);
    let path = format!("letters/{id}/printed");
    let body = json!({ "lease": lease, "document": manifest.sealed_sha256 });
    match office.post(&path, once, &body).await {
        Ok(()) => {
            spool.commit(draft)?;
            Ok(true)
        }
        Err(error) if error.may_pass() => Err(error),
        Err(error) => {
            tracing::warn!(letter.id = %id, %error, "draft given up");
            spool.discard(draft)?;
            Ok(false)
        }
    }
}

/// The decision and where it goes; the inner error is what no later round changes.
async fn prepare(
    office: &Office,
    agent: &Agent,
    member: &Member,
    line: &Line,
) -> Result<Result<(Decision, String), Fault>, GatewayError> {
    let profile = match member.profile(office, line.pid).await {
        Ok(profile) => profile,
        Err(GatewayError::NotGenuine(code)) => {
            tracing::error!(letter.id = %line.letter, code, "profile not genuine");
            return Ok(Err(Fault::NotGenuine));
        }
        Err(error) => return Err(error),
    };
    let Some(profile) = profile.filter(|profile| !profile.kvnr.is_empty()) else {
        return Ok(Err(Fault::NoReference));
    };
    let held = profile
        .flags
        .iter()
        .any(|flag| HELD.contains(&flag.as_str()));
    if held && !line.by_staff {
        return Ok(Err(Fault::AddressBlock));
    }
    match open(office, agent, member, (line.thread, line.mid)).await {
        Ok(decision) => Ok(Ok((decision, profile.kvnr))),
        Err(GatewayError::NotGenuine(code)) => {
            tracing::error!(letter.id = %line.letter, code, "decision not genuine");
            Ok(Err(Fault::NotGenuine))
        }
        Err(error) => Err(error),
    }
}

fn manifest(
    line: &Line,
    lease: Lease,
    decision: &Decision,
    address_reference: String,
    now: UnixTime,
) -> Result<Manifest, Fault> {
    let said = decision.payload.decision.ok_or(Fault::NotGenuine)?;
    let time = |at: UnixTime| {
        jiff::Timestamp::from_second(at.0)
            .map(|at| at.to_string())
            .map_err(|_| Fault::NotPrintable)
    };
    let remedy = match said.remedy {
        Remedy::Objection => "objection",
        Remedy::Action => "action",
    };
    Ok(Manifest {
        v: 1,
        job: line.letter,
        lease,
        reason: line.reason.clone(),
        address_reference,
        message: line.mid.to_string(),
        sealed_sha256: b64::url(decision.sealed.as_bytes()),
        decided_at: time(decision.payload.sent)?,
        remedy: remedy.to_owned(),
        made_at: time(now)?,
        documents: Vec::new(),
    })
}
