// SPDX-License-Identifier: EUPL-1.2
//! A new case goes to whom the unit's rules name: in the transaction that makes it visible to the unit, or, where only the registrar
//! can say which rule applies, with its answer. Until then it is in the unit's list, and whoever claims it there keeps it.

use protocol::statement::Lane;

use super::ask::ask;
use super::choose::{Case, Choice, Team, choose};
use super::escalation::settle;
use super::send_message::emit;
use crate::ctx::Ctx;
use crate::error::{Conflict, StoreError};
use crate::ids::{Dept, RequestId, RuleId, ThreadId};
use crate::model::{
    ActorKind, NewRequest, RequestKind, Rule, RuleAssignment, RuleKind, RuleQuestion, Thread,
    WorkState,
};
use crate::store::tx::Tx;

/// What the registrar is asked: which of these rules of a unit apply to somebody. Not about which case.
#[derive(serde::Serialize)]
struct Question<'q> {
    dept: &'q Dept,
    rules: Vec<RuleId>,
}

/// Gives a case that is new in a unit to whom its rules name, if they name anybody.
pub(super) fn distribute(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: &Thread,
    dept: &Dept,
) -> Result<(), StoreError> {
    // Of nobody the register says nothing.
    let applying = thread.is_plain().then_some([].as_slice());
    decide(tx, ctx, thread, dept, applying)
}

/// The registrar has said which rules apply to the person of a case. Whoever has claimed it meanwhile keeps it.
pub(super) fn answered(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    request: RequestId,
    applying: &[RuleId],
) -> Result<(), StoreError> {
    let Some(RuleQuestion { thread, dept }) = tx.rules().take_question(request)? else {
        return Ok(());
    };
    let Some(thread) = tx.threads().lookup(thread)? else {
        return Ok(());
    };
    decide(tx, ctx, &thread, &dept, Some(applying))
}

fn decide(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: &Thread,
    dept: &Dept,
    applying: Option<&[RuleId]>,
) -> Result<(), StoreError> {
    let rules = tx.rules().of_unit(dept)?.rules;
    if rules.iter().all(|rule| rule.paused) || !is_new(tx, thread.id, dept)? {
        return Ok(());
    }
    let team = Team::load(tx, ctx, dept)?;
    let hands = tx.rules().hands(dept, thread.subject, thread.id)?;
    let barred = tx.barriers().clerks_of(thread.id)?;
    let case = Case {
        matter: &thread.matter,
        hands: &hands,
        barred: &barred,
        applying,
    };
    match choose(&rules, &case, &team) {
        Choice::Nobody => Ok(()),
        Choice::Ask => ask_registrar(tx, ctx, thread, dept, &rules),
        Choice::To {
            pid,
            instead_of,
            position,
        } => {
            let index = usize::try_from(position - 1).unwrap_or(usize::MAX);
            let rule = rules
                .get(index)
                .ok_or_else(|| StoreError::Internal("a rule beyond the list".to_owned()))?;
            let done = RuleAssignment {
                at: ctx.now(),
                dept: dept.clone(),
                pid,
                instead_of,
                position,
                kind: rule.kind,
                matter: rule.matter.clone(),
            };
            assign(tx, ctx, thread.id, &done)
        }
    }
}

/// Whether nobody has it, and nothing is done about it yet.
fn is_new(tx: &mut Tx<'_>, thread: ThreadId, dept: &Dept) -> Result<bool, StoreError> {
    let units = tx.threads().units(thread)?;
    Ok(units.iter().any(|unit| {
        unit.dept == *dept && unit.claimed_by.is_none() && unit.state == WorkState::New
    }))
}

fn assign(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: ThreadId,
    done: &RuleAssignment,
) -> Result<(), StoreError> {
    let (dept, pid) = (&done.dept, done.pid);
    match tx.threads().mark_claimed(thread, dept, None, Some(pid)) {
        // Somebody was faster by hand.
        Err(StoreError::Conflict(Conflict::Claimed)) => return Ok(()),
        other => other?,
    }
    tx.threads().mark_state(thread, dept, WorkState::Open)?;
    tx.rules().insert_assignment(thread, done)?;
    let system = (ActorKind::System, None);
    let object = thread.to_string();
    tx.audit()
        .record(ctx, system, "assign-by-rule", "thread", &object)?;
    let whose = format!("{pid} {object}");
    tx.audit()
        .record(ctx, system, "assign-by-rule-to", "person", &whose)?;
    settle(tx, thread)?;
    emit(tx, ctx, thread, Lane::Internal)
}

fn ask_registrar(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: &Thread,
    dept: &Dept,
    rules: &[Rule],
) -> Result<(), StoreError> {
    let asking = |rule: &&Rule| rule.kind == RuleKind::Register && !rule.paused;
    let question = Question {
        dept,
        rules: rules.iter().filter(asking).map(|rule| rule.id).collect(),
    };
    let body = serde_json::to_vec(&question).map_err(|e| StoreError::Internal(e.to_string()))?;
    let id = RequestId::timed(ctx.chance(), ctx.now());
    let waits = RuleQuestion {
        thread: thread.id,
        dept: dept.clone(),
    };
    tx.rules().insert_question(id, &waits)?;
    ask(
        tx,
        ctx,
        &NewRequest {
            id,
            kind: RequestKind::Rule,
            pid: thread.subject,
            aid: None,
            body: Some(body),
            staged: None,
            level: None,
            methods: None,
            session: None,
        },
    )
}
