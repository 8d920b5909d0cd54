// SPDX-License-Identifier: EUPL-1.2
//! Which rule decides about a case, and who gets it by it. Nothing is read or written here, so that a trial and the real thing cannot part.

use std::collections::BTreeMap;

use super::absence::Unit;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::ids::{Dept, Matter, PersonId, RuleId};
use crate::model::{Rule, RuleKind, StandIn};
use crate::store::tx::Tx;

/// What a unit's rules go by, of one case.
pub(super) struct Case<'c> {
    /// Its matter.
    pub(super) matter: &'c Matter,
    /// Who has other open cases of the person, the newest first.
    pub(super) hands: &'c [PersonId],
    /// For whom it does not exist.
    pub(super) barred: &'c [PersonId],
    /// Which rules the registrar says apply; none: it was not asked yet.
    pub(super) applying: Option<&'c [RuleId]>,
}

/// What becomes of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// It goes to a clerk.
    To {
        /// To whom.
        pid: PersonId,
        /// For whom she stands in.
        instead_of: Option<PersonId>,
        /// By which rule, from 1.
        position: u64,
    },
    /// The registrar has to say first which rules apply.
    Ask,
    /// It stays in the unit's list.
    Nobody,
}

/// Who works in a unit at one moment, and how much everybody has.
pub(super) struct Team {
    workers: Vec<PersonId>,
    unit: Unit,
    now: Timestamp,
    /// Cases that are not closed.
    pub(super) loads: BTreeMap<PersonId, i64>,
}

impl Team {
    pub(super) fn load(tx: &mut Tx<'_>, ctx: &Ctx, dept: &Dept) -> Result<Self, StoreError> {
        Ok(Self {
            workers: tx.units().workers(dept, ctx.now())?,
            unit: Unit::load(tx, dept, ctx.now())?,
            now: ctx.now(),
            loads: tx.rules().loads(dept)?,
        })
    }

    /// Herself, or who stands in for her; nobody for whoever does not work here (any more), or is away without a deputy.
    fn at_work(&self, pid: PersonId) -> Option<(PersonId, Option<PersonId>)> {
        if !self.workers.contains(&pid) {
            return None;
        }
        let Some(away) = self.unit.absence_of(pid, self.now) else {
            return Some((pid, None));
        };
        match self.unit.after(away, self.now) {
            StandIn::Colleague(deputy) if self.workers.contains(&deputy) => {
                Some((deputy, Some(pid)))
            }
            _ => None,
        }
    }

    fn load_of(&self, pid: PersonId) -> i64 {
        self.loads.get(&pid).copied().unwrap_or(0)
    }

    /// Everybody who is not away.
    fn present(&self) -> Vec<PersonId> {
        let here = |pid: &&PersonId| self.unit.absence_of(**pid, self.now).is_none();
        self.workers.iter().filter(here).copied().collect()
    }

    /// Of these, or their deputies, whoever may have the case; the first one for a person's own hands, else the one with the least load.
    fn pick(
        &self,
        among: &[PersonId],
        case: &Case<'_>,
        first: bool,
    ) -> Option<(PersonId, Option<PersonId>)> {
        let mut able = among
            .iter()
            .filter_map(|pid| self.at_work(*pid))
            .filter(|(pid, _)| !case.barred.contains(pid));
        if first {
            able.next()
        } else {
            able.min_by_key(|(pid, _)| self.load_of(*pid))
        }
    }
}

/// What the rules say about a case: the first one that fits and finds somebody decides.
pub(super) fn choose(rules: &[Rule], case: &Case<'_>, team: &Team) -> Choice {
    for (position, rule) in (1_u64..).zip(rules) {
        if rule.paused {
            continue;
        }
        let found = match rule.kind {
            RuleKind::Hands => team.pick(case.hands, case, true),
            RuleKind::Matter if rule.matter.as_ref() == Some(case.matter) => {
                team.pick(&rule.clerks, case, false)
            }
            RuleKind::Matter => None,
            RuleKind::Register => match case.applying {
                None => return Choice::Ask,
                Some(ids) if ids.contains(&rule.id) => team.pick(&rule.clerks, case, false),
                Some(_) => None,
            },
            RuleKind::Load if rule.clerks.is_empty() => team.pick(&team.present(), case, false),
            RuleKind::Load => team.pick(&rule.clerks, case, false),
            RuleKind::Nobody => return Choice::Nobody,
        };
        if let Some((pid, instead_of)) = found {
            return Choice::To {
                pid,
                instead_of,
                position,
            };
        }
    }
    Choice::Nobody
}
