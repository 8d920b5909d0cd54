// SPDX-License-Identifier: EUPL-1.2
//! The rules by which a unit gives out new cases: its lead writes them and tries them on the cases of the last month. For everybody
//! else they do not exist.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::choose::{Case, Choice, Team, choose};
use super::overview::leads;
use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::ids::{Dept, PersonId};
use crate::model::{Actor, MAX_CLERKS, MAX_RULES, Rule, RuleKind, RuleList, RuleTrial};
use crate::store::tx::Tx;

/// How far a trial looks back.
pub const TRIAL_DAYS: u8 = 30;
/// Cases that a trial looks at.
const TRIAL_CASES: u32 = 2_000;

/// The rules of a unit.
///
/// # Errors
/// [`StoreError::Absent`] for whoever does not lead the unit.
pub fn unit_rules(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
) -> Result<RuleList, StoreError> {
    leads(tx, ctx, actor, dept)?;
    tx.rules().of_unit(dept)
}

/// Makes these the rules of a unit and gives their version; `before` is the one that the lead has seen, 0 for none.
///
/// # Errors
/// [`StoreError::Absent`] for whoever does not lead the unit; [`crate::Conflict::State`] when somebody else wrote meanwhile; `too-many-rules`,
/// `rule-form`, `rule-matter`, `rule-clerk` for what was not in the list before.
pub fn put_unit_rules(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
    before: u64,
    rules: &[Rule],
) -> Result<u64, StoreError> {
    let by = leads(tx, ctx, actor, dept)?;
    let known = tx.rules().of_unit(dept)?;
    check(tx, ctx, dept, &known, rules)?;
    tx.rules().replace(dept, before, rules, by, ctx.now())?;
    tx.audit()
        .by(ctx, actor, "write-rules", "unit", dept.as_str())?;
    Ok(before + 1)
}

/// Where the cases of the last 30 days would have gone by these rules, with the clerks, absences and barriers of today. Everybody begins with
/// nothing, and keeps what she gets.
///
/// # Errors
/// As [`put_unit_rules`].
pub fn try_rules(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    dept: &Dept,
    rules: &[Rule],
) -> Result<RuleTrial, StoreError> {
    leads(tx, ctx, actor, dept)?;
    let known = tx.rules().of_unit(dept)?;
    check(tx, ctx, dept, &known, rules)?;
    let since = ctx.now() - Duration::from_secs(86_400 * u64::from(TRIAL_DAYS));
    let mut cases = tx.rules().recent(dept, since, TRIAL_CASES)?;
    let most = usize::try_from(TRIAL_CASES).unwrap_or(usize::MAX);
    let capped = cases.len() > most;
    if capped {
        cases.remove(0);
    }
    let mut team = Team::load(tx, ctx, dept)?;
    team.loads = BTreeMap::new();
    let mut trial = RuleTrial {
        capped,
        ..RuleTrial::default()
    };
    let mut got: BTreeMap<PersonId, u64> = BTreeMap::new();
    let mut hands: BTreeMap<PersonId, PersonId> = BTreeMap::new();
    for case in cases {
        let barred = tx.barriers().clerks_of(case.thread)?;
        let hand: Vec<PersonId> = hands.get(&case.subject).copied().into_iter().collect();
        let choice = choose(
            rules,
            &Case {
                matter: &case.matter,
                hands: &hand,
                barred: &barred,
                applying: None,
            },
            &team,
        );
        trial.cases += 1;
        match choice {
            Choice::Ask => trial.register += 1,
            Choice::Nobody => trial.nobody += 1,
            Choice::To { pid, .. } => {
                *got.entry(pid).or_default() += 1;
                *team.loads.entry(pid).or_default() += 1;
                hands.insert(case.subject, pid);
            }
        }
    }
    trial.desks = got.into_iter().collect();
    Ok(trial)
}

fn check(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    dept: &Dept,
    known: &RuleList,
    rules: &[Rule],
) -> Result<(), StoreError> {
    if rules.len() > MAX_RULES {
        return Err(StoreError::Invalid("too-many-rules"));
    }
    let ids: BTreeSet<_> = rules.iter().map(|rule| rule.id).collect();
    if ids.len() != rules.len() || !rules.iter().all(has_form) {
        return Err(StoreError::Invalid("rule-form"));
    }
    // Whoever has left, and a matter that is gone, may stay in a rule: they fit nobody and nothing, and the rest can still be changed.
    let old = &known.rules;
    let workers = tx.units().workers(dept, ctx.now())?;
    for rule in rules {
        for pid in &rule.clerks {
            let stays = old.iter().any(|one| one.clerks.contains(pid));
            if !stays && !workers.contains(pid) {
                return Err(StoreError::Invalid("rule-clerk"));
            }
        }
        if let Some(matter) = &rule.matter {
            let stays = old.iter().any(|one| one.matter.as_ref() == Some(matter));
            if !stays && tx.matters().lookup(matter)?.is_none() {
                return Err(StoreError::Invalid("rule-matter"));
            }
        }
    }
    Ok(())
}

fn has_form(rule: &Rule) -> bool {
    let clerks: BTreeSet<_> = rule.clerks.iter().collect();
    if clerks.len() != rule.clerks.len() || clerks.len() > MAX_CLERKS {
        return false;
    }
    let named = !clerks.is_empty();
    match rule.kind {
        RuleKind::Hands | RuleKind::Nobody => !named && rule.matter.is_none(),
        RuleKind::Matter => named && rule.matter.is_some(),
        RuleKind::Register => named && rule.matter.is_none(),
        RuleKind::Load => rule.matter.is_none(),
    }
}
