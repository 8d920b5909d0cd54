// SPDX-License-Identifier: EUPL-1.2
//! `members_ok`: the five rules of docs/PROTOCOL.md, section 5.

use std::collections::BTreeSet;

use super::MembersError;
use crate::{
    context::Context,
    dsse::Signed,
    ids::{Dept, PersonId},
    statement::{Lane, ThreadEpoch},
};

/// Checks a thread epoch against the one before it and the facts as of its `iat`.
///
/// The order of the checks, for the case that several fail: lists (`malformed-members`), place and
/// number (rule 4), lane, departments (rule 1), persons (rule 2), subject (rule 3), author (rule 5),
/// departments changed, representatives who come in, exclusions.
pub fn members_ok(
    statement: &Signed<ThreadEpoch>,
    previous: Option<&Signed<ThreadEpoch>>,
    context: &Context,
) -> Result<(), MembersError> {
    let epoch = statement.payload();
    lists_are_sorted(epoch)?;
    follows(statement, previous, context)?;
    if epoch.lane == Lane::Internal && epoch.persons().next().is_some() {
        return Err(MembersError::PersonInInternalLane);
    }
    departments_are_newest(epoch, context)?;
    persons_may_read(epoch, context)?;
    subject_is_there(epoch, context)?;
    let author = author(statement, previous, context)?;
    let old = previous.map(Signed::payload);
    if old.is_some_and(|old| names(old) != names(epoch)) && author != AuthorKind::Staff {
        return Err(MembersError::DepartmentsChanged);
    }
    nobody_joins_uninvited(epoch, old, author, context)?;
    exclusions(epoch, old, author)
}

/// A representative without right `post` comes into a thread by beginning it, or because staff adds him.
fn nobody_joins_uninvited(
    epoch: &ThreadEpoch,
    old: Option<&ThreadEpoch>,
    author: AuthorKind,
    context: &Context,
) -> Result<(), MembersError> {
    let was_there = |pid: PersonId| match old {
        Some(old) => old.persons().any(|(one, _)| one == pid),
        None => pid == epoch.by.pid,
    };
    let invited = |pid: PersonId| {
        pid == epoch.subject || was_there(pid) || context.opens_post(pid, epoch.subject, epoch.iat)
    };
    if author == AuthorKind::Staff || epoch.persons().all(|(pid, _)| invited(pid)) {
        Ok(())
    } else {
        Err(MembersError::GhostMember)
    }
}

fn lists_are_sorted(epoch: &ThreadEpoch) -> Result<(), MembersError> {
    let members: Vec<_> = epoch
        .members
        .iter()
        .map(|member| member.sort_key())
        .collect();
    let excluded: Vec<_> = epoch.exclude.iter().map(ToString::to_string).collect();
    if ascending(&members) && ascending(&excluded) {
        Ok(())
    } else {
        Err(MembersError::MalformedMembers)
    }
}

fn ascending<T: PartialOrd>(items: &[T]) -> bool {
    items.iter().zip(items.iter().skip(1)).all(|(a, b)| a < b)
}

fn follows(
    statement: &Signed<ThreadEpoch>,
    previous: Option<&Signed<ThreadEpoch>>,
    context: &Context,
) -> Result<(), MembersError> {
    let epoch = statement.payload();
    if epoch.org != context.org {
        return Err(MembersError::PlaceChanged);
    }
    if let Some(old) = previous.map(Signed::payload) {
        let same = (epoch.thread, epoch.lane, epoch.subject) == (old.thread, old.lane, old.subject);
        if !same || epoch.org != old.org {
            return Err(MembersError::PlaceChanged);
        }
    }
    let before = previous.map_or(0, |previous| previous.payload().epoch);
    if Some(epoch.epoch) != before.checked_add(1) {
        return Err(MembersError::EpochGap);
    }
    if epoch.prev != previous.map(Signed::sh) {
        return Err(MembersError::WrongPrevious);
    }
    let reused = previous.is_some_and(|previous| previous.payload().enc == epoch.enc)
        || context.used_keys.contains(&epoch.enc.hash());
    if reused {
        Err(MembersError::KeyReused)
    } else {
        Ok(())
    }
}

fn departments_are_newest(epoch: &ThreadEpoch, context: &Context) -> Result<(), MembersError> {
    if epoch.departments().next().is_none() {
        return Err(MembersError::NoDepartment);
    }
    for (dept, number, de) in epoch.departments() {
        let newest = context.department_at(dept, epoch.iat);
        if !newest.is_some_and(|fact| fact.epoch == number && fact.de == de) {
            return Err(MembersError::StaleDepartment);
        }
    }
    Ok(())
}

fn persons_may_read(epoch: &ThreadEpoch, context: &Context) -> Result<(), MembersError> {
    for (pid, kc) in epoch.persons() {
        let represents = context
            .representative_at(pid, epoch.subject, epoch.iat)
            .is_some();
        if pid != epoch.subject && !represents {
            return Err(MembersError::GhostMember);
        }
        if epoch.exclude.contains(&pid) && pid != epoch.subject {
            return Err(MembersError::ExcludedMember);
        }
        let current = context.binding_at(pid, epoch.iat);
        if current.is_none_or(|fact| fact.kc != kc) {
            return Err(MembersError::StaleBinding);
        }
    }
    Ok(())
}

fn subject_is_there(epoch: &ThreadEpoch, context: &Context) -> Result<(), MembersError> {
    let bound = context.binding_at(epoch.subject, epoch.iat).is_some();
    let there = epoch.persons().any(|(pid, _)| pid == epoch.subject);
    if epoch.lane == Lane::Case && bound && !there {
        Err(MembersError::SubjectMissing)
    } else {
        Ok(())
    }
}

/// By what right the author made the epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AuthorKind {
    Subject,
    Representative,
    Staff,
}

fn author(
    statement: &Signed<ThreadEpoch>,
    previous: Option<&Signed<ThreadEpoch>>,
    context: &Context,
) -> Result<AuthorKind, MembersError> {
    let epoch = statement.payload();
    let (by, at) = (&epoch.by, epoch.iat);
    let binding = context
        .binding_at(by.pid, at)
        .filter(|fact| fact.kc == by.kc)
        .ok_or(MembersError::AuthorNotAllowed)?;
    statement
        .envelope()
        .verify_by(&binding.sig)
        .map_err(|_| MembersError::BadSignature)?;

    // Members of the previous epoch; for the first epoch, of the list itself.
    let basis = previous.map_or(epoch, Signed::payload);
    let departments: BTreeSet<Dept> = names(basis);
    let mut revoked = false;
    for certificate in context.writing_certificates(by.pid, &by.kc, &departments, at) {
        if !context.is_revoked(&certificate.cert, at) {
            return Ok(AuthorKind::Staff);
        }
        revoked = true;
    }
    match person_author(epoch, previous.map(Signed::payload), context) {
        Some(kind) => Ok(kind),
        None if revoked => Err(MembersError::RevokedAuthor),
        None => Err(MembersError::AuthorNotAllowed),
    }
}

fn person_author(
    epoch: &ThreadEpoch,
    old: Option<&ThreadEpoch>,
    context: &Context,
) -> Option<AuthorKind> {
    let (pid, at) = (epoch.by.pid, epoch.iat);
    if epoch.lane == Lane::Internal {
        return None;
    }
    if let Some(old) = old {
        let was_member = old.persons().any(|(member, _)| member == pid);
        let anew = old
            .persons()
            .any(|(member, kc)| context.identified_anew_since(member, &kc, at));
        if !was_member || anew {
            return None;
        }
    }
    if pid == epoch.subject {
        return Some(AuthorKind::Subject);
    }
    // Whoever was excluded is no member of the epoch before, and nobody excludes himself: see below.
    context
        .representative_at(pid, epoch.subject, at)
        .filter(|fact| fact.write)
        .map(|_| AuthorKind::Representative)
}

fn exclusions(
    epoch: &ThreadEpoch,
    old: Option<&ThreadEpoch>,
    author: AuthorKind,
) -> Result<(), MembersError> {
    let before: &[PersonId] = old.map_or(&[], |old| &old.exclude);
    let added = epoch.exclude.iter().any(|pid| !before.contains(pid));
    if (added && author == AuthorKind::Representative) || epoch.exclude.contains(&epoch.subject) {
        return Err(MembersError::ExcludeNotAllowed);
    }
    if before.iter().all(|pid| epoch.exclude.contains(pid)) {
        Ok(())
    } else {
        Err(MembersError::ExcludeDropped)
    }
}

fn names(epoch: &ThreadEpoch) -> BTreeSet<Dept> {
    epoch
        .departments()
        .map(|(dept, _, _)| dept.clone())
        .collect()
}
