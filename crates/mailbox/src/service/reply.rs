// SPDX-License-Identifier: EUPL-1.2
//! Somebody answers with the code of a letter, once. She has no account, and nothing she is shown says more than that a letter went out.

use protocol::Hash;
use protocol::statement::Lane;

use super::send_message::emit;
use super::watch_decisions::open_again;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::{AttachmentId, PersonId, ReplyCodeId};
use crate::model::{ActorKind, OpenReplyCode, Reply, ReplyCode, ResubmitReason};
use crate::store::tx::Tx;

/// Files of one answer, besides the answer itself.
pub const MAX_REPLY_FILES: usize = 20;

/// The list of an epoch, as far as it is needed here; it was checked as a whole when it was stored.
#[derive(serde::Deserialize)]
struct Key {
    enc: String,
}

/// Finds a code that can be used. One that is unknown, used, taken back or over looks the same.
///
/// # Errors
/// [`StoreError::Absent`].
pub fn find_reply_code(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    locator_hash: Hash,
) -> Result<OpenReplyCode, StoreError> {
    let code = open_code(tx, ctx, locator_hash)?;
    let (lane, number) = (Lane::Internal, code.made.epoch);
    let epoch = tx.lanes().epoch(code.thread, lane, number)?.or_absent()?;
    let envelope = epoch.stmt.envelope()?;
    let key: Key = serde_json::from_slice(envelope.payload())
        .map_err(|e| StoreError::Internal(format!("stored epoch: {e}")))?;
    Ok(OpenReplyCode {
        id: code.made.id,
        recipient: key.enc,
        key_mac: code.made.key_mac,
        made_at: code.made_at,
        expires_at: code.made.expires_at,
    })
}

/// Whose uploads those with this code are.
///
/// # Errors
/// [`StoreError::Absent`] when it cannot be used, or is not the one of `id`.
pub fn reply_owner(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    (id, locator_hash): (ReplyCodeId, Hash),
) -> Result<PersonId, StoreError> {
    let code = open_code(tx, ctx, locator_hash)?;
    Some(code)
        .filter(|code| code.made.id == id)
        .map(|code| code.nobody())
        .or_absent()
}

/// Takes the answer in and uses the code up; the case is open again for its units. Gives when that was. The same answer once more is no other
/// one: whoever lost the first reply gets it again.
///
/// # Errors
/// [`StoreError::Absent`] when the code cannot be used, or is not the one of `id`; `too-many-attachments`; `attachment-not-uploaded` for a
/// file that did not come with this code.
pub fn give_reply(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    (id, locator_hash): (ReplyCodeId, Hash),
    (answer, mac): (AttachmentId, Hash),
    files: &[AttachmentId],
) -> Result<Timestamp, StoreError> {
    let code = tx.reply_codes().find_by_locator(locator_hash)?;
    let code = code.filter(|code| code.made.id == id).or_absent()?;
    if let Some(had) = code
        .answer
        .filter(|had| (had.answer, had.mac) == (answer, mac))
    {
        return Ok(had.at);
    }
    if files.len() > MAX_REPLY_FILES {
        return Err(StoreError::Invalid("too-many-attachments"));
    }
    let at = ctx.now();
    if !tx.reply_codes().use_up(id, &Reply { answer, mac, at })? {
        return Err(StoreError::Absent);
    }
    let (owner, place) = (code.nobody(), code.place());
    for aid in std::iter::once(&answer).chain(files) {
        tx.attachments()
            .attach(*aid, owner, code.thread, Lane::Internal, place)?;
    }
    open_again(tx, ctx, code.thread, code.made_by, ResubmitReason::Reply)?;
    let nobody = (ActorKind::Nobody, None);
    tx.audit()
        .record(ctx, nobody, "reply", "reply-code", &id.to_string())?;
    emit(tx, ctx, code.thread, Lane::Internal)?;
    Ok(at)
}

fn open_code(tx: &mut Tx<'_>, ctx: &Ctx, locator_hash: Hash) -> Result<ReplyCode, StoreError> {
    let code = tx.reply_codes().find_by_locator(locator_hash)?;
    code.filter(|code| code.is_open(ctx.now())).or_absent()
}
