// SPDX-License-Identifier: EUPL-1.2
//! The registrar says that an account ends, or takes it back. What follows for access is computed at every request
//! (`store::endings`); here it is kept, and told.

use protocol::statement::PersonRole;

use super::block::end_access;
use super::tell::{tell, tell_units};
use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::event::Event;
use crate::ids::PersonId;
use crate::model::{
    ActorKind, Ending, EndingReason, NewEnding, NewSecurityEvent, OutboxKind, Person, SecurityKind,
    SecurityWord,
};
use crate::store::tx::Tx;

/// Keeps a word of the registrar. A person whom nobody here knows, and a word that is older than the newest, change nothing;
/// the same word again does not either.
///
/// # Errors
/// `malformed` when an account would close before it is read-only.
pub fn put_ending(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    new: &NewEnding,
) -> Result<(), StoreError> {
    if new
        .ending
        .is_some_and(|one| one.closes_at < one.read_only_at)
    {
        return Err(StoreError::Invalid("malformed"));
    }
    let Some(person) = tx.persons().lookup(pid)? else {
        return Ok(());
    };
    let known = tx.endings().newest_seq(pid)?;
    if person.kind == PersonRole::Staff || known.is_some_and(|seq| seq >= new.seq) {
        return Ok(());
    }
    let before = tx.endings().lookup(pid)?;
    tx.endings().upsert(pid, new, ctx.now())?;
    if before == new.ending {
        return Ok(());
    }
    let word = if new.ending.is_some() {
        "end"
    } else {
        "lift-end"
    };
    let agent = (ActorKind::Agent, None);
    tx.audit()
        .record(ctx, agent, word, "person", &pid.to_string())?;
    if is_death(new.ending.as_ref()) {
        // No mail to the dead, and no line in a list that nobody reads.
        end_access(tx, ctx, pid)?;
    } else {
        tell_person(tx, ctx, &person, new.ending.is_some())?;
        tx.emit(Event::Session { pid });
        tell_units(tx, pid)?;
    }
    // Whoever acts for her sees other things now, or nothing.
    for one in tx.representations().of_person(pid)? {
        if one.subject == pid && one.holds(ctx.now()) {
            tx.emit(Event::Represent { pid: one.rep });
        }
    }
    Ok(())
}

fn is_death(ending: Option<&Ending>) -> bool {
    ending.is_some_and(|one| one.reason == EndingReason::Death)
}

/// She hears of it once, in her list and by the usual mail; somebody without a key has neither.
fn tell_person(tx: &mut Tx<'_>, ctx: &Ctx, person: &Person, ends: bool) -> Result<(), StoreError> {
    if person.binding.is_none() {
        return Ok(());
    }
    let kind = if ends {
        SecurityKind::EndingAnnounced
    } else {
        SecurityKind::EndingLifted
    };
    let event = NewSecurityEvent {
        pid: person.pid,
        kind,
        word: Some(SecurityWord::Insurer),
        session: None,
    };
    tell(tx, ctx, event)?;
    // What came while the account was closed was not announced.
    let unread = tx.threads().has_unread(person.pid, ctx.now())?;
    if !ends && unread && tx.contacts().lookup(person.pid)?.is_some() {
        let policy = tx.policy();
        tx.outbox()
            .enqueue(person.pid, OutboxKind::Message, policy, ctx)?;
        tx.emit(Event::Outbox);
    }
    Ok(())
}
