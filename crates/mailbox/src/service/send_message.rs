// SPDX-License-Identifier: EUPL-1.2
//! A message is accepted: index, receipt, attachments, lists, notifications and audit in one unit of work.

use protocol::Hash;
use protocol::statement::{Lane, MessageHeader, MessageKind, RepRight};

use super::add_epoch::add_epoch;
use super::announce::{announce_to, may_announce};
use super::dispute::restricted;
use super::letters::order_with;
use super::protection::follow_class;
use super::receipt::{ReceiptSigner, Receiptable};
use super::work_clock::move_work;
use crate::ctx::Ctx;
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::{PersonId, ThreadId};
use crate::levels::Clearance;
use crate::model::{
    Accepted, Access, Actor, JsonText, NewMessage, OutboxKind, Receiving, Thread, ThreadAccess, Via,
};
use crate::shred::KeyRing;
use crate::store::row;
use crate::store::tx::Tx;

/// Attachments of a message at most.
pub const MAX_ATTACHMENTS: usize = 20;

/// Accepts a message, and before it the new epoch that it may bring. The same bytes under the same id get the
/// same receipt again.
///
/// # Errors
/// [`StoreError::Absent`] for a thread or lane that the actor does not see; [`StoreError::ReadOnly`] once the insurance has ended; [`StoreError::StepUp`] for a class that
/// `clearance` does not reach; [`Conflict::Epoch`], [`Conflict::Counter`], [`Conflict::Class`]; [`Conflict::Newer`] for an answer of
/// staff to a state that is not the newest; [`Conflict::Unreleased`] where a second employee has to read it first; the name of whatever in header or epoch does not fit.
#[expect(clippy::too_many_arguments, reason = "who, how sure, where and what")]
pub fn send_message(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    signer: &dyn ReceiptSigner,
    keys: &KeyRing,
    actor: Actor,
    clearance: &Clearance,
    thread: ThreadId,
    new: &Receiving,
) -> Result<Accepted, StoreError> {
    let header = &new.message.header;
    if header.thread != thread || Some(header.sender) != actor.pid() {
        return Err(StoreError::Invalid("header-mismatch"));
    }
    let sha256 = Hash::of(new.message.file.as_bytes());
    let found = tx
        .threads()
        .lookup_for(actor, thread, Access::Write, ctx.now());
    // What was accepted before nothing new is written any more stays accepted, when its answer was lost.
    if found == Err(StoreError::ReadOnly)
        && let Some(accepted) = tx.messages().find_accepted(header, sha256)?
    {
        return Ok(accepted);
    }
    let ThreadAccess { thread, via } = found?.or_absent()?;
    if header.lane == Lane::Internal && !via.sees_internal() {
        return Err(StoreError::Absent);
    }
    if header.matter != thread.matter {
        return Err(StoreError::Invalid("header-mismatch"));
    }
    if let Some(accepted) = tx.messages().find_accepted(header, sha256)? {
        return Ok(accepted);
    }
    is_reachable(tx, ctx, &via, thread.subject, header)?;
    may_send(clearance, &new.message)?;
    follow_class(tx, ctx, &thread, &via, &new.message)?;
    needs_no_release(&thread, &via, header)?;
    if let Some(epoch) = &new.epoch {
        if epoch.stmt.payload().lane != header.lane {
            return Err(StoreError::Invalid("header-mismatch"));
        }
        add_epoch(tx, ctx, signer.org(), keys, &via, &thread, epoch)?;
    }
    accept(tx, ctx, signer, &thread, &via, &new.message, sha256)
}

/// Nobody reads what staff writes to somebody whose account has come to its end; notes and receipts are not for her.
pub(super) fn is_reachable(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    via: &Via,
    subject: PersonId,
    header: &MessageHeader,
) -> Result<(), StoreError> {
    // Where nobody reads along nothing is said, by accident least of all.
    if header.lane == Lane::Case && subject == header.thread.nobody() {
        return Err(StoreError::Invalid("kind-not-allowed"));
    }
    let to_her = header.lane == Lane::Case
        && matches!(header.kind, MessageKind::Msg | MessageKind::Decision);
    let by_staff = matches!(via, Via::Units { .. });
    if to_her && by_staff && tx.endings().is_closed(subject, ctx.now())? {
        return Err(StoreError::ReadOnly);
    }
    Ok(())
}

/// Where two people answer, a message of staff goes by `release_message` only. Receipts say nothing, and notes stay inside.
pub(super) fn needs_no_release(
    thread: &Thread,
    via: &Via,
    header: &MessageHeader,
) -> Result<(), StoreError> {
    let to_her = header.lane == Lane::Case && is_proper(header.kind);
    if thread.four_eyes && to_her && matches!(via, Via::Units { .. }) {
        return Err(StoreError::Conflict(Conflict::Unreleased));
    }
    Ok(())
}

/// Receipts tell nothing that is protected, and staff sends them by opening what it was allowed to open.
pub(super) fn may_send(clearance: &Clearance, message: &NewMessage) -> Result<(), StoreError> {
    if message.header.kind == MessageKind::Receipt {
        return Ok(());
    }
    clearance.check(message.header.class, Access::Write)
}

/// Everything after the right has been established and the epoch stored.
pub(super) fn accept(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    signer: &dyn ReceiptSigner,
    thread: &Thread,
    via: &Via,
    message: &NewMessage,
    sha256: Hash,
) -> Result<Accepted, StoreError> {
    let header = &message.header;
    check_kind(thread, via, header.lane, header.kind)?;
    may_decide(tx, ctx, thread.id, header.kind)?;
    may_announce(tx, thread, via, message)?;
    if message.attachments.len() > MAX_ATTACHMENTS {
        return Err(StoreError::Invalid("too-many-attachments"));
    }
    let reached = tx
        .messages()
        .last_counter(thread.id, header.lane, header.dev)?;
    if reached.checked_add(1) != Some(header.n) {
        return Err(StoreError::Conflict(Conflict::Counter));
    }
    let idx = tx.lanes().take_idx(thread.id, header.lane, header.epoch)?;
    // After the index was taken: whoever else writes here waits for this transaction, or this one for his.
    has_seen(tx, via, message, idx)?;
    let receipt = signer.sign(&Receiptable {
        thread: thread.id,
        lane: header.lane,
        obj: sha256,
        size: row::count(row::small(message.file.as_bytes().len()))?,
        idx,
        at: ctx.now(),
    })?;
    let receipt = JsonText::of(receipt.envelope())?;
    tx.messages().insert(
        header,
        idx,
        message.file.as_bytes(),
        sha256,
        &receipt,
        ctx.now(),
    )?;
    for aid in &message.attachments {
        tx.attachments()
            .attach(*aid, header.sender, thread.id, header.lane, header.mid)?;
    }
    if is_proper(header.kind) {
        announce(tx, ctx, thread, via, message, idx)?;
    }
    let (actor, word) = match via {
        Via::Person { pid, .. } => (Actor::Person { pid: *pid }, "send-message"),
        Via::Units { pid, .. } => (Actor::Staff { pid: *pid }, "send-message"),
    };
    tx.audit()
        .by(ctx, actor, word, "message", &header.mid.to_string())?;
    emit(tx, ctx, thread.id, header.lane)?;
    Ok(Accepted {
        receipt,
        idx,
        received_at: ctx.now(),
    })
}

/// Nothing is decided by what is disputed; an answer is none.
pub(super) fn may_decide(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: ThreadId,
    kind: MessageKind,
) -> Result<(), StoreError> {
    match kind {
        MessageKind::Decision => restricted(tx, ctx, thread),
        _ => Ok(()),
    }
}

/// Says something to the others; receipts and notes do not.
const fn is_proper(kind: MessageKind) -> bool {
    matches!(
        kind,
        MessageKind::Msg | MessageKind::Redact | MessageKind::Decision | MessageKind::Mail
    )
}

/// Staff answers what it has read: nothing that somebody else has written stands behind what the author had on the screen. Her own
/// messages are no news to her, and receipts say nothing.
///
/// `next` is the receipt index that the message would have.
pub(super) fn has_seen(
    tx: &mut Tx<'_>,
    via: &Via,
    message: &NewMessage,
    next: u64,
) -> Result<(), StoreError> {
    let header = &message.header;
    if header.lane != Lane::Case || !is_proper(header.kind) || !matches!(via, Via::Units { .. }) {
        return Ok(());
    }
    let seen = message.seen.unwrap_or(0);
    if seen >= next {
        return Err(StoreError::Invalid("seen-unknown"));
    }
    if seen.checked_add(1) == Some(next) {
        return Ok(());
    }
    let place = (header.thread, header.lane);
    if tx
        .messages()
        .is_anybody_behind(place, seen, header.sender)?
    {
        return Err(StoreError::Conflict(Conflict::Newer));
    }
    Ok(())
}

/// Persons write messages; receipts and notes are the staff's, and notes stay in lane `internal`. What stands in lane `case` of a plain mail
/// is that mail, and such a mail stands nowhere else.
fn check_kind(thread: &Thread, via: &Via, lane: Lane, kind: MessageKind) -> Result<(), StoreError> {
    let is_mail = kind == MessageKind::Mail;
    if is_mail != (thread.is_plain() && lane == Lane::Case) {
        return Err(StoreError::Invalid("kind-not-allowed"));
    }
    let allowed = match (via, lane, kind) {
        (Via::Units { .. }, Lane::Case, MessageKind::Mail) => true,
        (_, _, MessageKind::Mail) => false,
        (_, _, MessageKind::Msg | MessageKind::Redact) => true,
        (Via::Person { .. }, ..) | (_, Lane::Internal, MessageKind::Decision) => false,
        (Via::Units { .. }, Lane::Case, MessageKind::Receipt | MessageKind::Decision)
        | (Via::Units { .. }, Lane::Internal, MessageKind::Receipt | MessageKind::Note) => true,
        (Via::Units { .. }, Lane::Case, MessageKind::Note) => false,
    };
    if allowed {
        Ok(())
    } else {
        Err(StoreError::Invalid("kind-not-allowed"))
    }
}

/// A message proper: lists move, read marks of the sender follow, the others get a mail.
fn announce(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    about: &Thread,
    via: &Via,
    message: &NewMessage,
    idx: u64,
) -> Result<(), StoreError> {
    let thread = about.id;
    let header = &message.header;
    let sender = header.sender;
    tx.lanes()
        .mark_last(thread, header.lane, idx, header.kind, sender, ctx.now())?;
    if header.lane == Lane::Internal {
        return Ok(());
    }
    let persons = tx.threads().persons(thread)?;
    tx.threads().mark_message(thread, idx, ctx.now())?;
    tx.threads().mark_stirred(thread)?;
    if header.kind != MessageKind::Mail {
        mark_own_read(tx, thread, via, sender, &persons, idx)?;
    }
    move_work(tx, ctx, about, via, header.kind)?;
    let policy = tx.policy();
    let mut any = false;
    for person in persons.iter().filter(|p| p.pid != sender) {
        if !may_read(tx, ctx, about, person.pid)? {
            continue;
        }
        if header.kind == MessageKind::Decision && !message.letter {
            announce_to(tx, ctx, about, header, person.pid, idx)?;
        } else {
            tx.outbox()
                .enqueue(person.pid, OutboxKind::Message, policy, ctx)?;
        }
        any = true;
    }
    if message.letter {
        order_with(tx, ctx, about, header)?;
    }
    if any {
        tx.emit(Event::Outbox);
    }
    Ok(())
}

/// Who has read everything before has read her own message, too.
fn mark_own_read(
    tx: &mut Tx<'_>,
    thread: ThreadId,
    via: &Via,
    sender: PersonId,
    persons: &[crate::store::threads::PersonInThread],
    idx: u64,
) -> Result<(), StoreError> {
    if let Via::Units { depts, .. } = via {
        // A unit that answers has seen what it answers to.
        for dept in depts {
            tx.threads().mark_seen(thread, dept, idx)?;
        }
        return Ok(());
    }
    let own = persons.iter().find(|p| p.pid == sender);
    if own.is_some_and(|p| p.read_idx >= p.last_idx) {
        tx.threads().mark_read(thread, sender, idx)?;
    }
    Ok(())
}

/// The subject always; a representative while a representation holds.
fn may_read(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: &Thread,
    pid: PersonId,
) -> Result<bool, StoreError> {
    tx.representations()
        .may(pid, thread, RepRight::Read, ctx.now())
}

/// Tells everybody who takes part in the lane to look again; notes of the staff are told to units only.
pub(super) fn emit(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: ThreadId,
    lane: Lane,
) -> Result<(), StoreError> {
    let mut persons = Vec::new();
    if lane == Lane::Case {
        let about = tx.threads().lookup(thread)?.or_absent()?;
        for person in tx.threads().persons(thread)? {
            if may_read(tx, ctx, &about, person.pid)? {
                persons.push(person.pid);
            }
        }
    }
    let depts = tx
        .threads()
        .units(thread)?
        .into_iter()
        .map(|u| u.dept)
        .collect();
    tx.emit(Event::Thread {
        thread,
        persons,
        depts,
    });
    Ok(())
}
