// SPDX-License-Identifier: EUPL-1.2
//! A new epoch of a lane: who can read from now on. The server checks what it can see; who really can open is
//! the clients' duty (`members_ok`).

use protocol::ids::Org;
use protocol::statement::{Keycard, Lane, Member as EpochMember, RepRight, ThreadEpoch};
use protocol::{Hash, PublicKey, Signed};

use crate::ctx::Ctx;
use crate::error::{Conflict, OrAbsent, StoreError};
use crate::ids::{Dept, PersonId, ThreadId};
use crate::model::{JsonText, LaneHead, Member, NewEpoch, Thread, Via};
use crate::shred::KeyRing;
use crate::store::tx::Tx;

/// The keycard that a person signs with now.
pub(crate) fn current_keycard(
    tx: &mut Tx<'_>,
    pid: PersonId,
) -> Result<Signed<Keycard>, StoreError> {
    let person = tx.persons().lookup(pid)?.or_absent()?;
    let sh = person
        .keycard
        .ok_or(StoreError::Invalid("unbound-sender"))?;
    let stored = tx.statements().lookup(sh)?.or_absent()?;
    Signed::parse(stored.attested.stmt.envelope()?)
        .map_err(|e| StoreError::Internal(format!("stored keycard: {e}")))
}

/// The hash of the keycard that a person signs with now.
pub(super) fn current_keycard_hash(tx: &mut Tx<'_>, pid: PersonId) -> Result<Hash, StoreError> {
    let person = tx.persons().lookup(pid)?.or_absent()?;
    person.keycard.ok_or(StoreError::Invalid("unbound-sender"))
}

/// What the server needs of a keycard to check a signature; reading all of it would check the recipient as well,
/// which costs an encapsulation.
#[derive(serde::Deserialize)]
struct SigOnly {
    sig: PublicKey,
}

/// Hash and signature key of the keycard that a person signs with now.
pub(crate) fn current_signature_key(
    tx: &mut Tx<'_>,
    pid: PersonId,
) -> Result<(Hash, PublicKey), StoreError> {
    let person = tx.persons().lookup(pid)?.or_absent()?;
    let sh = person
        .keycard
        .ok_or(StoreError::Invalid("unbound-sender"))?;
    let envelope = tx
        .statements()
        .lookup(sh)?
        .or_absent()?
        .attested
        .stmt
        .envelope()?;
    let card: SigOnly = serde_json::from_slice(envelope.payload())
        .map_err(|e| StoreError::Internal(format!("stored keycard: {e}")))?;
    Ok((sh, card.sig))
}

/// Stores an epoch with its grants, and, in lane `case`, who takes part from now on.
///
/// `via` is by which right the author acts; `thread` is the thread as it is before, but for its departments: those are who is to take part
/// from now on. Only a hand-over asks for other ones, and it asks for a reason.
pub(super) fn add_epoch(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    org: &Org,
    keys: &KeyRing,
    via: &Via,
    thread: &Thread,
    new: &NewEpoch,
) -> Result<(), StoreError> {
    let stmt = new.stmt.payload();
    let head = tx.lanes().lookup(thread.id, stmt.lane)?;
    check_statement(org, thread, head.as_ref(), stmt)?;
    check_author(tx, via, &new.stmt)?;
    check_grants(new)?;
    check_excluded(tx, via, thread, stmt)?;
    let depts = check_departments(tx, thread, head.is_some(), stmt)?;

    let text = JsonText::of(new.stmt.envelope())?;
    tx.lanes().advance(
        thread.id,
        stmt.lane,
        stmt.epoch,
        new.stmt.sh(),
        &text,
        ctx.now(),
    )?;
    for grant in &new.grants {
        tx.grants()
            .insert(keys, thread.id, stmt.lane, grant, via.pid(), ctx)?;
    }
    if stmt.lane == Lane::Case {
        let persons = persons_of(stmt);
        check_subject(tx, thread, &persons)?;
        check_bindings(tx, stmt)?;
        check_representatives(tx, ctx, thread, &persons)?;
        let (next, last) = head.map_or((1, 0), |h| (h.next_idx, h.last_idx));
        tx.threads()
            .replace_persons(thread.id, &persons, next, last, ctx.now())?;
        let before = tx.threads().units(thread.id)?;
        tx.threads()
            .replace_units(thread.id, &depts, last, ctx.now())?;
        super::work_clock::carry(tx, thread.id, &before)?;
        let names: Vec<Dept> = depts.into_iter().map(|(dept, _)| dept).collect();
        tx.threads().mark_members(thread.id, &names)?;
    }
    Ok(())
}

/// The part of an epoch that says who is kept out; it was checked as a whole when it was stored.
#[derive(serde::Deserialize)]
struct Excluded {
    exclude: Vec<PersonId>,
}

/// Who is kept out of a lane by its newest epoch.
pub(super) fn excluded_before(
    tx: &mut Tx<'_>,
    thread: ThreadId,
    lane: Lane,
) -> Result<Vec<PersonId>, StoreError> {
    let Some(head) = tx.lanes().lookup(thread, lane)? else {
        return Ok(Vec::new());
    };
    let epoch = tx.lanes().epoch(thread, lane, head.epoch)?.or_absent()?;
    let envelope = epoch.stmt.envelope()?;
    let stmt: Excluded = serde_json::from_slice(envelope.payload())
        .map_err(|e| StoreError::Internal(format!("stored epoch: {e}")))?;
    Ok(stmt.exclude)
}

/// Whoever is kept out stays out, and only the subject and staff keep somebody out.
fn check_excluded(
    tx: &mut Tx<'_>,
    via: &Via,
    thread: &Thread,
    stmt: &ThreadEpoch,
) -> Result<(), StoreError> {
    let before = excluded_before(tx, thread.id, stmt.lane)?;
    if persons_of(stmt)
        .iter()
        .any(|pid| stmt.exclude.contains(pid))
    {
        return Err(StoreError::Invalid("excluded-member"));
    }
    let adds = stmt.exclude.iter().any(|pid| !before.contains(pid));
    let by_representative = matches!(via, Via::Person { pid, .. } if *pid != thread.subject);
    if (adds && by_representative) || stmt.exclude.contains(&thread.subject) {
        return Err(StoreError::Invalid("exclude-not-allowed"));
    }
    if before.iter().all(|pid| stmt.exclude.contains(pid)) {
        Ok(())
    } else {
        Err(StoreError::Invalid("exclude-dropped"))
    }
}

fn persons_of(stmt: &ThreadEpoch) -> Vec<PersonId> {
    stmt.members
        .iter()
        .filter_map(|m| match m {
            EpochMember::Person { pid, .. } => Some(*pid),
            EpochMember::Dept { .. } => None,
        })
        .collect()
}

fn check_statement(
    org: &Org,
    thread: &Thread,
    head: Option<&LaneHead>,
    stmt: &ThreadEpoch,
) -> Result<(), StoreError> {
    if stmt.org != *org || stmt.thread != thread.id || stmt.subject != thread.subject {
        return Err(StoreError::Invalid("place-changed"));
    }
    let before = head.map_or(0, |h| h.epoch);
    if Some(stmt.epoch) != before.checked_add(1) {
        return Err(StoreError::Conflict(Conflict::Epoch));
    }
    if stmt.prev != head.map(|h| h.epoch_sh) {
        return Err(StoreError::Invalid("wrong-previous"));
    }
    if stmt.lane == Lane::Internal && !persons_of(stmt).is_empty() {
        return Err(StoreError::Invalid("person-in-internal-lane"));
    }
    Ok(())
}

/// The statement is signed by the acting person's current keycard, and says so.
fn check_author(tx: &mut Tx<'_>, via: &Via, stmt: &Signed<ThreadEpoch>) -> Result<(), StoreError> {
    let (kc, sig) = current_signature_key(tx, via.pid())?;
    let by = &stmt.payload().by;
    if by.pid != via.pid() || by.kc != kc {
        return Err(StoreError::Invalid("author-not-allowed"));
    }
    stmt.envelope()
        .verify_by(&sig)
        .map_err(|_| StoreError::Invalid("bad-signature"))
}

/// Whether the subject of a thread has a key, blocked or not. A child or somebody who never registered has none: then
/// representatives and the department write to each other about her.
pub(super) fn is_bound(tx: &mut Tx<'_>, subject: PersonId) -> Result<bool, StoreError> {
    Ok(tx.persons().lookup(subject)?.or_absent()?.binding.is_some())
}

/// Nobody puts the subject out of her own thread: neither a representative nor staff.
fn check_subject(tx: &mut Tx<'_>, thread: &Thread, persons: &[PersonId]) -> Result<(), StoreError> {
    if thread.is_plain() {
        return match persons {
            [] => Ok(()),
            _ => Err(StoreError::Invalid("ghost-member")),
        };
    }
    if persons.contains(&thread.subject) || !is_bound(tx, thread.subject)? {
        Ok(())
    } else {
        Err(StoreError::Invalid("subject-missing"))
    }
}

/// Every person is named by the keycard that is bound to her now.
fn check_bindings(tx: &mut Tx<'_>, stmt: &ThreadEpoch) -> Result<(), StoreError> {
    for member in &stmt.members {
        let EpochMember::Person { pid, kc } = member else {
            continue;
        };
        let person = tx
            .persons()
            .lookup(*pid)?
            .ok_or(StoreError::Invalid("unknown-person"))?;
        if person.keycard != Some(*kc) {
            return Err(StoreError::Invalid("stale-binding"));
        }
    }
    Ok(())
}

/// Whoever is not the subject represents her now, in this matter.
fn check_representatives(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    thread: &Thread,
    persons: &[PersonId],
) -> Result<(), StoreError> {
    for pid in persons {
        let may = tx
            .representations()
            .may(*pid, thread, RepRight::Read, ctx.now())?;
        if !may {
            return Err(StoreError::Invalid("ghost-member"));
        }
    }
    Ok(())
}

/// One grant for each member, and for nobody else.
fn check_grants(new: &NewEpoch) -> Result<(), StoreError> {
    let stmt = new.stmt.payload();
    let mut wanted: Vec<Member> = stmt.members.iter().map(Member::from).collect();
    let mut given: Vec<Member> = new.grants.iter().map(|g| g.member.clone()).collect();
    wanted.sort_unstable();
    given.sort_unstable();
    let right_epoch = new.grants.iter().all(|g| g.epoch == stmt.epoch);
    let twice = wanted
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a == b));
    if twice {
        return Err(StoreError::Invalid("malformed-members"));
    }
    if wanted == given && right_epoch {
        Ok(())
    } else {
        Err(StoreError::Invalid("wrong-grants"))
    }
}

/// Departments are known, at their newest epoch, at least one, and those that are to take part.
fn check_departments(
    tx: &mut Tx<'_>,
    thread: &Thread,
    has_previous: bool,
    stmt: &ThreadEpoch,
) -> Result<Vec<(Dept, u64)>, StoreError> {
    let mut depts = Vec::new();
    for member in &stmt.members {
        let EpochMember::Dept { dept, epoch, de } = member else {
            continue;
        };
        let unit = tx
            .units()
            .lookup(dept)?
            .ok_or(StoreError::Invalid("unknown-department"))?;
        if unit.epoch != *epoch || unit.epoch_sh != *de {
            return Err(StoreError::Invalid("stale-department"));
        }
        depts.push((dept.clone(), *epoch));
    }
    if depts.is_empty() {
        return Err(StoreError::Invalid("no-department"));
    }
    let names: Vec<&Dept> = depts.iter().map(|(dept, _)| dept).collect();
    let outside = |dept: &&&Dept| !thread.depts.contains(dept);
    match stmt.lane {
        Lane::Internal if names.iter().any(|d| outside(&d)) => {
            Err(StoreError::Invalid("departments-changed"))
        }
        Lane::Case if has_previous => {
            let same = names.len() == thread.depts.len() && !names.iter().any(|d| outside(&d));
            if same {
                Ok(depts)
            } else {
                Err(StoreError::Invalid("departments-changed"))
            }
        }
        _ => Ok(depts),
    }
}
