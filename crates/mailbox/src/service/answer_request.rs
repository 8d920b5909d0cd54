// SPDX-License-Identifier: EUPL-1.2
//! The registrar answers. A binding takes effect here: keys, sessions, threads, access.

use protocol::statement::{Assurance, Attested, Bind, Lane, PersonRole};
use protocol::{Envelope, Signed, b64};

use super::accept_statement::stored;
use super::lookup_code::withhold_history;
use super::put_bundle::forget_dead_methods;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::{PersonId, RequestId};
use crate::model::{
    ActivationState, ActorKind, Bundle, Person, Request, RequestKind, RequestState, Staged,
    StatementKind,
};
use crate::store::tx::Tx;

/// What the registrar says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The keycard is bound.
    Bound {
        /// The statement.
        bind: Box<Attested<Envelope>>,
        /// History is withheld until then.
        quarantine_until: Option<Timestamp>,
    },
    /// It is not, or the claims were wrong.
    Refused {
        /// A word.
        reason: String,
        /// Tries that are left.
        tries_left: u32,
    },
    /// Not yet: a carryover that was shown with one method only waits for a veto (ruling 14).
    Pending {
        /// The request is handed out again then.
        until: Timestamp,
    },
    /// Done, or the claims were right.
    Done,
    /// A sealed answer for the employee who asked.
    Reply(Vec<u8>),
}

/// Applies an answer. The first one counts.
///
/// # Errors
/// [`StoreError::Absent`]; [`crate::Conflict::State`] when it was answered before; the name of whatever does not
/// fit.
pub fn answer_request(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: RequestId,
    answer: &Answer,
) -> Result<(), StoreError> {
    let request = tx.requests().lookup(id)?.or_absent()?;
    let pid = request.new.pid;
    let word = match answer {
        Answer::Bound {
            bind,
            quarantine_until,
        } => {
            tx.requests()
                .complete(id, RequestState::Done, None, None, ctx.now())?;
            bound(tx, ctx, &request, bind, *quarantine_until)?;
            "bound"
        }
        Answer::Refused { reason, tries_left } => {
            let (why, left) = (Some(reason.as_str()), Some(*tries_left));
            tx.requests()
                .complete(id, RequestState::Refused, why, left, ctx.now())?;
            refused(tx, &request, *tries_left)?;
            "refused"
        }
        Answer::Pending { until } => {
            if request.new.kind != RequestKind::Carryover {
                return Err(StoreError::Invalid("wrong-outcome"));
            }
            tx.requests().postpone(id, *until)?;
            "pending"
        }
        Answer::Done => {
            if matches!(
                request.new.kind,
                RequestKind::Bind | RequestKind::Carryover | RequestKind::Desk
            ) {
                return Err(StoreError::Invalid("wrong-outcome"));
            }
            tx.requests()
                .complete(id, RequestState::Done, None, None, ctx.now())?;
            "done"
        }
        Answer::Reply(file) => {
            if request.new.kind != RequestKind::Desk {
                return Err(StoreError::Invalid("wrong-outcome"));
            }
            tx.requests()
                .complete(id, RequestState::Done, None, None, ctx.now())?;
            tx.desk_replies().insert(id, pid, file, ctx.now())?;
            "reply"
        }
    };
    tx.audit().record(
        ctx,
        (ActorKind::Agent, None),
        word,
        "request",
        &id.to_string(),
    )?;
    tx.emit(Event::Answered {
        request: Some(id),
        pid,
    });
    Ok(())
}

fn refused(tx: &mut Tx<'_>, request: &Request, tries_left: u32) -> Result<(), StoreError> {
    let Some(aid) = request
        .new
        .aid
        .filter(|_| request.new.kind == RequestKind::Bind)
    else {
        return Ok(());
    };
    let Some(code) = tx.activations().lookup(aid)? else {
        return Ok(());
    };
    tx.activations().mark_tries(aid, tries_left)?;
    let next = if tries_left == 0 {
        ActivationState::Dead
    } else {
        ActivationState::Open
    };
    if code.state == ActivationState::Pending {
        tx.activations()
            .mark_state(aid, ActivationState::Pending, next)?;
    }
    Ok(())
}

fn bound(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    request: &Request,
    attested: &Attested<Envelope>,
    quarantine_until: Option<Timestamp>,
) -> Result<(), StoreError> {
    let staged = request
        .new
        .staged
        .as_ref()
        .ok_or(StoreError::Invalid("wrong-outcome"))?;
    let pid = request.new.pid;
    let stmt: Signed<Bind> =
        Signed::parse(attested.stmt.clone()).map_err(|e| StoreError::Invalid(e.code()))?;
    let bind = stmt.payload();
    let person = tx.persons().lookup(pid)?.or_absent()?;
    if bind.pid != pid {
        return Err(StoreError::Invalid("wrong-person"));
    }
    if bind.kc != staged.keycard {
        return Err(StoreError::Invalid("wrong-keycard"));
    }
    if bind.prev != person.binding {
        return Err(StoreError::Invalid("wrong-previous"));
    }
    if bind.role != person.kind {
        return Err(StoreError::Invalid("wrong-role"));
    }
    let row = stored(
        ctx,
        attested,
        StatementKind::Bind,
        pid.to_string(),
        bind.seq,
    )?;
    tx.statements().insert(&row)?;
    let assurance = word_of(bind.assurance)?;
    let quarantine_until = withheld_until(ctx, &person, bind.assurance, quarantine_until);
    tx.persons()
        .mark_bound(pid, stmt.sh(), bind.kc, &assurance, quarantine_until)?;
    apply_keys(tx, ctx, request, staged)?;
    let anew = bind.prev.is_some() && bind.assurance != Assurance::Carryover;
    apply_to_threads(tx, ctx, pid, anew, quarantine_until)?;
    tx.sessions().delete_all(pid, request.new.session)?;
    tx.fresh().delete(pid)?;
    if person.kind == PersonRole::Staff && person.keycard.is_some_and(|old| old != bind.kc) {
        // A certificate names a keycard: with a new one the administrators have to certify again.
        tx.units().replace_member(pid, &[])?;
    }
    tx.emit(Event::Key { pid });
    tx.emit(Event::Session { pid });
    Ok(())
}

/// Until when history is withheld. Only somebody who was identified better than by a letter gets it at once: neither a
/// change of keys nor another letter shortens what runs, e.g. the week after a used code was presented.
fn withheld_until(
    ctx: &Ctx,
    person: &Person,
    assurance: Assurance,
    new: Option<Timestamp>,
) -> Option<Timestamp> {
    match assurance {
        Assurance::Letter | Assurance::Carryover => {
            let running = person.quarantine_until.filter(|until| ctx.now() < *until);
            new.max(running)
        }
        Assurance::Branch | Assurance::Eid | Assurance::Staff => new,
    }
}

/// The word under which serde knows an assurance.
fn word_of(assurance: Assurance) -> Result<String, StoreError> {
    match serde_json::to_value(assurance) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        _ => Err(StoreError::Internal("assurance is no word".to_owned())),
    }
}

/// Bundle, methods and passkeys that have waited take effect.
fn apply_keys(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    request: &Request,
    staged: &Staged,
) -> Result<(), StoreError> {
    let pid = request.new.pid;
    let broken = || StoreError::Internal("stored staged keys do not parse".to_owned());
    let file = b64::from_url(&staged.file).ok_or_else(broken)?;
    tx.bundles().reset(
        pid,
        &Bundle {
            seq: staged.seq,
            file,
        },
        ctx.now(),
    )?;
    tx.methods().replace_all(pid, &staged.methods, ctx.now())?;
    if let Some(aid) = request.new.aid {
        tx.passkeys().mark_bound(pid, aid)?;
        let code = tx.activations().lookup(aid)?.or_absent()?;
        tx.activations()
            .mark_state(aid, code.state, ActivationState::Bound)?;
    }
    for credential in &staged.drop_credentials {
        let id = b64::from_url(credential).ok_or_else(broken)?;
        match tx.passkeys().delete(pid, &id) {
            // She may have ended it herself meanwhile.
            Ok(()) | Err(StoreError::Absent) => {}
            Err(error) => return Err(error),
        }
    }
    forget_dead_methods(tx, pid, &staged.methods)
}

/// No epoch names the new keycard yet. What earlier keys could read is withheld from one that came by a new
/// identification, until a clerk gives it back; and from every key while a quarantine lasts.
fn apply_to_threads(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    anew: bool,
    quarantine_until: Option<Timestamp>,
) -> Result<(), StoreError> {
    if anew {
        // Those as well that she is not in right now: she may come back.
        for thread in tx.threads().find_ever_by_person(pid)? {
            if let Some(head) = tx.lanes().lookup(thread, Lane::Case)? {
                tx.threads().mark_withheld(thread, pid, head.next_idx)?;
            }
        }
    } else if quarantine_until.is_some_and(|until| ctx.now() < until) {
        withhold_history(tx, pid)?;
    }
    for thread in tx.threads().find_by_person(pid)? {
        tx.threads().mark_dirty(thread, ctx.now())?;
    }
    Ok(())
}
