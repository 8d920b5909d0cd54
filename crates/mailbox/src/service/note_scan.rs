// SPDX-License-Identifier: EUPL-1.2
//! A clerk's browser has had a file scanned: the verdict goes on record, never what the file is called or holds.

use super::readable_attachment;
use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::ids::AttachmentId;
use crate::levels::Clearance;
use crate::model::{Actor, ScanVerdict};
use crate::store::tx::Tx;

/// Writes the entry. `signatures`: the version that the scanner named, if it named one.
///
/// # Errors
/// [`StoreError::Absent`] where the actor is no employee or may not read the file; [`StoreError::StepUp`].
pub fn note_scan(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    clearance: &Clearance,
    aid: AttachmentId,
    verdict: ScanVerdict,
    signatures: Option<&str>,
) -> Result<(), StoreError> {
    if !matches!(actor, Actor::Staff { .. }) {
        return Err(StoreError::Absent);
    }
    readable_attachment(tx, ctx, actor, clearance, aid)?;
    let object = aid.to_string();
    tx.audit().because(
        ctx,
        actor,
        verdict.as_str(),
        ("attachment", &object),
        signatures.unwrap_or("none"),
    )
}
