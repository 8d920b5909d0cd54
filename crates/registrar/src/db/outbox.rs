// SPDX-License-Identifier: EUPL-1.2
//! What the portal still has to get: written in the same transaction as its cause, so that a crash
//! between the two cannot be.

use diesel::prelude::*;
use protocol::UnixTime;
use uuid::Uuid;

use super::schema::outbox;
use super::{DbError, DbResult};
use crate::portal::Call;

/// Longest wait between two attempts, in seconds.
const MAX_DELAY: i64 = 900;

/// A call that waits.
pub(crate) struct Waiting {
    pub(crate) id: Uuid,
    pub(crate) call: Call,
    pub(crate) attempts: i64,
}

/// Adds a call at the end.
pub(crate) fn enqueue(
    c: &mut SqliteConnection,
    id: Uuid,
    call: &Call,
    now: UnixTime,
) -> DbResult<()> {
    let last: Option<i64> = outbox::table.select(diesel::dsl::max(outbox::n)).first(c)?;
    let text = serde_json::to_string(call).map_err(|_| DbError::Corrupt("call"))?;
    diesel::insert_into(outbox::table)
        .values((
            outbox::id.eq(id.as_bytes().as_slice()),
            outbox::n.eq(last.unwrap_or(0) + 1),
            outbox::call.eq(text),
            outbox::attempts.eq(0),
            outbox::due_at.eq(now.0),
            outbox::created_at.eq(now.0),
        ))
        .execute(c)?;
    Ok(())
}

/// The next calls in order. Calls build on each other, so nothing overtakes one that waits for its
/// next attempt; only a call that was refused for good is passed by.
pub(crate) fn due(c: &mut SqliteConnection, now: UnixTime, limit: i64) -> DbResult<Vec<Waiting>> {
    let rows: Vec<(Vec<u8>, String, i64, i64)> = outbox::table
        .filter(outbox::failed_at.is_null())
        .order(outbox::n)
        .select((outbox::id, outbox::call, outbox::attempts, outbox::due_at))
        .limit(limit)
        .load(c)?;
    rows.into_iter()
        .take_while(|(_, _, _, due)| *due <= now.0)
        .map(|(id, call, attempts, _)| {
            Ok(Waiting {
                id: Uuid::from_slice(&id).map_err(|_| DbError::Corrupt("id"))?,
                call: serde_json::from_str(&call).map_err(|_| DbError::Corrupt("call"))?,
                attempts,
            })
        })
        .collect()
}

/// The portal has it.
pub(crate) fn complete(c: &mut SqliteConnection, id: Uuid) -> DbResult<()> {
    diesel::delete(outbox::table.find(id.as_bytes().as_slice())).execute(c)?;
    Ok(())
}

/// Try again later: 2, 4, 8 … seconds, at most 15 minutes.
pub(crate) fn release(c: &mut SqliteConnection, waiting: &Waiting, now: UnixTime) -> DbResult<()> {
    let doublings = u32::try_from(waiting.attempts.clamp(0, 20)).unwrap_or(20);
    let delay = 2_i64.saturating_pow(doublings + 1).min(MAX_DELAY);
    diesel::update(outbox::table.find(waiting.id.as_bytes().as_slice()))
        .set((
            outbox::attempts.eq(waiting.attempts + 1),
            outbox::due_at.eq(now.0 + delay),
        ))
        .execute(c)?;
    Ok(())
}

/// The portal refuses it for good: kept for a person to look at.
pub(crate) fn fail(c: &mut SqliteConnection, id: Uuid, now: UnixTime) -> DbResult<()> {
    diesel::update(outbox::table.find(id.as_bytes().as_slice()))
        .set(outbox::failed_at.eq(now.0))
        .execute(c)?;
    Ok(())
}

/// How many calls wait, and how many have failed for good.
pub(crate) fn counts(c: &mut SqliteConnection) -> DbResult<(i64, i64)> {
    let waiting = outbox::table
        .filter(outbox::failed_at.is_null())
        .count()
        .get_result(c)?;
    let failed = outbox::table
        .filter(outbox::failed_at.is_not_null())
        .count()
        .get_result(c)?;
    Ok((waiting, failed))
}
