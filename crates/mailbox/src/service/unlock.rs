// SPDX-License-Identifier: EUPL-1.2
//! Tries of recovery sheets and passwords. The answer is a value, not an error, because the count of failures has
//! to be committed; unknown methods look like wrong secrets.
//!
//! Counted is the method, by its random id, which only the person's own browsers know: who knows somebody's insurance
//! number, name or pid cannot block anything of hers, and one blocked method leaves the others. A block ends by time, with a
//! new letter or slip (which replaces all methods), or at the desk.

use std::time::Duration;

use protocol::Hash;

use super::tell::tell;
use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::ids::{MethodId, PersonId};
use crate::model::{
    ActorKind, Method, MethodCheck, MethodTag, NewSecurityEvent, PersonState, SecurityKind,
    SecurityWord,
};
use crate::store::tx::Tx;

/// Wrong tries within [`WINDOW`] before a method is blocked.
pub const TRIES: u32 = 5;
/// Wrong tries are forgotten when none came for so long.
pub const WINDOW: Duration = Duration::from_secs(15 * 60);
/// After the third wrong try the next one waits so long, after the fourth twice as long.
pub const SLOW_DOWN: Duration = Duration::from_secs(10);
/// How long it is blocked.
pub const BLOCK_FOR: Duration = Duration::from_secs(15 * 60);

/// Tries a password (browser secret and password, as the hash of what they yield).
///
/// # Errors
/// When the database does not answer.
pub fn check_secret(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    method: MethodId,
    auth_hash: Hash,
) -> Result<MethodCheck, StoreError> {
    let found = tx
        .methods()
        .lookup(method)?
        .filter(|m| m.pid == pid && m.new.tag == MethodTag::Pwd);
    check(tx, ctx, found, auth_hash)
}

/// Tries a recovery sheet.
///
/// # Errors
/// When the database does not answer.
pub fn check_recovery(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    locator_hash: Hash,
    auth_hash: Hash,
) -> Result<MethodCheck, StoreError> {
    let found = tx
        .methods()
        .find_by_locator(locator_hash)?
        .filter(|m| m.new.tag == MethodTag::Rec);
    check(tx, ctx, found, auth_hash)
}

fn check(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    found: Option<Method>,
    auth_hash: Hash,
) -> Result<MethodCheck, StoreError> {
    let Some(method) = found else {
        // Compares all the same, so that the time says nothing.
        let _ = Hash::new([0; 32]).ct_eq(&auth_hash);
        return Ok(MethodCheck::Wrong {
            tries_left: TRIES - 1,
        });
    };
    if let Some(until) = method.blocked_until.filter(|until| ctx.now() < *until) {
        return Ok(MethodCheck::Blocked { until });
    }
    let state = tx.persons().access(method.pid, ctx.now())?.map(|p| p.state);
    let right = method
        .new
        .auth_hash
        .is_some_and(|stored| stored.ct_eq(&auth_hash));
    if right && state == Some(PersonState::Active) {
        tx.methods().clear_failures(method.new.id)?;
        return Ok(MethodCheck::Right(Box::new(method)));
    }
    if let Some(state) = state.filter(|state| right && state.is_closed()) {
        return Ok(MethodCheck::NoAccess { state });
    }
    // A block that has ended gives all tries back, and so does time.
    let recent = method
        .failed_at
        .is_some_and(|at| ctx.now().since(at) < WINDOW);
    let before = if method.failures < TRIES && recent {
        method.failures
    } else {
        0
    };
    let failures = before.saturating_add(1);
    let until = pause_after(failures).map(|pause| ctx.now() + pause);
    let blocked = failures >= TRIES;
    tx.methods()
        .mark_failed(method.new.id, failures, until, ctx.now())?;
    let object = method.new.id.to_string();
    tx.audit().record(
        ctx,
        (ActorKind::Nobody, None),
        "wrong-secret",
        "method",
        &object,
    )?;
    if blocked {
        let event = NewSecurityEvent {
            pid: method.pid,
            kind: SecurityKind::TriesBlocked,
            word: Some(SecurityWord::from(method.new.tag)),
            session: None,
        };
        tell(tx, ctx, event)?;
    }
    Ok(match until {
        Some(until) if blocked => MethodCheck::Blocked { until },
        _ => MethodCheck::Wrong {
            tries_left: TRIES.saturating_sub(failures),
        },
    })
}

/// How long nothing is tried after so many wrong tries.
fn pause_after(failures: u32) -> Option<Duration> {
    match failures {
        0..=2 => None,
        3 => Some(SLOW_DOWN),
        4 => Some(SLOW_DOWN * 2),
        _ => Some(BLOCK_FOR),
    }
}

/// Gives all tries of all methods of a person back.
///
/// # Errors
/// When the database does not answer.
pub(super) fn give_tries_back(tx: &mut Tx<'_>, pid: PersonId) -> Result<(), StoreError> {
    for method in tx.methods().find_by_person(pid)? {
        tx.methods().clear_failures(method.new.id)?;
    }
    Ok(())
}
