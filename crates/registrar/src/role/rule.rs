// SPDX-License-Identifier: EUPL-1.2
//! Rules of a department by what the register knows: its lead says here, signed and sealed, what each of them tests, and the portal
//! asks which apply to somebody. It is told ids; it never learns a number, a digit or an office, and cannot put a test of its own.

use std::collections::BTreeSet;

use diesel::SqliteConnection;
use protocol::ids::RuleId;
use protocol::statement::{
    DeskAsk, DeskRequest, DeskResult, PersonRole, RegisterRule, RegisterTest,
};
use protocol::{Dept, Signed, UnixTime};
use serde::Deserialize;

use super::desk::refused;
use super::{Refusal, Registrar, RoleError};
use crate::db;
use crate::person::Person;
use crate::portal::{Outcome, WorkItem};

/// Tests of a department at most.
const MOST: usize = 50;
/// Bytes of an office's name at most.
const BRANCH: usize = 200;
/// The last number of two digits.
const LAST: u8 = 99;

/// What the portal asks; about whom stands beside it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    dept: Dept,
    rules: BTreeSet<RuleId>,
}

impl Registrar {
    /// Says which of a department's rules apply to somebody. Nothing is kept of the question: who writes to whom is not the registrar's
    /// business.
    pub(super) fn answer_rules(&self, item: &WorkItem) -> Result<Outcome, RoleError> {
        let asked = item
            .body
            .as_ref()
            .and_then(|body| serde_json::from_slice::<Question>(&body.0).ok());
        let Some(asked) = asked else {
            return Ok(Refusal::Malformed.outcome(0));
        };
        self.db.tx(|c| {
            let person = db::person::lookup(c, item.pid)?;
            let Some(person) = person.filter(|one| one.role != PersonRole::Staff) else {
                return Ok(Refusal::Unknown.outcome(0));
            };
            let mut rules = Vec::new();
            // A department that may not know who she is learns nothing of her by a rule.
            if self.may_know(&asked.dept, &person) {
                rules = db::register_rule::of_dept(c, &asked.dept)?;
            }
            rules.retain(|one| asked.rules.contains(&one.rule) && applies(&one.test, &person));
            let rules = rules.into_iter().map(|one| one.rule).collect();
            Ok(Outcome::Rules { rules })
        })
    }

    /// Puts or reads what the rules of the asking lead's department test; none for another question.
    pub(super) fn answer_rule_desk(
        &self,
        c: &mut SqliteConnection,
        request: &Signed<DeskRequest>,
        now: UnixTime,
    ) -> Result<Option<DeskResult>, RoleError> {
        let asked = request.payload();
        match &asked.ask {
            DeskAsk::RulesList {} => Ok(Some(DeskResult::Rules {
                items: db::register_rule::of_dept(c, &asked.dept)?,
            })),
            DeskAsk::RulesPut { rules } => {
                if !have_form(rules) {
                    return Ok(Some(refused("rule-form")));
                }
                db::register_rule::replace(c, &asked.dept, rules)?;
                let evidence = request.envelope().to_json();
                self.archive(c, "rules-put", asked.by.pid, evidence, now)?;
                Ok(Some(DeskResult::Recorded {}))
            }
            _ => Ok(None),
        }
    }
}

fn have_form(rules: &[RegisterRule]) -> bool {
    let ids: BTreeSet<_> = rules.iter().map(|one| one.rule).collect();
    let good = |test: &RegisterTest| match test {
        RegisterTest::Digits { from, to } => from <= to && *to <= LAST,
        RegisterTest::Branch { branch } => {
            !branch.trim().is_empty()
                && branch.len() <= BRANCH
                && !branch.chars().any(char::is_control)
        }
    };
    rules.len() <= MOST && ids.len() == rules.len() && rules.iter().all(|one| good(&one.test))
}

fn applies(test: &RegisterTest, person: &Person) -> bool {
    match test {
        RegisterTest::Digits { from, to } => person
            .kvnr
            .as_ref()
            .is_some_and(|kvnr| (*from..=*to).contains(&kvnr.final_digits())),
        RegisterTest::Branch { branch } => person
            .branch
            .as_ref()
            .is_some_and(|own| own.trim().to_lowercase() == branch.trim().to_lowercase()),
    }
}
