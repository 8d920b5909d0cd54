// SPDX-License-Identifier: EUPL-1.2
//! A representation that ended by its time, a child's 15th birthday among them, is told to both sides once. Access has
//! ended by itself at that second; this says so, and nothing about why.

use std::time::Duration;

use super::accept_statement::representation_changed;
use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::model::SecurityKind;
use crate::store::tx::Tx;

/// Ends of one round.
const ROUND: i64 = 500;
/// What ended longer ago than this is marked and not told: a server that was down for weeks does not write about old times.
const STALE: Duration = Duration::from_secs(30 * 86_400);

/// Tells both sides of what has ended by its time since the last round; answers how many there were.
///
/// # Errors
/// When the database does not answer.
pub fn tell_ends(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<usize, StoreError> {
    let over = tx.representations().over_untold(ctx.now(), ROUND)?;
    let mut told = 0;
    for one in over {
        tx.representations().mark_told(one.sh, ctx.now())?;
        // One that was ended before its time was told then.
        let recent = one.exp >= (ctx.now() - STALE).secs();
        if recent && one.ended_at.is_none() {
            representation_changed(tx, ctx, &one, SecurityKind::RepresentationEnded)?;
            told += 1;
        }
    }
    Ok(told)
}
