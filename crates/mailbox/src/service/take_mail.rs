// SPDX-License-Identifier: EUPL-1.2
//! A program of the insurer takes in a plain mail: a thread that is nobody's, readable for the unit alone, with the mail as its only
//! message; and, in the same unit of work, the one answer to whom it came from. What the program has been told after that is on the disk.

use std::time::Duration;

use protocol::Hash;
use protocol::statement::{Lane, Member as EpochMember, MessageKind};

use super::add_epoch::add_epoch;
use super::create_thread::own_of;
use super::distribute::distribute;
use super::make_letters::program;
use super::protection::matter;
use super::receipt::ReceiptSigner;
use super::send_message::{accept, may_send};
use crate::ctx::Ctx;
use crate::error::{Conflict, StoreError};
use crate::event::Event;
use crate::ids::{Dept, PersonId};
use crate::levels::Clearance;
use crate::model::{
    Accepted, Actor, MailAnswer, MailWish, NewMail, NewThread, OutboxKind, Thread, Via,
};
use crate::shred::KeyRing;
use crate::store::tx::Tx;

/// In which one address gets one answer at most (RFC 3834, 2).
const ONE_ANSWER: Duration = Duration::from_secs(86_400);
/// In which so many answers go out at most, to whomever: forged senders make us write to people who never wrote to us.
const HOUR: Duration = Duration::from_secs(3_600);
const ANSWERS_AN_HOUR: u64 = 600;

/// Takes a mail in. `keys` are those that [`crate::KeyStore::create`] has made for its thread.
///
/// # Errors
/// [`StoreError::Absent`] for persons, [`StoreError::Forbidden`] for employees and for a unit of which the program is no member with right
/// `write`; [`Conflict::Exists`] when the thread is there: the same mail was taken before; [`StoreError::StepUp`]; [`Conflict::Class`] for a
/// class below that of the matter; the name of whatever does not fit.
pub fn take_mail(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    signer: &dyn ReceiptSigner,
    keys: &KeyRing,
    actor: Actor,
    clearance: &Clearance,
    new: &NewMail,
) -> Result<Accepted, StoreError> {
    let pid = program(tx, actor)?;
    let begun = &new.thread;
    check_form(begun, pid)?;
    let sha256 = Hash::of(begun.message.file.as_bytes());
    if let Some(accepted) = tx.messages().find_accepted(&begun.message.header, sha256)? {
        return Ok(accepted);
    }
    if tx.threads().lookup(begun.thread)?.is_some() {
        return Err(StoreError::Conflict(Conflict::Exists));
    }
    let depts = departments(begun)?;
    let via = right_to_bring(tx, ctx, pid, &depts)?;
    let matter = matter(tx, &begun.matter)?;
    if begun.class < matter.class {
        return Err(StoreError::Conflict(Conflict::Class));
    }
    may_send(clearance, &begun.message)?;
    let thread = Thread {
        id: begun.thread,
        subject: begun.subject,
        matter: begun.matter.clone(),
        class: begun.class,
        depts,
        dirty_since: None,
        created_at: ctx.now(),
        // Nothing is ever said in it that a second employee would have to read.
        four_eyes: false,
    };
    tx.threads().insert(&thread)?;
    for epoch in &begun.epochs {
        add_epoch(tx, ctx, signer.org(), keys, &via, &thread, epoch)?;
    }
    let accepted = accept(tx, ctx, signer, &thread, &via, &begun.message, sha256)?;
    for dept in &thread.depts {
        distribute(tx, ctx, &thread, dept)?;
    }
    answer(tx, ctx, &thread, &new.wish)?;
    Ok(accepted)
}

/// A mail, brought by whom it says, in a thread of nobody.
fn check_form(new: &NewThread, pid: PersonId) -> Result<(), StoreError> {
    let header = &new.message.header;
    let place = header.thread == new.thread && header.lane == Lane::Case;
    let same = header.matter == new.matter && header.class == new.class;
    if !place || !same || header.sender != pid {
        return Err(StoreError::Invalid("header-mismatch"));
    }
    if header.kind != MessageKind::Mail || new.subject != new.thread.nobody() {
        return Err(StoreError::Invalid("kind-not-allowed"));
    }
    Ok(())
}

/// The departments of its one epoch.
fn departments(new: &NewThread) -> Result<Vec<Dept>, StoreError> {
    let [epoch] = new.epochs.as_slice() else {
        return Err(StoreError::Invalid("wrong-lanes"));
    };
    let stmt = epoch.stmt.payload();
    if stmt.lane != Lane::Case {
        return Err(StoreError::Invalid("wrong-lanes"));
    }
    let names = stmt.members.iter().map(|member| match member {
        EpochMember::Dept { dept, .. } => Ok(dept.clone()),
        EpochMember::Person { .. } => Err(StoreError::Invalid("ghost-member")),
    });
    names.collect()
}

/// The program is a member of every unit to which it brings something, and none of them is one of which nobody is told.
fn right_to_bring(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    depts: &[Dept],
) -> Result<Via, StoreError> {
    let shields = tx.routes().shields()?;
    if depts.iter().any(|dept| shields.contains(dept)) {
        return Err(StoreError::Invalid("wrong-department"));
    }
    let own = own_of(tx, ctx, pid, depts)?;
    if own.is_empty() || own.len() != depts.len() {
        return Err(StoreError::Forbidden);
    }
    Ok(Via::Units { pid, depts: own })
}

/// Puts on record whether the mail is answered, before anything goes out.
fn answer(tx: &mut Tx<'_>, ctx: &Ctx, thread: &Thread, wish: &MailWish) -> Result<(), StoreError> {
    let (sender, to) = match wish {
        MailWish::Silent(why) => {
            return tx.mails().insert(thread.id, (*why, None), None, ctx.now());
        }
        MailWish::Answer { sender, to } => (*sender, to),
    };
    let had = tx
        .mails()
        .answered_since(Some(sender), ctx.now() - ONE_ANSWER)?;
    let all = tx.mails().answered_since(None, ctx.now() - HOUR)?;
    if had > 0 || all >= ANSWERS_AN_HOUR {
        let limited = (MailAnswer::Limited, None);
        return tx.mails().insert(thread.id, limited, None, ctx.now());
    }
    let kind = OutboxKind::MailIn;
    tx.outbox().enqueue_to(thread.subject, kind, to, ctx)?;
    let outbox = tx.outbox().pending_id(thread.subject, kind)?;
    let queued = (MailAnswer::Queued, Some(sender));
    tx.mails().insert(thread.id, queued, outbox, ctx.now())?;
    tx.emit(Event::Outbox);
    Ok(())
}
