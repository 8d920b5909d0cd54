// SPDX-License-Identifier: EUPL-1.2
//! The protection class of what is written: by the matter, raised by staff, lowered by staff with a reason.

use protocol::statement::{Lane, MessageClass, MessageKind};

use crate::ctx::Ctx;
use crate::error::{Conflict, StoreError};
use crate::ids::Matter;
use crate::model::{Actor, MatterRow, NewMessage, Thread, Via};
use crate::store::tx::Tx;

/// The matter with the protection that the registrar's list or the configuration asks for, whichever is more.
pub(super) fn matter(tx: &mut Tx<'_>, code: &Matter) -> Result<MatterRow, StoreError> {
    let found = tx
        .matters()
        .lookup(code)?
        .ok_or(StoreError::Invalid("unknown-matter"))?;
    Ok(tx.levels().effective(found))
}

/// Checks the class of a message against the one that holds in its thread, and lets the thread follow where staff changes it.
///
/// Persons write in the class of the thread. Staff may raise it; with a message to the person, and a reason, staff may lower it,
/// down to what the configuration asks for the matter. Notes never lower anything. Receipts have no content: their class says
/// nothing.
///
/// # Errors
/// [`Conflict::Class`] when a person's client has not seen the newest class; `class-needs-reason`, `class-below-matter`.
pub(super) fn follow_class(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: &Thread,
    via: &Via,
    message: &NewMessage,
) -> Result<(), StoreError> {
    let header = &message.header;
    let (before, after) = (thread.class, header.class);
    if header.kind == MessageKind::Receipt || before == after {
        return Ok(());
    }
    let Via::Units { pid, .. } = via else {
        return Err(StoreError::Conflict(Conflict::Class));
    };
    if header.lane == Lane::Internal {
        return if after > before {
            Ok(())
        } else {
            Err(StoreError::Conflict(Conflict::Class))
        };
    }
    let actor = Actor::Staff { pid: *pid };
    let object = thread.id.to_string();
    if after > before {
        tx.audit()
            .by(ctx, actor, raised_to(after), "thread", &object)?;
    } else {
        may_lower(tx, &thread.matter, message)?;
        let reason = message
            .lowered
            .ok_or(StoreError::Invalid("class-needs-reason"))?;
        let object = ("thread", object.as_str());
        tx.audit()
            .because(ctx, actor, lowered_to(after), object, reason.as_str())?;
    }
    tx.threads().mark_class(thread.id, after)
}

/// Whether staff may write in this class, without anything being changed yet: for a message that waits.
///
/// # Errors
/// As [`follow_class`].
pub(super) fn may_follow(
    tx: &Tx<'_>,
    thread: &Thread,
    message: &NewMessage,
) -> Result<(), StoreError> {
    if message.header.class >= thread.class {
        return Ok(());
    }
    may_lower(tx, &thread.matter, message)?;
    message
        .lowered
        .map(drop)
        .ok_or(StoreError::Invalid("class-needs-reason"))
}

/// The class in which a thread begins: at least that of its matter, unless staff says why not.
///
/// # Errors
/// As [`follow_class`].
pub(super) fn begin_class(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: &Thread,
    matter: &MatterRow,
    via: &Via,
    message: &NewMessage,
) -> Result<(), StoreError> {
    if thread.class >= matter.class {
        return Ok(());
    }
    let Via::Units { pid, .. } = via else {
        return Err(StoreError::Conflict(Conflict::Class));
    };
    may_lower(tx, &matter.code, message)?;
    let reason = message
        .lowered
        .ok_or(StoreError::Invalid("class-needs-reason"))?;
    let (actor, object) = (Actor::Staff { pid: *pid }, thread.id.to_string());
    let object = ("thread", object.as_str());
    tx.audit().because(
        ctx,
        actor,
        lowered_to(thread.class),
        object,
        reason.as_str(),
    )
}

/// What the configuration asks for a matter holds whatever the reason is.
fn may_lower(tx: &Tx<'_>, matter: &Matter, message: &NewMessage) -> Result<(), StoreError> {
    if message.header.class < tx.levels().floor(matter) {
        return Err(StoreError::Invalid("class-below-matter"));
    }
    Ok(())
}

const fn raised_to(class: MessageClass) -> &'static str {
    match class {
        MessageClass::Hoch => "class-raised-hoch",
        // Nothing is below normal, so that nothing is raised to it.
        MessageClass::Substantiell | MessageClass::Normal => "class-raised-substantiell",
    }
}

const fn lowered_to(class: MessageClass) -> &'static str {
    match class {
        MessageClass::Normal => "class-lowered-normal",
        // Nothing is above hoch, so that nothing is lowered to it.
        MessageClass::Substantiell | MessageClass::Hoch => "class-lowered-substantiell",
    }
}
