// SPDX-License-Identifier: EUPL-1.2
//! The registrar answers. A binding takes effect here: keys, sessions, threads, access.

use protocol::statement::{Assurance, Attested, Bind, Lane, PersonRole};
use protocol::{Envelope, Signed, b64};

use super::accept_statement::stored;
use super::desk::desk_unblock;
use super::distribute::answered;
use super::grant_representation::granted;
use super::lookup_code::withhold_history;
use super::put_bundle::forget_dead_methods;
use super::tell::{methods_before, remove_passkey, tell, tell_methods, tell_units};
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::{PersonId, RequestId, RuleId};
use crate::model::{
    ActivationState, ActorKind, Bundle, NewSecurityEvent, OutboxKind, Person, PersonState, Request,
    RequestKind, RequestState, SecurityKind, SecurityWord, Staged, StatementKind,
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
    /// A sealed answer for the employee, or the key, that asked.
    Reply {
        /// age file.
        file: Vec<u8>,
        /// Whose block ends with it; only to a question of a desk.
        unblock: Option<PersonId>,
    },
    /// Which of the rules that were asked about apply.
    Rules {
        /// Their ids.
        rules: Vec<RuleId>,
    },
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
            refused(tx, ctx, &request, *tries_left)?;
            if request.new.kind == RequestKind::Rule {
                // Whatever keeps the registrar from an answer, the case does not wait for it: the other rules decide.
                answered(tx, ctx, id, &[])?;
            }
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
                RequestKind::Bind
                    | RequestKind::Carryover
                    | RequestKind::Desk
                    | RequestKind::Identify
                    | RequestKind::Rule
            ) {
                return Err(StoreError::Invalid("wrong-outcome"));
            }
            tx.requests()
                .complete(id, RequestState::Done, None, None, ctx.now())?;
            if request.new.kind == RequestKind::GrantRepresentation {
                granted(tx, ctx, &request)?;
            }
            "done"
        }
        Answer::Reply { file, unblock } => {
            let kind = request.new.kind;
            if !matches!(kind, RequestKind::Desk | RequestKind::Identify)
                || (unblock.is_some() && kind != RequestKind::Desk)
            {
                return Err(StoreError::Invalid("wrong-outcome"));
            }
            tx.requests()
                .complete(id, RequestState::Done, None, None, ctx.now())?;
            tx.desk_replies().insert(id, pid, file, ctx.now())?;
            if let Some(whom) = unblock {
                desk_unblock(tx, ctx, pid, *whom)?;
            }
            "reply"
        }
        Answer::Rules { rules } => {
            if request.new.kind != RequestKind::Rule {
                return Err(StoreError::Invalid("wrong-outcome"));
            }
            tx.requests()
                .complete(id, RequestState::Done, None, None, ctx.now())?;
            answered(tx, ctx, id, rules)?;
            "rules"
        }
    };
    if request.new.kind == RequestKind::Revoke {
        tx.leavings().settle(id, ctx.now())?;
    }
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

fn refused(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    request: &Request,
    tries_left: u32,
) -> Result<(), StoreError> {
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
        if next == ActivationState::Dead {
            let event = NewSecurityEvent {
                pid: request.new.pid,
                kind: SecurityKind::TriesBlocked,
                word: Some(SecurityWord::Activation),
                session: None,
            };
            tell(tx, ctx, event)?;
        }
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
    // Whoever has the old key, or a code from before, may be the one against whom access was blocked: only a later letter,
    // the branch or an eID says that it is the person. The binding stands all the same, or ours and the registrar's would
    // part.
    let blocked = person.state.is_closed();
    let by_old_key =
        request.new.kind == RequestKind::Carryover || bind.assurance == Assurance::Carryover;
    let stays_blocked = blocked && (by_old_key || code_has_ended(tx, request)?);
    if blocked && !stays_blocked {
        tx.persons().mark_state(pid, PersonState::Active)?;
    }
    let kept = request.new.session.filter(|_| !stays_blocked);
    let event = NewSecurityEvent {
        pid,
        kind: SecurityKind::Bound,
        word: Some(SecurityWord::from(bind.assurance)),
        session: request.new.session,
    };
    let anew_by_letter = bind.prev.is_some() && bind.assurance == Assurance::Letter;
    match tx.contacts().reachable(pid)?.filter(|_| anew_by_letter) {
        // Whoever has intercepted a letter may change the address next: the one from before is told, and its owner has
        // the days for which history is withheld (docs/PROTOCOL.md, section 5) to object.
        Some(address) => {
            tx.security_events().insert(&event, ctx)?;
            tx.outbox()
                .enqueue_to(pid, OutboxKind::Rekeyed, &address, ctx)?;
            tx.emit(Event::Outbox);
        }
        None => tell(tx, ctx, event)?,
    }
    if blocked && !stays_blocked {
        let kind = SecurityKind::Unblocked;
        tell(tx, ctx, NewSecurityEvent { kind, ..event })?;
    }
    apply_keys(tx, ctx, request, staged)?;
    let anew = bind.prev.is_some() && bind.assurance != Assurance::Carryover;
    apply_to_threads(tx, ctx, pid, anew, quarantine_until)?;
    if tx.sessions().delete_all(pid, kept)? > 0 {
        let (kind, word) = (SecurityKind::SessionsEnded, None);
        let event = NewSecurityEvent {
            kind,
            word,
            ..event
        };
        tell(tx, ctx, event)?;
    }
    tx.fresh().delete(pid)?;
    if person.kind == PersonRole::Staff && person.keycard.is_some_and(|old| old != bind.kc) {
        // A certificate names a keycard: with a new one the administrators have to certify again.
        tx.units().replace_member(pid, &[])?;
    }
    tell_acquainted(tx, ctx, pid)?;
    tell_units(tx, pid)?;
    tx.emit(Event::Key { pid });
    tx.emit(Event::Session { pid });
    Ok(())
}

/// Whether the code behind a request died while that waited: a block ends codes from before.
fn code_has_ended(tx: &mut Tx<'_>, request: &Request) -> Result<bool, StoreError> {
    let Some(aid) = request.new.aid else {
        return Ok(false);
    };
    let code = tx.activations().lookup(aid)?.or_absent()?;
    Ok(code.state == ActivationState::Dead)
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
    let before = methods_before(tx, pid)?;
    tx.methods().replace_all(pid, &staged.methods, ctx.now())?;
    if let Some(aid) = request.new.aid {
        tx.passkeys().mark_bound(pid, aid)?;
        let code = tx.activations().lookup(aid)?.or_absent()?;
        tx.activations()
            .mark_state(aid, code.state, ActivationState::Bound)?;
    }
    for credential in &staged.drop_credentials {
        let id = b64::from_url(credential).ok_or_else(broken)?;
        match remove_passkey(tx, ctx, pid, request.new.session, &id) {
            // She may have ended it herself meanwhile.
            Ok(()) | Err(StoreError::Absent) => {}
            Err(error) => return Err(error),
        }
    }
    if request.new.kind == RequestKind::Carryover {
        // With a code everything is new, and the binding says so.
        let session = request.new.session;
        tell_methods(tx, ctx, pid, session, &before, &staged.methods)?;
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

/// Those whom she represents, and who represent her, look again: what they knew of her before she had this key let nobody
/// name her in an epoch.
fn tell_acquainted(tx: &mut Tx<'_>, ctx: &Ctx, pid: PersonId) -> Result<(), StoreError> {
    for one in tx.representations().of_person(pid)? {
        if one.is_over(ctx.now()) {
            continue;
        }
        if one.rep == pid && one.opens_post(ctx.now()) {
            for thread in tx.threads().find_by_subject(one.subject)? {
                tx.threads().mark_dirty(thread, ctx.now())?;
            }
        }
        let other = if one.rep == pid { one.subject } else { one.rep };
        tx.emit(Event::Represent { pid: other });
    }
    Ok(())
}
