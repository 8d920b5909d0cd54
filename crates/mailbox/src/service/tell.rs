// SPDX-License-Identifier: EUPL-1.2
//! The person is told what happened to her account: a row in her list and, if it matters, a mail without
//! content; both in the unit of work of the thing itself.

use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::event::Event;
use crate::ids::{MethodId, PersonId, SessionId};
use crate::model::{
    MethodTag, NewMethod, NewSecurityEvent, OutboxKind, SecurityKind, SecurityWord,
};
use crate::store::tx::Tx;

/// Writes the event and, if it matters ([`NewSecurityEvent::is_mailed`]) and she has an address in force or a browser that takes
/// signs, enqueues the mail. An address that is confirmed later is not told of what was before it: whoever confirms it sees the list.
///
/// # Errors
/// When the database does not answer.
pub fn tell(tx: &mut Tx<'_>, ctx: &Ctx, event: NewSecurityEvent) -> Result<(), StoreError> {
    tx.security_events().insert(&event, ctx)?;
    if event.is_mailed()
        && (tx.contacts().lookup(event.pid)?.is_some()
            || !tx.pushes().find_by_person(event.pid)?.is_empty())
    {
        let policy = tx.policy();
        tx.outbox()
            .enqueue(event.pid, OutboxKind::Security, policy, ctx)?;
        tx.emit(Event::Outbox);
    }
    Ok(())
}

/// Units with a case of hers look again: whether she reads there has changed, or with which key.
pub(super) fn tell_units(tx: &mut Tx<'_>, pid: PersonId) -> Result<(), StoreError> {
    for thread in tx.threads().find_by_subject(pid)? {
        let units = tx.threads().units(thread)?;
        tx.emit(Event::Thread {
            thread,
            persons: Vec::new(),
            depts: units.into_iter().map(|unit| unit.dept).collect(),
        });
    }
    Ok(())
}

/// Ends one of a person's sessions at her wish, from the session `here`.
///
/// # Errors
/// [`StoreError::Absent`] when it is not hers.
pub fn end_session(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    here: SessionId,
    ended: SessionId,
) -> Result<(), StoreError> {
    tx.sessions().delete_by_id(pid, ended)?;
    if ended != here {
        let event = NewSecurityEvent {
            pid,
            kind: SecurityKind::SessionEnded,
            word: None,
            session: Some(here),
        };
        tell(tx, ctx, event)?;
    }
    tx.emit(Event::Session { pid });
    Ok(())
}

/// A passkey signs in no more; `here` is the session that says so.
///
/// # Errors
/// [`StoreError::Absent`] when it is not hers.
pub fn remove_passkey(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    here: Option<SessionId>,
    credential: &[u8],
) -> Result<(), StoreError> {
    tx.passkeys().delete(pid, credential)?;
    let event = NewSecurityEvent {
        pid,
        kind: SecurityKind::PasskeyRemoved,
        word: None,
        session: here,
    };
    tell(tx, ctx, event)
}

/// Ways to unlock as they were, to be compared with those that follow.
pub(super) fn methods_before(
    tx: &mut Tx<'_>,
    pid: PersonId,
) -> Result<Vec<(MethodId, MethodTag)>, StoreError> {
    let known = tx.methods().find_by_person(pid)?;
    Ok(known.iter().map(|m| (m.new.id, m.new.tag)).collect())
}

/// Tells which ways to unlock came and went. Of a passkey its own event tells, so that one doing is one line; a way that
/// claims to be a passkey's and is no known passkey's is told.
///
/// To be called before passkeys forget methods that are gone.
pub(super) fn tell_methods(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    session: Option<SessionId>,
    before: &[(MethodId, MethodTag)],
    after: &[NewMethod],
) -> Result<(), StoreError> {
    let named: Vec<MethodId> = tx
        .passkeys()
        .find_by_person(pid)?
        .into_iter()
        .filter_map(|passkey| passkey.method)
        .collect();
    let mut added: Vec<MethodTag> = after
        .iter()
        .filter(|m| !before.iter().any(|(id, _)| *id == m.id))
        .filter(|m| m.tag != MethodTag::Prf || !named.contains(&m.id))
        .map(|m| m.tag)
        .collect();
    let removed = before
        .iter()
        .filter(|(id, _)| !after.iter().any(|m| m.id == *id))
        .filter(|(id, tag)| *tag != MethodTag::Prf || named.contains(id));
    let mut changes: Vec<(SecurityKind, MethodTag)> = Vec::new();
    for (_, tag) in removed {
        if let Some(at) = added.iter().position(|new| new == tag) {
            added.remove(at);
            changes.push((SecurityKind::MethodRemade, *tag));
        } else {
            changes.push((SecurityKind::MethodRemoved, *tag));
        }
    }
    changes.extend(
        added
            .into_iter()
            .map(|tag| (SecurityKind::MethodAdded, tag)),
    );
    for (kind, tag) in changes {
        let event = NewSecurityEvent {
            pid,
            kind,
            word: Some(SecurityWord::from(tag)),
            session,
        };
        tell(tx, ctx, event)?;
    }
    Ok(())
}
