// SPDX-License-Identifier: EUPL-1.2
//! The time of a message has come. One message a transaction, so that one that cannot go stops no other; several nodes may do it at the
//! same time, and each message goes once.

use protocol::statement::Lane;

use super::receipt::ReceiptSigner;
use super::release::publish;
use super::send_message::emit;
use super::stage::holds;
use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::ids::MessageId;
use crate::model::{ActorKind, StageReason, StageState, StagedMessage};
use crate::store::tx::Tx;

/// Sends a message whose time has come, if everything is as it was when it was written; else it is void, and its unit hears of it. Gives
/// whether it was sent. Nothing happens when another node was faster.
///
/// # Errors
/// Whatever [`super::send_message`] answers: then [`void_due`] is next.
pub fn send_due(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    signer: &dyn ReceiptSigner,
    mid: MessageId,
) -> Result<bool, StoreError> {
    let Some(staged) = due(tx, ctx, mid)? else {
        return Ok(false);
    };
    let Some(access) = holds(tx, ctx, &staged)? else {
        return void_due(tx, ctx, mid).map(|()| false);
    };
    publish(tx, ctx, signer, &staged, &access).map(|_| true)
}

/// A message whose time has come will not go: the text is still there for its author to take back.
///
/// # Errors
/// When the database does not answer.
pub fn void_due(tx: &mut Tx<'_>, ctx: &Ctx, mid: MessageId) -> Result<(), StoreError> {
    let Some(staged) = due(tx, ctx, mid)? else {
        return Ok(());
    };
    tx.staged().mark_decided(mid, StageState::Void, None)?;
    let system = (ActorKind::System, None);
    tx.audit()
        .record(ctx, system, "void-message", "message", &mid.to_string())?;
    emit(tx, ctx, staged.header.thread, Lane::Internal)
}

fn due(tx: &mut Tx<'_>, ctx: &Ctx, mid: MessageId) -> Result<Option<StagedMessage>, StoreError> {
    let staged = tx.staged().lookup(mid)?;
    Ok(staged.filter(|found| {
        found.state == StageState::Open
            && found.reason == StageReason::Later
            && found.due_at.is_some_and(|at| at <= ctx.now())
    }))
}
