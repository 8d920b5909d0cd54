// SPDX-License-Identifier: EUPL-1.2
//! A program of the insurer writes to many: whom it may seal to, and a thread for each that begins done, since nobody owes anything.
//!
//! Whether somebody is written to or gets a letter is decided in the transaction that would begin the thread. What was asked before only spares
//! the sealing.

use protocol::statement::{MessageKind, PersonRole, RepRight, Right};

use super::announce::consent_of;
use super::create_thread::create_thread;
use super::desk::ask_sealed;
use super::make_letters::program;
use super::receipt::ReceiptSigner;
use super::remove_member::member_with;
use crate::ciphertext::Ciphertext;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::{Dept, Matter, PersonId, RequestId};
use crate::levels::Clearance;
use crate::model::{
    Actor, AttestedText, BulkOutcome, CloseReason, NewThread, PersonState, Recipient, Session,
    StatementKind, Unreached, WorkState,
};
use crate::shred::KeyRing;
use crate::store::tx::Tx;

/// A program asks the registrar who has which insurance number; that stands in the sealed file.
///
/// # Errors
/// [`StoreError::Absent`] outside the unit; [`StoreError::Forbidden`] for employees and without right `write`; [`StoreError::Unavailable`] while
/// too many questions wait.
pub fn ask_recipients(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    session: &Session,
    dept: &Dept,
    file: &Ciphertext,
) -> Result<RequestId, StoreError> {
    let pid = session.new.pid.or_absent()?;
    let actor = Actor::Staff { pid };
    member_with(tx, ctx, actor, dept, Right::Write)?;
    program(tx, actor)?;
    ask_sealed(tx, ctx, session, pid, file)
}

/// Keys of those to whom a unit may write about a matter, and why not to the others, in the order asked for.
///
/// # Errors
/// [`StoreError::Absent`] outside the unit; [`StoreError::Forbidden`] for employees and without right `write`.
pub fn recipients(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    (dept, matter): (&Dept, &Matter),
    pids: &[PersonId],
) -> Result<Vec<Recipient>, StoreError> {
    member_with(tx, ctx, actor, dept, Right::Write)?;
    let own = program(tx, actor)?;
    let mut all = Vec::with_capacity(pids.len());
    for pid in pids {
        let keys = match unreached(tx, ctx, own, (dept, matter), *pid)? {
            Some(why) => Err(why),
            None => Ok(keys(tx, *pid)?),
        };
        all.push(Recipient { pid: *pid, keys });
    }
    Ok(all)
}

/// All keycards and bindings of a person: who believes the newest has seen how it follows from the first.
fn keys(tx: &mut Tx<'_>, pid: PersonId) -> Result<Vec<AttestedText>, StoreError> {
    let mut all = Vec::new();
    for kind in [StatementKind::Keycard, StatementKind::Bind] {
        let found = tx.statements().find_by_subject(kind, &pid.to_string())?;
        all.extend(found.into_iter().map(|one| one.attested));
    }
    Ok(all)
}

/// Why somebody gets a letter; `None`: she is written to here.
fn unreached(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    own: PersonId,
    (dept, matter): (&Dept, &Matter),
    pid: PersonId,
) -> Result<Option<Unreached>, StoreError> {
    let Some(person) = tx.persons().access(pid, ctx.now())? else {
        return Ok(Some(Unreached::NoAccount));
    };
    if person.kind != PersonRole::Insured || person.binding.is_none() || person.keycard.is_none() {
        return Ok(Some(Unreached::NoAccount));
    }
    let elsewhere = match tx.routes().lookup(pid)? {
        Some(route) => route != *dept,
        None => tx.routes().is_shield(dept)?,
    };
    if elsewhere || tx.routes().barred(pid)?.contains(&own) {
        return Ok(Some(Unreached::OtherUnit));
    }
    match person.state {
        PersonState::Blocked => return Ok(Some(Unreached::Blocked)),
        PersonState::Left => return Ok(Some(Unreached::Left)),
        PersonState::Ended => return Ok(Some(Unreached::Ended)),
        _ => {}
    }
    let all = tx.representations().of_person(pid)?;
    let opened = all.iter().any(|one| {
        one.subject == pid && one.holds(ctx.now()) && one.covers(matter) && one.has(RepRight::Post)
    });
    if opened {
        return Ok(Some(Unreached::Represented));
    }
    let told = consent_of(tx, pid)?.reachable;
    Ok((!told).then_some(Unreached::NoAddress))
}

/// Begins a thread of a program's with one person, or says why it goes by letter; then nothing is stored. `keys` are those that
/// [`crate::KeyStore::create`] has made for it.
///
/// # Errors
/// [`crate::Conflict::Exists`] when the thread is there: it was written before, whatever has become of the person since;
/// [`StoreError::Forbidden`] for employees; as [`create_thread`]; `kind-not-allowed` for what is neither message nor decision.
pub fn begin_bulk(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    signer: &dyn ReceiptSigner,
    keys: &KeyRing,
    actor: Actor,
    clearance: &Clearance,
    new: &NewThread,
) -> Result<BulkOutcome, StoreError> {
    let own = program(tx, actor)?;
    let kind = new.message.header.kind;
    if !matches!(kind, MessageKind::Msg | MessageKind::Decision) || new.message.letter {
        return Err(StoreError::Invalid("kind-not-allowed"));
    }
    if tx.threads().lookup(new.thread)?.is_some() {
        // The same bytes get the same receipt; anything else is another try at the same thing.
        return create_thread(tx, ctx, signer, keys, actor, clearance, new).map(BulkOutcome::Sent);
    }
    let depts = new.epochs.iter().flat_map(|one| {
        let departments = one.stmt.payload().departments();
        departments.map(|(dept, _, _)| dept.clone())
    });
    let depts: Vec<Dept> = depts.collect();
    let [dept] = depts.as_slice() else {
        return Err(StoreError::Invalid("wrong-department"));
    };
    member_with(tx, ctx, actor, dept, Right::Write)?;
    let mut why = unreached(tx, ctx, own, (dept, &new.matter), new.subject)?;
    if why.is_none() && kind == MessageKind::Decision {
        let consent = consent_of(tx, new.subject)?.newest;
        let given = consent.is_some_and(|consent| consent.given);
        why = (!given).then_some(Unreached::NoConsent);
    }
    if let Some(why) = why {
        return Ok(BulkOutcome::Letter(why));
    }
    let accepted = create_thread(tx, ctx, signer, keys, actor, clearance, new)?;
    // A hundred thousand of these are no work of anybody's, until somebody answers.
    tx.threads().mark_state(new.thread, dept, WorkState::Done)?;
    tx.threads()
        .mark_closed(new.thread, dept, CloseReason::NoAnswer, None, ctx.now())?;
    Ok(BulkOutcome::Sent(accepted))
}
