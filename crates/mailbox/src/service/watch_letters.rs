// SPDX-License-Identifier: EUPL-1.2
//! Letters that nobody brings to the post: the program that makes them stands still, or a print shop has lost one. A decision that is on
//! paper and in no letter box is announced to nobody, so it is a task of the unit.

use protocol::statement::Lane;

use super::send_message::emit;
use super::watch_decisions::{days_of, reopen};
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::LetterJobId;
use crate::model::{ActorKind, ResubmitReason};
use crate::store::tx::Tx;

/// Letters that should have gone to the post by now.
///
/// # Errors
/// When the database does not answer.
pub fn late_letters(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<LetterJobId>, StoreError> {
    match tx.announcement().letter_days {
        0 => Ok(Vec::new()),
        days => tx.letter_jobs().late(now - days_of(days)),
    }
}

/// The case of a late letter is open again for its units, once. Gives whether they were told.
///
/// # Errors
/// When the database does not answer.
pub fn watch_letter(tx: &mut Tx<'_>, ctx: &Ctx, id: LetterJobId) -> Result<bool, StoreError> {
    if !tx.letter_jobs().mark_late(id, ctx)? {
        return Ok(false);
    }
    let job = tx.letter_jobs().lookup(id)?.or_absent()?;
    reopen(tx, ctx, job.mid, ResubmitReason::LetterLate)?;
    let system = (ActorKind::System, None);
    let object = job.mid.to_string();
    tx.audit()
        .record(ctx, system, "letter-late", "message", &object)?;
    emit(tx, ctx, job.thread, Lane::Case)?;
    Ok(true)
}
