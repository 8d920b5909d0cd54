// SPDX-License-Identifier: EUPL-1.2
//! The evidence of a decision: sealed like the audit log, and given out as a file that is checked without
//! this server. The audit log names each head, so that a chain that is gone, or was made anew, is seen there.

use std::collections::BTreeMap;

use protocol::evidence::{self, EvidenceEntry, EvidenceLine, Fact};
use protocol::json::V1;
use protocol::statement::MessageKind;

use super::receipt::ReceiptSigner;
use super::seal_audit::{BATCH, Sealed};
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::{EvidenceId, MessageId, Org, ThreadId};
use crate::model::{Access, Actor, JsonText, Via};
use crate::store::evidence::EvidenceEnd;
use crate::store::tx::Tx;

/// Seals what was written since the last time, each decision in a chain of its own with a signed head at its end. Nothing when
/// another node is at it.
///
/// # Errors
/// When the database does not answer.
pub fn seal_evidence(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    signer: &dyn ReceiptSigner,
) -> Result<Sealed, StoreError> {
    if !tx.audit_chain().lead()? {
        return Ok(Sealed::default());
    }
    let waiting = tx.evidence().unsealed(BATCH)?;
    let entries = waiting.len();
    let mut chains: BTreeMap<MessageId, Vec<(EvidenceId, EvidenceEntry)>> = BTreeMap::new();
    for (id, entry) in waiting {
        chains.entry(entry.mid).or_default().push((id, entry));
    }
    for (mid, entries) in chains {
        seal_one(tx, ctx, signer, mid, entries)?;
    }
    Ok(Sealed {
        entries,
        more: u32::try_from(entries).is_ok_and(|len| len >= BATCH),
        signed: entries > 0,
    })
}

fn seal_one(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    signer: &dyn ReceiptSigner,
    mid: MessageId,
    mut entries: Vec<(EvidenceId, EvidenceEntry)>,
) -> Result<(), StoreError> {
    entries.sort_by_key(|(id, entry)| (entry.at, place(&entry.fact), *id));
    let first = (0, evidence::begin(signer.org(), mid));
    let (mut n, mut hash) = tx.evidence().last(mid)?.unwrap_or(first);
    for (id, mut entry) in entries {
        n += 1;
        entry.n = n;
        hash = entry
            .hash(hash)
            .map_err(|e| StoreError::Internal(e.to_string()))?;
        tx.evidence().seal(id, n, hash)?;
    }
    let stmt = signer.sign_evidence(mid, (n, hash), ctx.now())?;
    let envelope = JsonText::of(stmt.envelope())?;
    let end = EvidenceEnd { n, hash, envelope };
    tx.evidence().insert_head(mid, &end, ctx.now())?;
    let object = mid.to_string();
    tx.audit().part(
        ctx,
        "seal-evidence",
        ("message", &object),
        &hash.to_string(),
    )
}

/// What one operation writes has one time: then cause comes before effect.
const fn place(fact: &Fact) -> u8 {
    match fact {
        Fact::Provided { .. } => 0,
        Fact::Attempt { .. } => 1,
        Fact::Report { .. } => 2,
        Fact::Moved { .. } => 3,
        Fact::GivenUp { .. } => 4,
        Fact::Fetched { .. } => 5,
        Fact::Reminded { .. } => 6,
        Fact::Letter { .. } => 7,
        Fact::Closed {} => 8,
    }
}

/// The evidence file of a decision, line by line, for whoever has made sure that it may be given out.
///
/// # Errors
/// [`StoreError::Absent`] when there is none.
pub fn evidence_lines(
    tx: &mut Tx<'_>,
    org: &Org,
    mid: MessageId,
) -> Result<Vec<EvidenceLine>, StoreError> {
    let mut heads = tx.evidence().heads(mid)?.into_iter().peekable();
    let entries = tx.evidence().of_decision(mid)?;
    // A head without entries is evidence too: of what is gone.
    if entries.is_empty() && heads.peek().is_none() {
        return Err(StoreError::Absent);
    }
    let mut lines = vec![EvidenceLine::Begin {
        v: V1,
        org: org.clone(),
        mid,
    }];
    let head = |end: &EvidenceEnd| {
        let stmt = end.envelope.envelope()?;
        Ok::<_, StoreError>(EvidenceLine::Head { stmt })
    };
    for one in entries {
        let n = one.entry.n;
        let entry = Box::new(one.entry);
        let hash = one.hash;
        lines.push(EvidenceLine::Entry { entry, hash });
        while let Some(end) = heads.next_if(|end| end.n <= n) {
            lines.push(head(&end)?);
        }
    }
    for end in heads {
        lines.push(head(&end)?);
    }
    Ok(lines)
}

/// The evidence file of a decision, for staff of a unit in its thread. That it was asked for is on record.
///
/// # Errors
/// [`StoreError::Absent`] for anybody else, and for what is no decision in the thread or has no evidence.
pub fn evidence_of(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    signer: &dyn ReceiptSigner,
    actor: Actor,
    (thread, mid): (ThreadId, MessageId),
) -> Result<Vec<EvidenceLine>, StoreError> {
    let access = tx
        .threads()
        .lookup_for(actor, thread, Access::Read, ctx.now())?
        .or_absent()?;
    let decision = tx.messages().kind_of(mid)? == Some((thread, MessageKind::Decision));
    if !decision || !matches!(access.via, Via::Units { .. }) {
        return Err(StoreError::Absent);
    }
    // What was written a moment ago belongs to it.
    seal_evidence(tx, ctx, signer)?;
    let object = mid.to_string();
    tx.audit()
        .by(ctx, actor, "export-evidence", "message", &object)?;
    evidence_lines(tx, signer.org(), mid)
}
