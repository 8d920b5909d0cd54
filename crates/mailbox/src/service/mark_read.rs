// SPDX-License-Identifier: EUPL-1.2
//! Somebody has read lane `case` up to some index.

use protocol::statement::Lane;

use super::send_message::emit;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::ThreadId;
use crate::model::{Access, Actor, Level, Via};
use crate::store::tx::Tx;

/// Moves the read mark of the person, or of the clerk's units. It never goes back, and never past the end. What a person has on the screen
/// after signing in is fetched; how sure we were of her says `level`.
///
/// # Errors
/// [`StoreError::Absent`].
pub fn mark_read(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    idx: u64,
    level: Level,
) -> Result<(), StoreError> {
    let access = tx
        .threads()
        .lookup_for(actor, thread, Access::Read, ctx.now())?
        .or_absent()?;
    let head = tx.lanes().lookup(thread, Lane::Case)?.or_absent()?;
    let idx = idx.min(head.next_idx.saturating_sub(1));
    match &access.via {
        Via::Person { pid, .. } => {
            tx.threads().mark_read(thread, *pid, idx)?;
            tx.announcements()
                .mark_fetched((thread, *pid), idx, level, ctx)?;
        }
        Via::Units { depts, .. } => {
            for dept in depts {
                tx.threads().mark_seen(thread, dept, idx)?;
            }
        }
    }
    emit(tx, ctx, thread, Lane::Case)
}
