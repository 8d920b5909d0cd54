// SPDX-License-Identifier: EUPL-1.2
//! A clerk hands a file that she cannot open to the Medical Service as it is: that it went out, when, and by which unit.

use protocol::statement::Lane;

use super::dispute::restricted;
use super::readable_attachment;
use super::send_message::emit;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::{AttachmentId, Dept};
use crate::levels::Clearance;
use crate::model::{Access, Actor, Via};
use crate::store::tx::Tx;

/// Writes it down, each time. For whom a file is sealed stands inside its message, so that the server has the clerk's word for it.
///
/// # Errors
/// [`StoreError::Absent`] where the actor may not read the file or her unit does not take part, and for one of the internal lane;
/// [`StoreError::Forbidden`] without right `write`; [`StoreError::StepUp`]; [`crate::Conflict::Disputed`].
pub fn forward_attachment(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    clearance: &Clearance,
    aid: AttachmentId,
    dept: &Dept,
) -> Result<(), StoreError> {
    readable_attachment(tx, ctx, actor, clearance, aid)?;
    let found = tx.attachments().lookup(aid)?.or_absent()?;
    let (thread, lane, _) = found.place.or_absent()?;
    let access = tx
        .threads()
        .lookup_for(actor, thread, Access::Write, ctx.now())?
        .or_absent()?;
    let Via::Units { pid, depts } = access.via else {
        return Err(StoreError::Absent);
    };
    if lane != Lane::Case || !depts.contains(dept) {
        return Err(StoreError::Absent);
    }
    restricted(tx, ctx, thread)?;
    tx.attachments().mark_forwarded(aid, dept, pid, ctx.now())?;
    let object = aid.to_string();
    tx.audit()
        .by(ctx, actor, "forward-medical", "attachment", &object)?;
    emit(tx, ctx, thread, Lane::Case)
}
