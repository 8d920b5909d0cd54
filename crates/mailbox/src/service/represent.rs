// SPDX-License-Identifier: EUPL-1.2
//! Acting for somebody: for whom, in which matters; who acts for oneself; and the end of it.

use std::collections::BTreeSet;

use protocol::statement::{
    Basis, RepRight, Representation as RepresentationStatement, RepresentationEnd,
};
use protocol::{Hash, Signed};

use super::accept_statement::representation_changed;
use super::add_epoch::current_keycard;
use super::ask::ask;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::{PersonId, RequestId};
use crate::model::{
    Actor, AttestedText, NewRequest, PersonProfile, RepresentationItem, RepresentativeAct,
    RequestKind, Scope, SecurityKind, StatementKind,
};
use crate::store::tx::Tx;

/// What somebody is told about representations: in both directions, former ones too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepresentationView {
    /// Newest first.
    pub items: Vec<RepresentationItem>,
    /// Who the others are, sealed to the asking person.
    pub profiles: Vec<PersonProfile>,
    /// Keycards and bindings of the others.
    pub statements: Vec<AttestedText>,
}

/// Everything about a person's representations.
///
/// # Errors
/// When the database does not answer.
pub fn representations(
    tx: &mut Tx<'_>,
    pid: PersonId,
    now: Timestamp,
) -> Result<RepresentationView, StoreError> {
    let all = tx.representations().of_person(pid)?;
    let mut others = BTreeSet::new();
    let mut items = Vec::with_capacity(all.len());
    for representation in all {
        let found = tx.statements().lookup(representation.sh)?.or_absent()?;
        others.extend([representation.rep, representation.subject]);
        items.push(RepresentationItem {
            representation,
            attested: found.attested,
        });
    }
    // An epoch that one representative makes names those others, too, who may open all of the same person's post. Of
    // anybody else, the other parent for one, he learns nothing, not even that there is somebody; and nobody learns it
    // who does not act for that person any more.
    let mine = items.iter().map(|item| &item.representation);
    let subjects: BTreeSet<PersonId> = mine
        .filter(|one| one.rep == pid && !one.is_over(now))
        .map(|one| one.subject)
        .collect();
    for subject in subjects {
        let beside = tx.representations().of_person(subject)?;
        for one in beside.into_iter().filter(|one| one.subject == subject) {
            let known = items.iter().any(|item| item.representation.sh == one.sh);
            if !known && one.opens_post(now) {
                others.insert(one.rep);
                let found = tx.statements().lookup(one.sh)?.or_absent()?;
                items.push(RepresentationItem {
                    representation: one,
                    attested: found.attested,
                });
            }
        }
    }
    let mut statements = Vec::new();
    for other in others {
        for kind in [StatementKind::Keycard, StatementKind::Bind] {
            let found = tx.statements().find_by_subject(kind, &other.to_string())?;
            statements.extend(found.into_iter().map(|s| s.attested));
        }
    }
    Ok(RepresentationView {
        items,
        profiles: tx.representations().profiles_for(pid)?,
        statements,
    })
}

/// Lines of the list of acts.
const ACTS: i64 = 100;

/// What representatives have written in a person's post, newest first. While what came before is withheld from her, because
/// she was identified anew, there is nothing to see.
///
/// # Errors
/// [`StoreError::Absent`] for somebody who is not there.
pub fn acts_of_representatives(
    tx: &mut Tx<'_>,
    pid: PersonId,
    now: Timestamp,
) -> Result<Vec<RepresentativeAct>, StoreError> {
    let person = tx.persons().lookup(pid)?.or_absent()?;
    if person.quarantine_until.is_some_and(|until| now < until) {
        return Ok(Vec::new());
    }
    let all = tx.representations().of_person(pid)?;
    let by: BTreeSet<PersonId> = all
        .iter()
        .filter(|one| one.subject == pid)
        .map(|one| one.rep)
        .collect();
    if by.is_empty() {
        return Ok(Vec::new());
    }
    let by: Vec<PersonId> = by.into_iter().collect();
    tx.representations().acts(pid, &by, ACTS)
}

/// Whose post a person may look at now: her own, and that of those whom she represents, each with its matters.
///
/// # Errors
/// When the database does not answer.
pub fn perspectives(
    tx: &mut Tx<'_>,
    pid: PersonId,
    now: Timestamp,
) -> Result<Vec<(PersonId, Scope)>, StoreError> {
    let mut all = tx.representations().held_by(pid, now)?;
    all.retain(|one| one.has(RepRight::Read));
    let subjects: BTreeSet<PersonId> = all.iter().map(|one| one.subject).collect();
    let mut out = vec![(pid, Scope::All)];
    for subject in subjects {
        let scope = Scope::of(all.iter().filter(|one| one.subject == subject));
        out.extend(scope.map(|scope| (subject, scope)));
    }
    Ok(out)
}

/// The matters in which a person may look at somebody's post now.
///
/// # Errors
/// [`StoreError::Absent`] when there is none.
pub fn perspective(
    tx: &mut Tx<'_>,
    pid: PersonId,
    subject: PersonId,
    now: Timestamp,
) -> Result<Scope, StoreError> {
    if pid == subject {
        return Ok(Scope::All);
    }
    let mut all = tx.representations().holding(pid, subject, now)?;
    all.retain(|one| one.has(RepRight::Read));
    Scope::of(&all).or_absent()
}

/// One of the two ends a representation. Access ends with this transaction; the registrar is told, so that it is on
/// the next revocation list, by a statement that only the person could sign.
///
/// # Errors
/// [`StoreError::Absent`] for a representation of others; the name of whatever does not fit.
pub fn end_representation(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    end: &Signed<RepresentationEnd>,
) -> Result<(), StoreError> {
    let sh = end.payload().rep;
    let known = tx.representations().lookup(sh)?.or_absent()?;
    if known.rep != pid && known.subject != pid {
        return Err(StoreError::Absent);
    }
    // A court and the law decide about these, not a button; whoever is represented asks the desk, which can end them at once.
    if known.subject == pid && matches!(basis_of(tx, sh)?, Basis::Betreuung | Basis::Eltern) {
        return Err(StoreError::Forbidden);
    }
    let keycard = current_keycard(tx, pid)?;
    end.verify(&keycard)
        .map_err(|e| StoreError::Invalid(e.code()))?;
    let Some(ended) = tx.representations().mark_ended(sh, ctx.now())? else {
        return Ok(());
    };
    let new = NewRequest {
        id: RequestId::timed(ctx.chance(), ctx.now()),
        kind: RequestKind::EndRepresentation,
        pid,
        aid: None,
        body: Some(end.envelope().to_json()),
        staged: None,
        level: None,
        methods: None,
        session: None,
    };
    ask(tx, ctx, &new)?;
    let actor = Actor::Person { pid };
    tx.audit()
        .by(ctx, actor, "end", "representation", &sh.to_string())?;
    representation_changed(tx, ctx, &ended, SecurityKind::RepresentationEnded)
}

/// By what somebody represents, as it was signed.
fn basis_of(tx: &mut Tx<'_>, sh: Hash) -> Result<Basis, StoreError> {
    let found = tx.statements().lookup(sh)?.or_absent()?;
    let stmt: Signed<RepresentationStatement> = Signed::parse(found.attested.stmt.envelope()?)
        .map_err(|e| StoreError::Internal(format!("stored representation: {e}")))?;
    Ok(stmt.payload().basis)
}
