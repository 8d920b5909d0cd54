// SPDX-License-Identifier: EUPL-1.2
//! "I am on the phone with you": person and desk find out that they speak with each other (ruling 21). The server passes three
//! signed steps on, each once; it can neither choose what both ends show, nor stand in for one of them.

use std::time::Duration;

use protocol::Signed;
use protocol::dsse::Statement;
use protocol::statement::{PersonRole, PhoneAnswer, PhoneCommit, PhoneReveal, Right};

use super::add_epoch::current_keycard;
use super::desk::customer;
use super::office_view::keycard_and_bind;
use super::remove_member::member_with;
use crate::ctx::Ctx;
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::{PersonId, PhoneCheckId};
use crate::model::{Actor, JsonText, PhoneCheck, PhoneCheckView, StatementKind};
use crate::store::tx::Tx;

/// How long a check lasts from the press of the button.
pub const LASTS: Duration = Duration::from_secs(180);

/// The person presses the button; what she had open before is over.
///
/// # Errors
/// [`StoreError::Absent`] for staff.
pub fn open_phone_check(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
) -> Result<PhoneCheck, StoreError> {
    customer(tx, pid)?.or_absent()?;
    let id = PhoneCheckId::random(ctx.chance());
    let now = ctx.now();
    tx.phone_checks().insert(id, pid, now, now + LASTS)?;
    tx.emit(Event::Phone { pid });
    tx.phone_checks().lookup(id, now)?.or_absent()
}

/// The person hangs up.
///
/// # Errors
/// [`StoreError::Absent`] for a check of somebody else.
pub fn close_phone_check(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    id: PhoneCheckId,
) -> Result<(), StoreError> {
    let check = of_person(tx, ctx, pid, id)?;
    tx.phone_checks().delete_of(pid)?;
    tell(tx, &check);
    Ok(())
}

/// A desk commits to its draw, for the check that the person has open.
///
/// # Errors
/// [`StoreError::Absent`] outside the unit and when nobody has pressed the button; [`StoreError::Forbidden`] without right
/// `register`; [`Conflict::State`] when another desk was faster; the name of whatever does not fit.
pub fn commit_phone_check(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    commit: &Signed<PhoneCommit>,
) -> Result<PhoneCheck, StoreError> {
    let payload = commit.payload();
    member_with(tx, ctx, actor, &payload.dept, Right::Register)?;
    let desk = actor.pid().or_absent()?;
    commit
        .verify(&current_keycard(tx, desk)?)
        .map_err(|e| StoreError::Invalid(e.code()))?;
    customer(tx, payload.pid)?.or_absent()?;
    let check = tx
        .phone_checks()
        .find_by_person(payload.pid, ctx.now())?
        .or_absent()?;
    let text = JsonText::of(commit.envelope())?;
    tx.phone_checks()
        .mark_committed(check.id, desk, &text, ctx.now())?;
    let pid = payload.pid.to_string();
    tx.audit().by(ctx, actor, "phone-check", "person", &pid)?;
    tell(tx, &check);
    tx.phone_checks().lookup(check.id, ctx.now())?.or_absent()
}

/// The person answers with her draw.
///
/// # Errors
/// [`StoreError::Absent`], [`Conflict::State`], the name of whatever does not fit.
pub fn answer_phone_check(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    id: PhoneCheckId,
    answer: &Signed<PhoneAnswer>,
) -> Result<(), StoreError> {
    let check = of_person(tx, ctx, pid, id)?;
    let commit: Signed<PhoneCommit> = step(check.committed.as_ref())?;
    answer
        .verify(&current_keycard(tx, pid)?, &commit)
        .map_err(|e| StoreError::Invalid(e.code()))?;
    let text = JsonText::of(answer.envelope())?;
    tx.phone_checks().mark_answered(id, &text, ctx.now())?;
    tell(tx, &check);
    Ok(())
}

/// The desk shows its draw.
///
/// # Errors
/// As [`answer_phone_check`].
pub fn reveal_phone_check(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    id: PhoneCheckId,
    reveal: &Signed<PhoneReveal>,
) -> Result<(), StoreError> {
    let check = of_desk(tx, ctx, actor, id)?;
    let commit: Signed<PhoneCommit> = step(check.committed.as_ref())?;
    member_with(tx, ctx, actor, &commit.payload().dept, Right::Register)?;
    let answer: Signed<PhoneAnswer> = step(check.answered.as_ref())?;
    let desk = actor.pid().or_absent()?;
    reveal
        .verify(&current_keycard(tx, desk)?, &commit, &answer)
        .map_err(|e| StoreError::Invalid(e.code()))?;
    let text = JsonText::of(reveal.envelope())?;
    tx.phone_checks().mark_revealed(id, &text, ctx.now())?;
    tell(tx, &check);
    Ok(())
}

/// A check as one of its two ends sees it.
///
/// # Errors
/// [`StoreError::Absent`] for others, and when it is over.
pub fn phone_check(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    id: PhoneCheckId,
) -> Result<PhoneCheckView, StoreError> {
    let (check, other) = match actor {
        Actor::Person { pid } => {
            let check = of_person(tx, ctx, pid, id)?;
            let desk = check.desk;
            (check, desk)
        }
        _ => {
            let check = of_desk(tx, ctx, actor, id)?;
            let pid = check.pid;
            (check, Some(pid))
        }
    };
    let mut view = PhoneCheckView {
        check,
        keycard: None,
        statements: Vec::new(),
    };
    let Some(other) = other else {
        return Ok(view);
    };
    if let Some((keycard, bind)) = keycard_and_bind(tx, other)? {
        view.keycard = Some(keycard);
        view.statements.push(bind);
    }
    let person = tx.persons().lookup(other)?;
    if person.is_some_and(|p| p.kind == PersonRole::Staff) {
        let cert = tx
            .statements()
            .newest(StatementKind::Staff, &other.to_string())?;
        view.statements.extend(cert.map(|found| found.attested));
    }
    Ok(view)
}

fn of_person(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    id: PhoneCheckId,
) -> Result<PhoneCheck, StoreError> {
    let check = tx.phone_checks().lookup(id, ctx.now())?;
    check.filter(|check| check.pid == pid).or_absent()
}

fn of_desk(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    id: PhoneCheckId,
) -> Result<PhoneCheck, StoreError> {
    let check = tx.phone_checks().lookup(id, ctx.now())?;
    let desk = actor.pid().or_absent()?;
    check
        .filter(|check| matches!(actor, Actor::Staff { .. }) && check.desk == Some(desk))
        .or_absent()
}

/// A stored step; whoever takes the step after it before it was taken is told so.
fn step<T: Statement>(text: Option<&JsonText>) -> Result<Signed<T>, StoreError> {
    let text = text.ok_or(StoreError::Conflict(Conflict::State))?;
    Signed::parse(text.envelope()?)
        .map_err(|e| StoreError::Internal(format!("stored phone check: {e}")))
}

fn tell(tx: &mut Tx<'_>, check: &PhoneCheck) {
    tx.emit(Event::Phone { pid: check.pid });
    if let Some(desk) = check.desk {
        tx.emit(Event::Phone { pid: desk });
    }
}
