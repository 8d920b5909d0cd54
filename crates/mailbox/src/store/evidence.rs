// SPDX-License-Identifier: EUPL-1.2
//! The evidence of decisions: what is written to [`super::announcements`], [`super::outbox`], [`super::mail_returns`] and
//! [`super::letter_jobs`] about one is written here as well, and never changed. Numbers and hashes follow, as those of
//! [`super::audit_chain`] do; the database refuses changes, and deletion while the decision is there.

use diesel::prelude::*;
use protocol::Hash;
use protocol::evidence::{EvidenceEntry, Fact};
use protocol::json::{self, V1};

use super::row;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::db::schema::{announcement, evidence, evidence_head, message};
use crate::error::{OrAbsent, StoreError};
use crate::ids::{EvidenceId, MessageId, OutboxId, PersonId};
use crate::model::{JsonText, LetterJob};

repository!(
    /// The evidence of decisions.
    Evidence
);

/// A sealed entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedEvidence {
    /// What was hashed.
    pub entry: EvidenceEntry,
    /// Its hash.
    pub hash: Hash,
}

/// A signed head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceEnd {
    /// Number of the entry that was the last one.
    pub n: u64,
    /// Its hash.
    pub hash: Hash,
    /// The statement.
    pub envelope: JsonText,
}

type Row = (
    Vec<u8>,
    Vec<u8>,
    Vec<u8>,
    i64,
    String,
    Option<i64>,
    Option<Vec<u8>>,
);

fn entry((id, mid, pid, at, fact, n, _): &Row) -> Result<EvidenceEntry, StoreError> {
    let fact = json::decode(fact.as_bytes()).map_err(broken)?;
    Ok(EvidenceEntry {
        v: V1,
        n: row::count(n.unwrap_or(0))?,
        id: row::id::<EvidenceId>(id)?.to_string(),
        mid: row::id(mid)?,
        pid: row::id(pid)?,
        at: *at,
        fact,
    })
}

fn text(fact: &Fact) -> Result<String, StoreError> {
    let bytes = json::encode(fact).map_err(broken)?;
    String::from_utf8(bytes).map_err(|error| StoreError::Internal(error.to_string()))
}

fn broken(error: json::JsonError) -> StoreError {
    StoreError::Internal(error.to_string())
}

impl Evidence<'_> {
    /// Something happened that is evidence about a decision and one of its recipients.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn add(
        &mut self,
        ctx: &Ctx,
        (mid, pid): (MessageId, PersonId),
        fact: &Fact,
    ) -> Result<(), StoreError> {
        let id = EvidenceId::timed(ctx.chance(), ctx.now());
        diesel::insert_into(evidence::table)
            .values((
                evidence::id.eq(id.as_bytes().as_slice()),
                evidence::mid.eq(mid.as_bytes().as_slice()),
                evidence::pid.eq(pid.as_bytes().as_slice()),
                evidence::at.eq(ctx.now().micros()),
                evidence::fact.eq(text(fact)?),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// The same about every decision that a notification stands for.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn add_of(&mut self, ctx: &Ctx, outbox: OutboxId, fact: &Fact) -> Result<(), StoreError> {
        let rows: Vec<(Vec<u8>, Vec<u8>)> = announcement::table
            .filter(announcement::outbox.eq(outbox.as_bytes().as_slice()))
            .select((announcement::mid, announcement::pid))
            .load(self.conn)?;
        for (mid, pid) in rows {
            self.add(ctx, (row::id(&mid)?, row::id(&pid)?), fact)?;
        }
        Ok(())
    }

    /// A letter came further.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn add_letter(&mut self, ctx: &Ctx, job: &LetterJob) -> Result<(), StoreError> {
        let fact = Fact::Letter {
            job: job.id.to_string(),
            state: job.state.as_str().to_owned(),
            reason: job.reason.as_str().to_owned(),
            document: self.document(job.mid)?,
            day: job.posted_on.map(|day| day.to_string()),
            fault: job.fault.map(|fault| fault.as_str().to_owned()),
        };
        self.add(ctx, (job.mid, job.pid), &fact)
    }

    /// SHA-256 of the sealed decision.
    ///
    /// # Errors
    /// [`StoreError::Absent`].
    pub fn document(&mut self, mid: MessageId) -> Result<Hash, StoreError> {
        let found: Option<Vec<u8>> = message::table
            .find(mid.as_bytes().as_slice())
            .select(message::sha256)
            .first(self.conn)
            .optional()?;
        row::hash(&found.or_absent()?)
    }

    /// Entries without a number, oldest first, with the ids to number them by.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn unsealed(&mut self, limit: u32) -> Result<Vec<(EvidenceId, EvidenceEntry)>, StoreError> {
        let rows: Vec<Row> = evidence::table
            .filter(evidence::n.is_null())
            .order((evidence::at, evidence::id))
            .limit(i64::from(limit))
            .load(self.conn)?;
        rows.iter()
            .map(|r| Ok((row::id(&r.0)?, entry(r)?)))
            .collect()
    }

    /// Gives an entry its number and hash.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when somebody else has used the number.
    pub fn seal(&mut self, id: EvidenceId, n: u64, hash: Hash) -> Result<(), StoreError> {
        let changed = diesel::update(evidence::table.find(id.as_bytes().as_slice()))
            .set((
                evidence::n.eq(row::big(n)?),
                evidence::hash.eq(hash.as_bytes().as_slice()),
            ))
            .execute(self.conn)?;
        if changed == 1 {
            Ok(())
        } else {
            Err(StoreError::Internal(
                "evidence went while it was sealed".to_owned(),
            ))
        }
    }

    /// Number and hash of the last sealed entry of a decision, or of its newest signed head where that is further: then somebody has
    /// deleted entries behind our back, and the gap stays a gap.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn last(&mut self, mid: MessageId) -> Result<Option<(u64, Hash)>, StoreError> {
        let mid = mid.as_bytes().as_slice();
        let sealed: Option<(Option<i64>, Option<Vec<u8>>)> = evidence::table
            .filter(evidence::mid.eq(mid))
            .filter(evidence::n.is_not_null())
            .order(evidence::n.desc())
            .select((evidence::n, evidence::hash))
            .first(self.conn)
            .optional()?;
        let head: Option<(i64, Vec<u8>)> = evidence_head::table
            .filter(evidence_head::mid.eq(mid))
            .order(evidence_head::n.desc())
            .select((evidence_head::n, evidence_head::hash))
            .first(self.conn)
            .optional()?;
        let head = head
            .map(|(n, hash)| Ok::<_, StoreError>((row::count(n)?, row::hash(&hash)?)))
            .transpose()?;
        let Some((Some(n), Some(hash))) = sealed else {
            return Ok(head);
        };
        let last = (row::count(n)?, row::hash(&hash)?);
        Ok(Some(head.filter(|(n, _)| *n > last.0).unwrap_or(last)))
    }

    /// The sealed entries of a decision, in their order.
    ///
    /// # Errors
    /// When the database does not answer, or an entry has a number and no hash.
    pub fn of_decision(&mut self, mid: MessageId) -> Result<Vec<SealedEvidence>, StoreError> {
        let rows: Vec<Row> = evidence::table
            .filter(evidence::mid.eq(mid.as_bytes().as_slice()))
            .filter(evidence::n.is_not_null())
            .order(evidence::n)
            .load(self.conn)?;
        rows.iter()
            .map(|r| {
                let hash = row::opt_hash(r.6.as_deref())?
                    .ok_or_else(|| StoreError::Internal("a number without a hash".to_owned()))?;
                Ok(SealedEvidence {
                    entry: entry(r)?,
                    hash,
                })
            })
            .collect()
    }

    /// Keeps a signed head.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when there is one for that number.
    pub fn insert_head(
        &mut self,
        mid: MessageId,
        end: &EvidenceEnd,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        diesel::insert_into(evidence_head::table)
            .values((
                evidence_head::mid.eq(mid.as_bytes().as_slice()),
                evidence_head::n.eq(row::big(end.n)?),
                evidence_head::hash.eq(end.hash.as_bytes().as_slice()),
                evidence_head::signed_at.eq(at.micros()),
                evidence_head::envelope.eq(end.envelope.as_str()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// The signed heads of a decision, in their order.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn heads(&mut self, mid: MessageId) -> Result<Vec<EvidenceEnd>, StoreError> {
        let rows: Vec<(i64, Vec<u8>, String)> = evidence_head::table
            .filter(evidence_head::mid.eq(mid.as_bytes().as_slice()))
            .order(evidence_head::n)
            .select((
                evidence_head::n,
                evidence_head::hash,
                evidence_head::envelope,
            ))
            .load(self.conn)?;
        rows.into_iter()
            .map(|(n, hash, envelope)| {
                Ok(EvidenceEnd {
                    n: row::count(n)?,
                    hash: row::hash(&hash)?,
                    envelope: JsonText::stored(envelope),
                })
            })
            .collect()
    }
}
