// SPDX-License-Identifier: EUPL-1.2
//! A clerk makes a code for a paper letter, with which somebody who has no account answers once, or takes it back. How it is used is
//! in [`super::reply`].

use std::time::Duration;

use protocol::statement::Lane;

use super::dispute::restricted;
use super::send_message::emit;
use super::work_clock::own;
use crate::ctx::Ctx;
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::ids::{Dept, ReplyCodeId, ThreadId};
use crate::model::{Actor, NewReplyCode, ReplyCode};
use crate::store::tx::Tx;

/// How long a code can be used at most.
pub const REPLY_CODE_LASTS: Duration = Duration::from_secs(90 * 86_400);
/// Codes of one case that can be used at the same time.
pub const OPEN_REPLY_CODES: usize = 5;

/// Puts a code on record.
///
/// # Errors
/// [`StoreError::Absent`] for anybody but staff of a unit in the thread; [`StoreError::Forbidden`] without right `write`; `wrong-epoch` when
/// the internal lane is at another one; `bad-day` for an end that is past or further away than [`REPLY_CODE_LASTS`]; `too-many-codes`;
/// [`Conflict::Exists`] when id or code are taken; [`Conflict::Disputed`].
pub fn make_reply_code(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    made: &NewReplyCode,
) -> Result<(), StoreError> {
    own(tx, ctx, actor, thread, &made.dept)?;
    restricted(tx, ctx, thread)?;
    let made_by = actor.pid().ok_or(StoreError::Absent)?;
    let head = tx.lanes().lookup(thread, Lane::Internal)?;
    // The key of an epoch that is over is one that those who left the case have.
    if head.is_none_or(|head| head.epoch != made.epoch) {
        return Err(StoreError::Invalid("wrong-epoch"));
    }
    let latest = ctx.now() + REPLY_CODE_LASTS;
    if made.expires_at <= ctx.now() || made.expires_at > latest {
        return Err(StoreError::Invalid("bad-day"));
    }
    let known = tx.reply_codes().of_thread(thread)?;
    let open = known.iter().filter(|code| code.is_open(ctx.now()));
    if open.count() >= OPEN_REPLY_CODES {
        return Err(StoreError::Invalid("too-many-codes"));
    }
    let id = made.id;
    let new = ReplyCode {
        thread,
        made: made.clone(),
        made_by,
        made_at: ctx.now(),
        revoked_at: None,
        answer: None,
    };
    tx.reply_codes().insert(&new)?;
    note(tx, ctx, actor, "make-reply-code", thread, id)
}

/// Takes a code back that nobody has used.
///
/// # Errors
/// [`StoreError::Absent`] for anybody but staff of a unit in the thread that is `dept`, and for a code of another thread;
/// [`StoreError::Forbidden`] without right `write`; [`Conflict::State`] when somebody has answered, or it was taken back before.
pub fn revoke_reply_code(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    (id, dept): (ReplyCodeId, &Dept),
) -> Result<(), StoreError> {
    own(tx, ctx, actor, thread, dept)?;
    let found = tx.reply_codes().lookup(id)?;
    found.filter(|code| code.thread == thread).or_absent()?;
    if !tx.reply_codes().revoke(id, ctx.now())? {
        return Err(StoreError::Conflict(Conflict::State));
    }
    note(tx, ctx, actor, "revoke-reply-code", thread, id)
}

fn note(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    action: &'static str,
    thread: ThreadId,
    id: ReplyCodeId,
) -> Result<(), StoreError> {
    tx.audit()
        .by(ctx, actor, action, "reply-code", &id.to_string())?;
    emit(tx, ctx, thread, Lane::Internal)
}
