// SPDX-License-Identifier: EUPL-1.2
//! The rule of the next sender: before anything is sent, the member list must be what it should be
//! now.

use std::collections::BTreeSet;

use super::MembersError;
use crate::{
    context::Context,
    ids::{Dept, PersonId, UnixTime},
    statement::{DAY, Lane, Member, ThreadEpoch},
};

/// Oldest epoch, in days, that a message may still be sent in.
pub const EPOCH_MAX_DAYS: i64 = 90;
/// Most messages in one epoch.
pub const EPOCH_MAX_MESSAGES: u64 = 200;

/// What stays the same from epoch to epoch, and who is kept out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The lane.
    pub lane: Lane,
    /// The insured person.
    pub subject: PersonId,
    /// The departments that take part.
    pub departments: BTreeSet<Dept>,
    /// Representatives kept out.
    pub exclude: BTreeSet<PersonId>,
    /// Persons of the epoch before; for a first epoch its author. Representatives without right `post` are in nothing
    /// else.
    pub present: BTreeSet<PersonId>,
}

impl Place {
    /// The place of an epoch, to compute its successor.
    pub fn of(epoch: &ThreadEpoch) -> Self {
        Self {
            lane: epoch.lane,
            subject: epoch.subject,
            departments: epoch
                .departments()
                .map(|(dept, _, _)| dept.clone())
                .collect(),
            exclude: epoch.exclude.iter().copied().collect(),
            present: epoch.persons().map(|(pid, _)| pid).collect(),
        }
    }
}

/// The member list that should hold at a time, sorted.
///
/// # Errors
/// [`MembersError::NoDepartment`] without departments, [`MembersError::StaleDepartment`] for one of
/// which no epoch is known.
pub fn expected_members(
    place: &Place,
    context: &Context,
    at: UnixTime,
) -> Result<Vec<Member>, MembersError> {
    if place.departments.is_empty() {
        return Err(MembersError::NoDepartment);
    }
    let mut persons = BTreeSet::new();
    if place.lane == Lane::Case {
        persons.insert(place.subject);
        let current = context
            .representatives_at(place.subject, at)
            .filter(|fact| !place.exclude.contains(&fact.pid))
            .filter(|fact| fact.post || place.present.contains(&fact.pid));
        persons.extend(current.map(|fact| fact.pid));
    }
    let mut members: Vec<Member> = persons
        .into_iter()
        .filter_map(|pid| context.binding_at(pid, at))
        .map(|fact| Member::Person {
            pid: fact.pid,
            kc: fact.kc,
        })
        .collect();
    for dept in &place.departments {
        let fact = context
            .department_at(dept, at)
            .ok_or(MembersError::StaleDepartment)?;
        let (epoch, de) = (fact.epoch, fact.de);
        members.push(Member::Dept {
            dept: dept.clone(),
            epoch,
            de,
        });
    }
    members.sort_by_cached_key(Member::sort_key);
    Ok(members)
}

/// Why a new epoch must be uploaded before anything is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewEpoch {
    /// `membership`: the list differs from what should hold.
    Membership,
    /// `age`: older than 90 days.
    Age,
    /// `messages`: 200 messages were sent in it.
    Messages,
}

impl NewEpoch {
    /// The name in the test vectors.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Membership => "membership",
            Self::Age => "age",
            Self::Messages => "messages",
        }
    }
}

/// Whether the next sender must make a new epoch; `messages` counts those sent in the current one.
///
/// # Errors
/// Those of [`expected_members`].
pub fn needs_new_epoch(
    current: &ThreadEpoch,
    messages: u64,
    context: &Context,
    now: UnixTime,
) -> Result<Option<NewEpoch>, MembersError> {
    let expected = expected_members(&Place::of(current), context, now)?;
    Ok(if expected != current.members {
        Some(NewEpoch::Membership)
    } else if now.since(current.iat) > EPOCH_MAX_DAYS * DAY {
        Some(NewEpoch::Age)
    } else if messages >= EPOCH_MAX_MESSAGES {
        Some(NewEpoch::Messages)
    } else {
        None
    })
}
