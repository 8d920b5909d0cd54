// SPDX-License-Identifier: EUPL-1.2
//! What becomes of a message that waits for a second employee: released, given back, or withdrawn by its author.

use protocol::statement::{Lane, Release};
use protocol::{Hash, Signed};

use super::add_epoch::current_signature_key;
use super::protection::follow_class;
use super::receipt::ReceiptSigner;
use super::send_message::{accept, emit};
use super::stage::{holds, staff_access};
use crate::ciphertext::Ciphertext;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::ids::{MessageId, PersonId, ThreadId};
use crate::levels::Clearance;
use crate::model::{
    Accepted, Access, Actor, JsonText, NewMessage, StageReason, StageState, StagedMessage,
    ThreadAccess,
};
use crate::store::tx::Tx;

/// Seconds by which the clock of whoever signs may be off.
const SKEW: i64 = 600;

/// A second employee has read exactly these bytes and lets them go: in this transaction the message that waited becomes an ordinary one,
/// with index, receipt, notifications and audit.
///
/// # Errors
/// [`StoreError::Absent`]; [`StoreError::StepUp`]; [`Conflict::State`] when it waits for something else or is a message already;
/// [`Conflict::Void`] when what it was written against has changed; `own-release`, `wrong-place`, `wrong-object`, `wrong-time`,
/// `wrong-keycard`, `bad-signature`.
#[expect(
    clippy::too_many_arguments,
    reason = "who, how sure, what, and by which word"
)]
pub fn release_message(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    signer: &dyn ReceiptSigner,
    actor: Actor,
    clearance: &Clearance,
    thread: ThreadId,
    mid: MessageId,
    release: &Signed<Release>,
) -> Result<Accepted, StoreError> {
    let staged = waiting(tx, ctx, actor, thread, mid)?;
    if staged.reason != StageReason::Release {
        return Err(StoreError::Conflict(Conflict::State));
    }
    let by = actor.pid().or_absent()?;
    // Two people: whoever wrote it is not the second one.
    if by == staged.header.sender {
        return Err(StoreError::Invalid("own-release"));
    }
    check_release(tx, ctx, signer, by, &staged, release)?;
    clearance.check(staged.header.class, Access::Write)?;
    let Some(access) = holds(tx, ctx, &staged)? else {
        return Err(StoreError::Conflict(Conflict::Void));
    };
    let accepted = publish(tx, ctx, signer, &staged, &access)?;
    tx.messages()
        .mark_release(mid, &JsonText::of(release.envelope())?)?;
    tx.audit()
        .by(ctx, actor, "release-message", "message", &mid.to_string())?;
    Ok(accepted)
}

/// The statement says this message, these bytes, this employee, now, and is signed with the key that is hers now.
fn check_release(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    signer: &dyn ReceiptSigner,
    by: PersonId,
    staged: &StagedMessage,
    release: &Signed<Release>,
) -> Result<(), StoreError> {
    let said = release.payload();
    if said.org != *signer.org()
        || said.thread != staged.header.thread
        || said.mid != staged.header.mid
    {
        return Err(StoreError::Invalid("wrong-place"));
    }
    if said.obj != staged.sha256 {
        return Err(StoreError::Invalid("wrong-object"));
    }
    if said.iat.0.abs_diff(ctx.now().secs()) > SKEW.unsigned_abs() {
        return Err(StoreError::Invalid("wrong-time"));
    }
    let (kc, key) = current_signature_key(tx, by)?;
    if said.by.pid != by || said.by.kc != kc {
        return Err(StoreError::Invalid("wrong-keycard"));
    }
    release
        .envelope()
        .verify_by(&key)
        .map_err(|_| StoreError::Invalid("bad-signature"))
}

/// A message that waited becomes one. Of several rivals exactly one takes it out of what waits.
pub(super) fn publish(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    signer: &dyn ReceiptSigner,
    staged: &StagedMessage,
    access: &ThreadAccess,
) -> Result<Accepted, StoreError> {
    let mid = staged.header.mid;
    let file = tx.staged().file(mid)?.or_absent()?;
    if Hash::of(&file) != staged.sha256 {
        return Err(StoreError::Internal(
            "a message that waited changed".to_owned(),
        ));
    }
    let message = NewMessage {
        header: staged.header.clone(),
        file: Ciphertext::message(file)?,
        // They are attached since it waits.
        attachments: Vec::new(),
        lowered: staged.lowered,
        seen: Some(staged.newest_idx),
        letter: staged.letter,
    };
    if !tx.staged().delete(mid)? {
        return Err(StoreError::Conflict(Conflict::State));
    }
    follow_class(tx, ctx, &access.thread, &access.via, &message)?;
    let (thread, via) = (&access.thread, &access.via);
    accept(tx, ctx, signer, thread, via, &message, staged.sha256)
}

/// The second employee gives it back; why stands in a note of the internal lane.
///
/// # Errors
/// [`StoreError::Absent`]; [`Conflict::State`] when it does not wait for a release any more; `own-release`.
pub fn return_staged(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    mid: MessageId,
) -> Result<(), StoreError> {
    let staged = waiting(tx, ctx, actor, thread, mid)?;
    if Some(staged.header.sender) == actor.pid() {
        return Err(StoreError::Invalid("own-release"));
    }
    let open = staged.reason == StageReason::Release
        && tx
            .staged()
            .mark_decided(mid, StageState::Returned, actor.pid())?;
    if !open {
        return Err(StoreError::Conflict(Conflict::State));
    }
    tx.audit()
        .by(ctx, actor, "return-message", "message", &mid.to_string())?;
    emit(tx, ctx, thread, Lane::Internal)
}

/// The author takes it back, or takes note of what became of it: it never was a message, and its counter is free.
///
/// # Errors
/// [`StoreError::Absent`] when it is not hers; [`Conflict::State`] when it is a message by now.
pub fn withdraw_staged(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    mid: MessageId,
) -> Result<(), StoreError> {
    let staged = waiting(tx, ctx, actor, thread, mid)?;
    if Some(staged.header.sender) != actor.pid() {
        return Err(StoreError::Absent);
    }
    forget(tx, mid, ctx.now())?;
    tx.audit()
        .by(ctx, actor, "withdraw-message", "message", &mid.to_string())?;
    emit(tx, ctx, thread, Lane::Internal)
}

/// Out of what waits; its attachments are their owner's again.
pub(super) fn forget(tx: &mut Tx<'_>, mid: MessageId, now: Timestamp) -> Result<(), StoreError> {
    if !tx.staged().delete(mid)? {
        return Err(StoreError::Conflict(Conflict::State));
    }
    tx.attachments().detach(mid, now).map(drop)
}

/// What waits under this id in a thread in which the actor may write.
fn waiting(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    mid: MessageId,
) -> Result<StagedMessage, StoreError> {
    staff_access(tx, ctx, actor, thread)?;
    let staged = tx.staged().lookup(mid)?;
    match staged.filter(|found| found.header.thread == thread) {
        Some(staged) => Ok(staged),
        // Somebody was faster, and everybody here sees the message.
        None if tx.messages().is_in_thread(mid, thread)? => {
            Err(StoreError::Conflict(Conflict::State))
        }
        None => Err(StoreError::Absent),
    }
}
