// SPDX-License-Identifier: EUPL-1.2
//! Seals what was written to the audit log since the last time: numbers, hashes, and now and then a signed head.
//!
//! Why not in the transaction that writes the entry: on PostgreSQL a row with the head of the chain would be locked until that
//! transaction's commit, and all writers of all nodes would stand in one queue (figures: docs/PROTOCOL.md, section 2.1).
//! So an entry is committed first and sealed within seconds, by whoever gets the lock.

use std::time::Duration;

use super::receipt::ReceiptSigner;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::model::{ActorKind, JsonText};
use crate::store::audit_chain::StoredHead;
use crate::store::tx::Tx;

/// Entries sealed in one unit of work.
pub const BATCH: u32 = 500;

/// Time between two signed heads, as long as something is written.
pub const HEAD_EVERY: Duration = Duration::from_secs(10 * 60);

/// Whether a head is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signing {
    /// When the last one is [`HEAD_EVERY`] old.
    InTime,
    /// In any case, if there is anything new.
    Now,
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sealed {
    /// Entries sealed.
    pub entries: usize,
    /// There may be more.
    pub more: bool,
    /// A head was signed.
    pub signed: bool,
}

/// Whether [`seal_audit`] would find something to do. It writes nothing, so that an idle server does not either.
///
/// # Errors
/// When the database does not answer.
pub fn seal_due(tx: &mut Tx<'_>, ctx: &Ctx, signing: Signing) -> Result<bool, StoreError> {
    if !tx.audit_chain().unsealed(1)?.is_empty() {
        return Ok(true);
    }
    let last = tx.audit_chain().last()?.map_or(0, |(n, _)| n);
    let newest = tx.audit_chain().newest_head()?;
    Ok(head_due(newest.as_ref(), last, ctx, signing))
}

fn head_due(newest: Option<&StoredHead>, n: u64, ctx: &Ctx, signing: Signing) -> bool {
    n > newest.map_or(0, |head| head.n)
        && newest.is_none_or(|head| {
            signing == Signing::Now || ctx.now().since(head.signed_at) >= HEAD_EVERY
        })
}

/// Seals up to [`BATCH`] entries. Nothing when another node is at it.
///
/// # Errors
/// When the database does not answer.
pub fn seal_audit(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    signer: &dyn ReceiptSigner,
    signing: Signing,
) -> Result<Sealed, StoreError> {
    if !tx.audit_chain().lead()? {
        return Ok(Sealed::default());
    }
    let (mut n, mut hash) = tx
        .audit_chain()
        .last()?
        .unwrap_or((0, protocol::ledger::begin(signer.org())));
    let entries = tx.audit_chain().unsealed(BATCH)?;
    let more = u32::try_from(entries.len()).is_ok_and(|len| len >= BATCH);
    let count = entries.len();
    for (id, mut entry) in entries {
        n += 1;
        entry.n = n;
        hash = entry
            .hash(hash)
            .map_err(|e| StoreError::Internal(e.to_string()))?;
        tx.audit_chain().seal(id, n, hash)?;
    }
    let newest = tx.audit_chain().newest_head()?;
    let signed = !more && head_due(newest.as_ref(), n, ctx, signing);
    if signed {
        let stmt = signer.sign_head(n, hash, ctx.now())?;
        tx.audit_chain()
            .insert_head(n, hash, ctx.now(), &JsonText::of(stmt.envelope())?)?;
    }
    Ok(Sealed {
        entries: count,
        more,
        signed,
    })
}

/// Deletes entries whose time is over: whole stretches up to a signed head from before then, which stands for them from now on. The
/// deletion is an entry itself. Gives the number of entries deleted.
///
/// # Errors
/// When the database does not answer.
pub(super) fn close_audit(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    before: Timestamp,
) -> Result<usize, StoreError> {
    let Some(head) = tx.audit_chain().head_before(before)? else {
        return Ok(0);
    };
    if head.closed_at.is_some() {
        return Ok(0);
    }
    let gone = tx.audit_chain().close(head.n, ctx.now())?;
    let system = (ActorKind::System, None);
    tx.audit()
        .record(ctx, system, "audit-closed", "audit", &head.n.to_string())?;
    Ok(gone)
}
