// SPDX-License-Identifier: EUPL-1.2
//! A person changes her key bundle: a method more, a pin moved on.

use super::tell::{methods_before, tell_methods};
use crate::ciphertext::Ciphertext;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::{PersonId, SessionId};
use crate::model::{ActorKind, Bundle, MethodTag, NewMethod};
use crate::store::tx::Tx;

/// Unlock methods of a bundle at most: the header scanner allows as many stanzas.
const MAX_METHODS: usize = 8;

/// Replaces bundle and methods together; exactly one of several rivals succeeds. The person is told which methods came
/// and went, and in which session.
///
/// # Errors
/// [`crate::Conflict::Bundle`]; the name of whatever does not fit.
pub fn put_bundle(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    (pid, session): (PersonId, Option<SessionId>),
    expected_seq: u64,
    seq: u64,
    file: &Ciphertext,
    methods: &[NewMethod],
) -> Result<(), StoreError> {
    let person = tx.persons().lookup(pid)?.or_absent()?;
    let methods = checked_methods(tx, pid, methods)?;
    let before = methods_before(tx, pid)?;
    let bundle = Bundle {
        seq,
        file: file.as_bytes().to_vec(),
    };
    tx.bundles()
        .replace(pid, expected_seq, &bundle, ctx.now())?;
    tx.methods().replace_all(pid, &methods, ctx.now())?;
    tell_methods(tx, ctx, pid, session, &before, &methods)?;
    forget_dead_methods(tx, pid, &methods)?;
    let who = (ActorKind::from(person.kind), Some(pid));
    tx.audit()
        .record(ctx, who, "put-bundle", "person", &pid.to_string())?;
    tx.emit(Event::Key { pid });
    Ok(())
}

/// Passkeys name methods that exist, or none.
pub(super) fn forget_dead_methods(
    tx: &mut Tx<'_>,
    pid: PersonId,
    methods: &[NewMethod],
) -> Result<(), StoreError> {
    for passkey in tx.passkeys().find_by_person(pid)? {
        let dead = passkey
            .method
            .is_some_and(|id| !methods.iter().any(|m| m.id == id));
        if dead {
            tx.passkeys().mark_method(&passkey.credential_id, None)?;
        }
    }
    Ok(())
}

/// Methods as they are to be stored. A browser knows the hashes of a method only in the session that made it: for
/// one that is known here, absent means unchanged.
///
/// One to eight methods, each once, with the hashes that its kind needs, and none that is somebody else's.
pub(super) fn checked_methods(
    tx: &mut Tx<'_>,
    pid: PersonId,
    methods: &[NewMethod],
) -> Result<Vec<NewMethod>, StoreError> {
    let wrong = StoreError::Invalid("wrong-methods");
    if methods.is_empty() || methods.len() > MAX_METHODS {
        return Err(wrong);
    }
    let mut out: Vec<NewMethod> = Vec::with_capacity(methods.len());
    for method in methods {
        let mut method = method.clone();
        if let Some(known) = tx.methods().lookup(method.id)? {
            if known.pid != pid || known.new.tag != method.tag {
                return Err(wrong);
            }
            method.auth_hash = method.auth_hash.or(known.new.auth_hash);
            method.locator_hash = method.locator_hash.or(known.new.locator_hash);
        }
        let fits = match method.tag {
            MethodTag::Prf => method.auth_hash.is_none() && method.locator_hash.is_none(),
            MethodTag::Rec => method.auth_hash.is_some() && method.locator_hash.is_some(),
            MethodTag::Pwd => method.auth_hash.is_some() && method.locator_hash.is_none(),
        };
        if !fits || out.iter().any(|other| other.id == method.id) {
            return Err(wrong);
        }
        if let Some(locator) = method.locator_hash {
            let known = tx.methods().find_by_locator(locator)?;
            let foreign = known.is_some_and(|known| known.pid != pid);
            if foreign || out.iter().any(|o| o.locator_hash == Some(locator)) {
                return Err(wrong);
            }
        }
        out.push(method);
    }
    Ok(out)
}
