// SPDX-License-Identifier: EUPL-1.2
//! A note mentions a colleague: that she was, by id, until she opens the case. The note itself is sealed, and so is what it says of her.

use protocol::statement::{Lane, MessageHeader, MessageKind};

use super::send_message::emit;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::{PersonId, ThreadId};
use crate::model::{Access, Actor, Via};
use crate::store::tx::Tx;

/// Colleagues that one note may mention.
pub const MAX_MENTIONS: usize = 10;

/// Whom a clerk may mention in a thread: the members of her units in it to whom the thread exists. She is not among them.
///
/// # Errors
/// [`StoreError::Absent`] for anybody but staff of the thread's units.
pub fn mentionable(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
) -> Result<Vec<PersonId>, StoreError> {
    let access = tx
        .threads()
        .lookup_for(actor, thread, Access::Read, ctx.now())?
        .or_absent()?;
    let Via::Units { pid, depts } = access.via else {
        return Err(StoreError::Absent);
    };
    let mut all = Vec::new();
    for dept in depts {
        all.extend(tx.units().members(&dept, ctx.now())?);
    }
    all.sort_unstable();
    all.dedup();
    let mut out = Vec::new();
    for colleague in all {
        if colleague != pid && sees(tx, ctx, colleague, thread)? {
            out.push(colleague);
        }
    }
    Ok(out)
}

/// Notes whom a note mentions. In the transaction of the note: without it nobody is told of anything.
///
/// # Errors
/// `mentions-not-allowed` for anything but a note; `too-many-mentions`; `mention-not-member` for somebody who does not see the thread,
/// whatever the reason.
pub fn mention(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    header: &MessageHeader,
    mentions: &[PersonId],
) -> Result<(), StoreError> {
    if mentions.is_empty() {
        return Ok(());
    }
    if (header.lane, header.kind) != (Lane::Internal, MessageKind::Note) {
        return Err(StoreError::Invalid("mentions-not-allowed"));
    }
    if mentions.len() > MAX_MENTIONS {
        return Err(StoreError::Invalid("too-many-mentions"));
    }
    for pid in mentions {
        if !sees(tx, ctx, *pid, header.thread)? {
            return Err(StoreError::Invalid("mention-not-member"));
        }
        if *pid != header.sender {
            tx.mentions()
                .replace(*pid, header.thread, header.sender, ctx.now())?;
        }
    }
    emit(tx, ctx, header.thread, Lane::Internal)
}

/// The mentioned clerk has the case on her screen.
///
/// # Errors
/// [`StoreError::Absent`] for a thread that she does not see.
pub fn mention_seen(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
) -> Result<(), StoreError> {
    let access = tx
        .threads()
        .lookup_for(actor, thread, Access::Read, ctx.now())?
        .or_absent()?;
    let Via::Units { pid, .. } = access.via else {
        return Err(StoreError::Absent);
    };
    tx.mentions().remove(pid, thread)?;
    Ok(())
}

fn sees(tx: &mut Tx<'_>, ctx: &Ctx, pid: PersonId, thread: ThreadId) -> Result<bool, StoreError> {
    let actor = Actor::Staff { pid };
    let found = tx
        .threads()
        .lookup_for(actor, thread, Access::Read, ctx.now())?;
    Ok(found.is_some())
}
