// SPDX-License-Identifier: EUPL-1.2
//! A message of staff is kept, sealed and signed as it will be, until a second employee releases it or its time comes. Whether it
//! still may go is asked again whenever somebody looks: it was written against one state of the thread, and goes to that one or not at all.

use std::time::Duration;

use protocol::Hash;
use protocol::ids::Org;
use protocol::statement::{Lane, MessageKind, Right};

use super::add_epoch::{add_epoch, current_keycard_hash};
use super::announce::may_announce;
use super::protection::may_follow;
use super::send_message::{MAX_ATTACHMENTS, emit, has_seen, is_reachable, may_decide, may_send};
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::ids::{PersonId, ThreadId};
use crate::levels::Clearance;
use crate::model::{
    Access, Actor, NewStaged, StageReason, StageState, StagedItem, StagedMessage, Thread,
    ThreadAccess, Via,
};
use crate::shred::KeyRing;
use crate::store::tx::Tx;

/// A release is waited for that long: readers warn of a message whose receipt is a day away from the time its author signed.
pub const RELEASE_LASTS: Duration = Duration::from_secs(23 * 3600);
/// So far ahead a message may be sent later.
pub const MAX_DELAY: Duration = Duration::from_secs(92 * 86_400);
/// So late a message may be sent when the server was down at its time.
const LATEST: Duration = Duration::from_secs(12 * 3600);

/// Keeps a message of staff in lane `case`. The same bytes under the same id are kept once. Gives when it was kept.
///
/// # Errors
/// [`StoreError::Absent`] for a thread that the actor does not see, or sees as a person; [`StoreError::ReadOnly`],
/// [`StoreError::StepUp`] and the conflicts of [`super::send_message`], but for [`Conflict::Unreleased`]: that is what `later` gets where a
/// second employee has to read it; [`Conflict::Staged`] while another message of the thread waits; `bad-time`, `not-a-member`; the
/// name of whatever does not fit.
#[expect(clippy::too_many_arguments, reason = "who, how sure, where and what")]
pub fn stage_message(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    org: &Org,
    keys: &KeyRing,
    actor: Actor,
    clearance: &Clearance,
    thread: ThreadId,
    new: &NewStaged,
) -> Result<Timestamp, StoreError> {
    let header = &new.message.header;
    if header.thread != thread || Some(header.sender) != actor.pid() || header.lane != Lane::Case {
        return Err(StoreError::Invalid("header-mismatch"));
    }
    if !matches!(header.kind, MessageKind::Msg | MessageKind::Decision) {
        return Err(StoreError::Invalid("kind-not-allowed"));
    }
    let ThreadAccess { thread, via } = staff_access(tx, ctx, actor, thread)?;
    if header.matter != thread.matter {
        return Err(StoreError::Invalid("header-mismatch"));
    }
    let sha256 = Hash::of(new.message.file.as_bytes());
    if tx.staged().is_kept(header, sha256)? {
        let kept = tx.staged().lookup(header.mid)?.or_absent()?;
        return Ok(kept.staged_at);
    }
    is_reachable(tx, ctx, &via, thread.subject, header)?;
    may_decide(tx, ctx, thread.id, header.kind)?;
    // Once more when it goes: a consent may have been taken back by then, and the message is void.
    may_announce(tx, &thread, &via, &new.message)?;
    may_send(clearance, &new.message)?;
    may_follow(tx, &thread, &new.message)?;
    check_terms(tx, ctx, &thread, &via, new)?;
    if new.message.attachments.len() > MAX_ATTACHMENTS {
        return Err(StoreError::Invalid("too-many-attachments"));
    }
    if let Some(epoch) = &new.epoch {
        if epoch.stmt.payload().lane != header.lane {
            return Err(StoreError::Invalid("header-mismatch"));
        }
        add_epoch(tx, ctx, org, keys, &via, &thread, epoch)?;
    }
    // From here on nobody else writes or stages in this lane before this is decided.
    let head = tx.lanes().hold(thread.id, header.lane, header.epoch)?;
    has_seen(tx, &via, &new.message, head.next_idx)?;
    let reached = tx
        .messages()
        .last_counter(thread.id, header.lane, header.dev)?;
    if reached.checked_add(1) != Some(header.n) {
        return Err(StoreError::Conflict(Conflict::Counter));
    }
    for other in tx.staged().find_by_thread(thread.id)? {
        if holds(tx, ctx, &other)?.is_some() {
            return Err(StoreError::Conflict(Conflict::Staged));
        }
    }
    let kept = StagedMessage {
        header: header.clone(),
        sender_kc: current_keycard_hash(tx, header.sender)?,
        lowered: new.message.lowered,
        letter: new.message.letter,
        sha256,
        reason: new.reason,
        asked: new.asked,
        due_at: new.due_at,
        newest_idx: head.last_idx,
        state: StageState::Open,
        decided_by: None,
        staged_at: ctx.now(),
    };
    tx.staged().insert(&kept, new.message.file.as_bytes())?;
    for aid in &new.message.attachments {
        tx.attachments()
            .attach(*aid, header.sender, thread.id, header.lane, header.mid)?;
    }
    let word = match new.reason {
        StageReason::Release => "ask-release",
        StageReason::Later => "send-later",
    };
    tx.audit()
        .by(ctx, actor, word, "message", &header.mid.to_string())?;
    emit(tx, ctx, thread.id, Lane::Internal)?;
    Ok(ctx.now())
}

/// The thread, for an employee who may write in it. Nobody else has to do with messages that wait.
pub(super) fn staff_access(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
) -> Result<ThreadAccess, StoreError> {
    if !matches!(actor, Actor::Staff { .. }) {
        return Err(StoreError::Absent);
    }
    tx.threads()
        .lookup_for(actor, thread, Access::Write, ctx.now())?
        .or_absent()
}

fn check_terms(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: &Thread,
    via: &Via,
    new: &NewStaged,
) -> Result<(), StoreError> {
    match (new.reason, new.due_at) {
        (StageReason::Release, None) => {}
        (StageReason::Later, _) if thread.four_eyes => {
            return Err(StoreError::Conflict(Conflict::Unreleased));
        }
        (StageReason::Later, Some(at)) if at > ctx.now() && at <= ctx.now() + MAX_DELAY => {}
        _ => return Err(StoreError::Invalid("bad-time")),
    }
    match new.asked {
        None => Ok(()),
        Some(_) if new.reason == StageReason::Later => Err(StoreError::Invalid("not-a-member")),
        Some(pid) if pid == via.pid() => Err(StoreError::Invalid("own-release")),
        Some(pid) if tx.barriers().is_barred(pid, thread.id)? => {
            Err(StoreError::Conflict(Conflict::Barred))
        }
        Some(pid) => may_write(tx, ctx, thread, pid)?
            .then_some(())
            .ok_or(StoreError::Invalid("not-a-member")),
    }
}

fn may_write(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: &Thread,
    pid: PersonId,
) -> Result<bool, StoreError> {
    for dept in &thread.depts {
        let member = tx.units().member(dept, pid, ctx.now())?;
        if member.is_some_and(|m| m.rights.contains(&Right::Write)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// By which right the author may still send it; `None` when anything that it was written against has changed: it waits no more, or too
/// long; there is another epoch of the thread or of a department in it, a newer message, a keycard that the epoch does not name; the
/// author has another key, no right any more, or her device has written something else; the person is not reached here any more.
pub(super) fn holds(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    staged: &StagedMessage,
) -> Result<Option<ThreadAccess>, StoreError> {
    let header = &staged.header;
    let latest = match staged.due_at {
        Some(due) => due + LATEST,
        None => staged.staged_at + RELEASE_LASTS,
    };
    if staged.state != StageState::Open || ctx.now() > latest {
        return Ok(None);
    }
    let author = Actor::Staff { pid: header.sender };
    let access = match staff_access(tx, ctx, author, header.thread) {
        Ok(access) => access,
        Err(error) if error.is_fault() => return Err(error),
        Err(_) => return Ok(None),
    };
    let Some(head) = tx.lanes().lookup(header.thread, header.lane)? else {
        return Ok(None);
    };
    if head.epoch != header.epoch
        || head.last_idx != staged.newest_idx
        || access.thread.dirty_since.is_some()
    {
        return Ok(None);
    }
    for unit in tx.threads().units(header.thread)? {
        let newest = tx.units().lookup(&unit.dept)?;
        if newest.is_none_or(|newest| newest.epoch != unit.dept_epoch) {
            return Ok(None);
        }
    }
    let reached = tx
        .messages()
        .last_counter(header.thread, header.lane, header.dev)?;
    if reached.checked_add(1) != Some(header.n) {
        return Ok(None);
    }
    let author = tx.persons().access(header.sender, ctx.now())?;
    let same_key =
        author.is_some_and(|who| who.keycard == Some(staged.sender_kc) && !who.state.is_closed());
    if !same_key {
        return Ok(None);
    }
    // Nothing is decided by what is disputed.
    if header.kind == MessageKind::Decision
        && tx.disputes().is_restricted(header.thread, ctx.now())?
    {
        return Ok(None);
    }
    match is_reachable(tx, ctx, &access.via, access.thread.subject, header) {
        Ok(()) => Ok(Some(access)),
        Err(StoreError::ReadOnly) => Ok(None),
        Err(error) => Err(error),
    }
}

/// What waits in a thread, with its bytes. `state` is what holds now.
///
/// # Errors
/// [`StoreError::Absent`] for everybody but staff of the thread's units; [`StoreError::StepUp`].
pub fn staged_of_thread(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    clearance: &Clearance,
    thread: ThreadId,
) -> Result<Vec<StagedItem>, StoreError> {
    let read = tx
        .threads()
        .lookup_for(actor, thread, Access::Read, ctx.now())?
        .or_absent()?;
    if !read.via.sees_internal() {
        return Err(StoreError::Absent);
    }
    let mut items = Vec::new();
    for staged in tx.staged().find_by_thread(thread)? {
        clearance.check(staged.header.class, Access::Read)?;
        let mid = staged.header.mid;
        let staged = as_it_stands(tx, ctx, staged)?;
        items.push(StagedItem {
            staged,
            file: tx.staged().file(mid)?.or_absent()?,
            attachments: tx.messages().attachments(mid)?,
        });
    }
    Ok(items)
}

/// What waits in all units of a clerk, oldest first, without bytes.
///
/// # Errors
/// [`StoreError::Absent`] for anybody else.
pub fn staged_of_units(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
) -> Result<Vec<StagedMessage>, StoreError> {
    let Actor::Staff { pid } = actor else {
        return Err(StoreError::Absent);
    };
    let mut found: Vec<StagedMessage> = Vec::new();
    for member in tx.units().of_member(pid, ctx.now())? {
        if !member.rights.contains(&Right::Read) {
            continue;
        }
        for staged in tx.staged().find_by_unit(&member.dept)? {
            let known = found.iter().any(|one| one.header.mid == staged.header.mid);
            if !known && !tx.barriers().is_barred(pid, staged.header.thread)? {
                found.push(as_it_stands(tx, ctx, staged)?);
            }
        }
    }
    found.sort_by_key(|one| (one.staged_at, one.header.mid));
    Ok(found)
}

fn as_it_stands(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    mut staged: StagedMessage,
) -> Result<StagedMessage, StoreError> {
    if staged.state == StageState::Open && holds(tx, ctx, &staged)?.is_none() {
        staged.state = StageState::Void;
    }
    Ok(staged)
}
