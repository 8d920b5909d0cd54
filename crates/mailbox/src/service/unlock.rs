// SPDX-License-Identifier: EUPL-1.2
//! Tries of recovery sheets and passwords. The answer is a value, not an error, because the count of failures has
//! to be committed; unknown methods look like wrong secrets.

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

/// Wrong tries in a row before a method is blocked.
pub const TRIES: u32 = 5;
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
    let state = tx.persons().lookup(method.pid)?.map(|p| p.state);
    let right = method
        .new
        .auth_hash
        .is_some_and(|stored| stored.ct_eq(&auth_hash));
    if right && state == Some(PersonState::Active) {
        tx.methods().mark_failures(method.new.id, 0, None)?;
        return Ok(MethodCheck::Right(Box::new(method)));
    }
    if right && state == Some(PersonState::Blocked) {
        return Ok(MethodCheck::NoAccess);
    }
    // A block that has ended gives all tries back.
    let before = if method.blocked_until.is_some() {
        0
    } else {
        method.failures
    };
    let failures = before.saturating_add(1);
    let until = (failures >= TRIES).then(|| ctx.now() + BLOCK_FOR);
    tx.methods().mark_failures(method.new.id, failures, until)?;
    let object = method.new.id.to_string();
    tx.audit().record(
        ctx,
        (ActorKind::Nobody, None),
        "wrong-secret",
        "method",
        &object,
    )?;
    if until.is_some() {
        let event = NewSecurityEvent {
            pid: method.pid,
            kind: SecurityKind::TriesBlocked,
            word: Some(SecurityWord::from(method.new.tag)),
            session: None,
        };
        tell(tx, ctx, event)?;
    }
    Ok(match until {
        Some(until) => MethodCheck::Blocked { until },
        None => MethodCheck::Wrong {
            tries_left: TRIES.saturating_sub(failures),
        },
    })
}
