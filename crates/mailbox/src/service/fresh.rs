// SPDX-License-Identifier: EUPL-1.2
//! `fresh` statements: that a binding is current, not older than 48 hours (ruling 4).

use protocol::Signed;
use protocol::statement::{Fresh, PersonRole};

use super::ask::ask;
use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::event::Event;
use crate::ids::{PersonId, RequestId};
use crate::model::{Actor, JsonText, NewRequest, RequestKind};
use crate::store::tx::Tx;

/// Statements older than this are asked for again, in seconds.
const ASK_AFTER: i64 = 24 * 3600;

/// What is known, and whether newer statements are on their way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreshAnswer {
    /// Newest statements, in the order asked for.
    pub items: Vec<JsonText>,
    /// Persons about whom the registrar was asked; wait for [`Event::Answered`] and read again.
    pub asked: Vec<PersonId>,
}

/// Gives the newest statements about these persons and asks the registrar for those that are getting old.
/// Persons with whom the actor has nothing to do are left out.
///
/// # Errors
/// When the database does not answer.
pub fn request_fresh(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    pids: &[PersonId],
) -> Result<FreshAnswer, StoreError> {
    let mut answer = FreshAnswer {
        items: Vec::new(),
        asked: Vec::new(),
    };
    for pid in pids {
        if !may_ask_about(tx, ctx, actor, *pid)? {
            continue;
        }
        let known = tx.fresh().lookup(*pid)?;
        let now = ctx.now().secs();
        if known
            .as_ref()
            .is_none_or(|k| k.iat + ASK_AFTER <= now || k.exp <= now)
        {
            if !tx.requests().is_waiting(*pid, RequestKind::Fresh)? {
                let new = NewRequest {
                    id: RequestId::timed(ctx.chance(), ctx.now()),
                    kind: RequestKind::Fresh,
                    pid: *pid,
                    aid: None,
                    body: None,
                    staged: None,
                    level: None,
                    methods: None,
                    session: None,
                };
                ask(tx, ctx, &new)?;
            }
            answer.asked.push(*pid);
        }
        answer.items.extend(known.map(|k| k.stmt));
    }
    Ok(answer)
}

/// Herself; whoever she shares a thread with; for clerks also an insured person whose profile their unit has.
pub(super) fn may_ask_about(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    pid: PersonId,
) -> Result<bool, StoreError> {
    let Some(person) = tx.persons().lookup(pid)? else {
        return Ok(false);
    };
    if person.binding.is_none() {
        return Ok(false);
    }
    if actor.pid() == Some(pid) || tx.threads().shares_thread(actor, pid, ctx.now())? {
        return Ok(true);
    }
    if let Actor::Person { pid: asking } = actor {
        return acts_with(tx, ctx, asking, pid);
    }
    let Actor::Staff { pid: clerk } = actor else {
        return Ok(false);
    };
    if person.kind == PersonRole::Staff {
        return Ok(false);
    }
    for unit in tx.units().of_member(clerk, ctx.now())? {
        if tx.profiles().lookup(&unit.dept, pid)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether one acts for the other, or both act for the same person: they may be in one epoch.
fn acts_with(tx: &mut Tx<'_>, ctx: &Ctx, a: PersonId, b: PersonId) -> Result<bool, StoreError> {
    let subjects = |tx: &mut Tx<'_>, pid| -> Result<Vec<PersonId>, StoreError> {
        let all = tx.representations().held_by(pid, ctx.now())?;
        let subjects = all.into_iter().map(|one| one.subject);
        Ok(std::iter::once(pid).chain(subjects).collect())
    };
    let (of_a, of_b) = (subjects(tx, a)?, subjects(tx, b)?);
    Ok(of_a.iter().any(|pid| of_b.contains(pid)))
}

/// Stores statements that the registrar has signed and ends the questions for them. One that is about an older
/// binding is dropped.
///
/// # Errors
/// When the database does not answer.
pub fn put_fresh(tx: &mut Tx<'_>, ctx: &Ctx, stmts: &[Signed<Fresh>]) -> Result<(), StoreError> {
    for stmt in stmts {
        let fresh = stmt.payload();
        let person = tx.persons().lookup(fresh.pid)?;
        if person.is_none_or(|p| p.binding != Some(fresh.bind)) {
            continue;
        }
        tx.fresh().upsert(stmt)?;
        if let Some(asked) = tx.requests().newest(fresh.pid, RequestKind::Fresh)?
            && asked.state.is_pending()
        {
            let done = crate::model::RequestState::Done;
            tx.requests()
                .complete(asked.new.id, done, None, None, ctx.now())?;
        }
        tx.emit(Event::Answered {
            request: None,
            pid: fresh.pid,
        });
    }
    Ok(())
}
