// SPDX-License-Identifier: EUPL-1.2
//! Who may act for whom.

use protocol::Hash;
use protocol::statement::RepRight;

use super::statement::AttestedText;
use crate::clock::Timestamp;
use crate::ids::{Matter, MessageId, PersonId, ThreadId};

/// A representation as rows are filtered by it; the statement itself says the same, signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Representation {
    /// Statement hash.
    pub sh: Hash,
    /// The representative.
    pub rep: PersonId,
    /// The insured person.
    pub subject: PersonId,
    /// Matters; none means all.
    pub scope: Option<Vec<Matter>>,
    /// What may be done.
    pub rights: Vec<RepRight>,
    /// Begin of validity, Unix seconds.
    pub nbf: i64,
    /// End of validity, Unix seconds.
    pub exp: i64,
    /// When it was revoked or ended.
    pub ended_at: Option<Timestamp>,
}

impl Representation {
    /// Whether it holds now. Computed at the moment of use: no job ends it.
    #[must_use]
    pub fn holds(&self, now: Timestamp) -> bool {
        self.nbf <= now.secs() && now.secs() < self.exp && self.ended_at.is_none_or(|at| now < at)
    }

    /// Whether it covers a matter.
    #[must_use]
    pub fn covers(&self, matter: &Matter) -> bool {
        self.scope
            .as_ref()
            .is_none_or(|scope| scope.contains(matter))
    }

    /// Whether it gives a right.
    #[must_use]
    pub fn has(&self, right: RepRight) -> bool {
        self.rights.contains(&right)
    }

    /// Whether it lets somebody open all post now or will do so: then an epoch that is made may have to name him.
    #[must_use]
    pub fn opens_post(&self, now: Timestamp) -> bool {
        self.has(RepRight::Post) && !self.is_over(now)
    }

    /// Whether it will not hold again.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.exp <= now.secs() || self.ended_at.is_some_and(|at| at <= now)
    }
}

/// A representation with its statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepresentationItem {
    /// What it says.
    pub representation: Representation,
    /// The statement.
    pub attested: AttestedText,
}

/// A code that a representative's device drew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// What it is found by.
    pub locator_hash: Hash,
    /// The representative.
    pub pid: PersonId,
    /// The keycard that drew it.
    pub kc: Hash,
    /// Over both, under the code.
    pub mac: Hash,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// Something that a representative has written in somebody's post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepresentativeAct {
    /// In which thread.
    pub thread: ThreadId,
    /// Which message.
    pub mid: MessageId,
    /// Who.
    pub by: PersonId,
    /// About what.
    pub matter: Matter,
    /// When it was accepted.
    pub at: Timestamp,
}

/// Who somebody is, sealed to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonProfile {
    /// Who may open it.
    pub reader: PersonId,
    /// Whom it is about.
    pub pid: PersonId,
    /// Keycard that it is sealed to.
    pub kc: Hash,
    /// age file.
    pub file: Vec<u8>,
}

/// Which matters a representative may see of one person: all, or these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All.
    All,
    /// These, sorted.
    Only(Vec<Matter>),
}

impl Scope {
    /// What several representations cover together; `None` when there is none.
    #[must_use]
    pub fn of<'a>(all: impl IntoIterator<Item = &'a Representation>) -> Option<Self> {
        let mut found = None;
        for one in all {
            found = Some(match (found, &one.scope) {
                (Some(Self::All), _) | (_, None) => Self::All,
                (None, Some(more)) => Self::Only(more.clone()),
                (Some(Self::Only(mut known)), Some(more)) => {
                    known.extend(more.iter().cloned());
                    Self::Only(known)
                }
            });
        }
        if let Some(Self::Only(matters)) = &mut found {
            matters.sort_unstable();
            matters.dedup();
        }
        found
    }
}
