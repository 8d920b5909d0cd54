// SPDX-License-Identifier: EUPL-1.2
//! The chain over the audit log: entries get a number and a hash after they were committed, by one sealer at a time, and
//! then never change. The database refuses changes and deletions by triggers; `siegelpost audit verify` sees what goes round them.

use diesel::prelude::*;
use protocol::Hash;
use protocol::json::V1;
use protocol::ledger::AuditEntry;

use super::row;
use crate::clock::Timestamp;
use crate::db::dialect;
use crate::db::schema::{audit, audit_head};
use crate::error::StoreError;
use crate::ids::{AuditId, PersonId, SessionId};
use crate::model::JsonText;

repository!(
    /// The chain over the audit log.
    AuditChain
);

/// A sealed entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedEntry {
    /// What was hashed.
    pub entry: AuditEntry,
    /// Its hash.
    pub hash: Hash,
}

/// A signed head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredHead {
    /// Number of the entry that was the last one.
    pub n: u64,
    /// Its hash.
    pub hash: Hash,
    /// When it was signed.
    pub signed_at: Timestamp,
    /// The statement.
    pub envelope: JsonText,
    /// Since when it stands for everything up to `n`, which is gone.
    pub closed_at: Option<Timestamp>,
}

type Who = (
    String,
    Option<Vec<u8>>,
    Option<String>,
    Option<Vec<u8>>,
    Option<String>,
);
type What = (String, String, String, Option<String>, Option<String>);
type Row = (Vec<u8>, i64, Who, What, Option<i64>, Option<Vec<u8>>);

macro_rules! columns {
    () => {
        (
            audit::id,
            audit::at,
            (
                audit::actor_kind,
                audit::actor,
                audit::unit,
                audit::session,
                audit::level,
            ),
            (
                audit::action,
                audit::object_kind,
                audit::object,
                audit::item,
                audit::reason,
            ),
            audit::n,
            audit::hash,
        )
    };
}

fn entry((id, at, who, what, n, _): &Row) -> Result<AuditEntry, StoreError> {
    let (actor_kind, actor, unit, session, level) = who.clone();
    let (action, object_kind, object, item, reason) = what.clone();
    Ok(AuditEntry {
        v: V1,
        n: row::count(n.unwrap_or(0))?,
        id: row::id::<AuditId>(id)?.to_string(),
        at: *at,
        actor_kind,
        actor: row::opt_id::<PersonId>(actor.as_deref())?.map(|pid| pid.to_string()),
        unit,
        session: row::opt_id::<SessionId>(session.as_deref())?.map(|id| id.to_string()),
        level,
        action,
        object_kind,
        object,
        item,
        reason,
    })
}

type HeadRow = (i64, Vec<u8>, i64, String, Option<i64>);

fn head(r: HeadRow) -> Result<StoredHead, StoreError> {
    Ok(StoredHead {
        n: row::count(r.0)?,
        hash: row::hash(&r.1)?,
        signed_at: Timestamp::from_micros(r.2),
        envelope: JsonText::stored(r.3),
        closed_at: row::opt_time(r.4),
    })
}

impl AuditChain<'_> {
    /// Whether this unit of work is the one that seals; on PostgreSQL another node may be at it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lead(&mut self) -> Result<bool, StoreError> {
        dialect::lead_audit(self.conn)
    }

    /// Entries without a number, oldest first, with the ids to number them by.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn unsealed(&mut self, limit: u32) -> Result<Vec<(AuditId, AuditEntry)>, StoreError> {
        let rows: Vec<Row> = audit::table
            .filter(audit::n.is_null())
            .order((audit::at, audit::id))
            .limit(i64::from(limit))
            .select(columns!())
            .load(self.conn)?;
        rows.iter()
            .map(|r| Ok((row::id(&r.0)?, entry(r)?)))
            .collect()
    }

    /// Gives an entry its number and hash.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when somebody else has used the number.
    pub fn seal(&mut self, id: AuditId, n: u64, hash: Hash) -> Result<(), StoreError> {
        let changed = diesel::update(audit::table.find(id.as_bytes().as_slice()))
            .set((
                audit::n.eq(row::big(n)?),
                audit::hash.eq(hash.as_bytes().as_slice()),
            ))
            .execute(self.conn)?;
        if changed == 1 {
            Ok(())
        } else {
            Err(StoreError::Internal(
                "an entry went while it was sealed".to_owned(),
            ))
        }
    }

    /// Number and hash of the last sealed entry, or of the newest signed head where that is further: then it stands for what is
    /// gone, or somebody has deleted entries behind our back, and the gap stays a gap. `None`: there was never an entry.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn last(&mut self) -> Result<Option<(u64, Hash)>, StoreError> {
        let sealed: Option<(Option<i64>, Option<Vec<u8>>)> = audit::table
            .filter(audit::n.is_not_null())
            .order(audit::n.desc())
            .select((audit::n, audit::hash))
            .first(self.conn)
            .optional()?;
        let head = self.newest_head()?.map(|head| (head.n, head.hash));
        let Some((Some(n), Some(hash))) = sealed else {
            return Ok(head);
        };
        let last = (row::count(n)?, row::hash(&hash)?);
        Ok(Some(head.filter(|(n, _)| *n > last.0).unwrap_or(last)))
    }

    /// Sealed entries from number `from` on.
    ///
    /// # Errors
    /// When the database does not answer, or an entry has a number and no hash.
    pub fn page(&mut self, from: u64, limit: u32) -> Result<Vec<SealedEntry>, StoreError> {
        let rows: Vec<Row> = audit::table
            .filter(audit::n.ge(row::big(from)?))
            .order(audit::n)
            .limit(i64::from(limit))
            .select(columns!())
            .load(self.conn)?;
        rows.iter()
            .map(|r| {
                let hash = row::opt_hash(r.5.as_deref())?
                    .ok_or_else(|| StoreError::Internal("a number without a hash".to_owned()))?;
                Ok(SealedEntry {
                    entry: entry(r)?,
                    hash,
                })
            })
            .collect()
    }

    /// Smallest and largest number of what happened between two times, the second one not included. Looks through the whole log.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn between(
        &mut self,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Option<(u64, u64)>, StoreError> {
        let found: (Option<i64>, Option<i64>) = audit::table
            .filter(audit::n.is_not_null())
            .filter(audit::at.ge(from.micros()))
            .filter(audit::at.lt(to.micros()))
            .select((diesel::dsl::min(audit::n), diesel::dsl::max(audit::n)))
            .first(self.conn)?;
        match found {
            (Some(first), Some(last)) => Ok(Some((row::count(first)?, row::count(last)?))),
            _ => Ok(None),
        }
    }

    /// Keeps a signed head.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when there is one for that number.
    pub fn insert_head(
        &mut self,
        n: u64,
        hash: Hash,
        at: Timestamp,
        envelope: &JsonText,
    ) -> Result<(), StoreError> {
        diesel::insert_into(audit_head::table)
            .values((
                audit_head::n.eq(row::big(n)?),
                audit_head::hash.eq(hash.as_bytes().as_slice()),
                audit_head::signed_at.eq(at.micros()),
                audit_head::envelope.eq(envelope.as_str()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// The newest signed head.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn newest_head(&mut self) -> Result<Option<StoredHead>, StoreError> {
        let found: Option<HeadRow> = audit_head::table
            .order(audit_head::n.desc())
            .first(self.conn)
            .optional()?;
        found.map(head).transpose()
    }

    /// Signed heads of these numbers, both included.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn heads(&mut self, from: u64, to: u64) -> Result<Vec<StoredHead>, StoreError> {
        let rows: Vec<HeadRow> = audit_head::table
            .filter(audit_head::n.ge(row::big(from)?))
            .filter(audit_head::n.le(row::big(to)?))
            .order(audit_head::n)
            .load(self.conn)?;
        rows.into_iter().map(head).collect()
    }

    /// The newest head that was signed before then.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn head_before(&mut self, before: Timestamp) -> Result<Option<StoredHead>, StoreError> {
        let found: Option<HeadRow> = audit_head::table
            .filter(audit_head::signed_at.lt(before.micros()))
            .order(audit_head::n.desc())
            .first(self.conn)
            .optional()?;
        found.map(head).transpose()
    }

    /// Lets a signed head stand for all entries up to its own, and deletes these; older heads go too. Gives the number of
    /// entries deleted.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn close(&mut self, n: u64, now: Timestamp) -> Result<usize, StoreError> {
        let n = row::big(n)?;
        diesel::update(
            audit_head::table
                .filter(audit_head::n.eq(n))
                .filter(audit_head::closed_at.is_null()),
        )
        .set(audit_head::closed_at.eq(Some(now.micros())))
        .execute(self.conn)?;
        let gone = diesel::delete(audit::table.filter(audit::n.le(n))).execute(self.conn)?;
        diesel::delete(audit_head::table.filter(audit_head::n.lt(n))).execute(self.conn)?;
        Ok(gone)
    }
}
