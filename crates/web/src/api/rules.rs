// SPDX-License-Identifier: EUPL-1.2
//! The rules by which a unit gives out new cases, for its lead.

use mailbox::ids::{Dept, Matter, PersonId, RuleId};
use mailbox::model::{self, RuleAssignment, RuleKind, RuleList, RuleTrial};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::B64u;

/// The rules of a unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RulesAnswer {
    /// From 1 without gaps; 0: nobody has written a list.
    pub version: u64,
    /// In their order: the first one that fits decides.
    pub rules: Vec<Rule>,
}

/// A rule.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Drawn by the lead's client.
    #[schema(value_type = Uuid)]
    pub id: RuleId,
    /// `hands`, `matter`, `register`, `load` or `nobody`.
    #[schema(value_type = String)]
    pub kind: RuleKind,
    /// With `matter`, and no other.
    #[schema(value_type = Option<String>)]
    pub matter: Option<Matter>,
    /// Among whom the load decides; none with `hands` and `nobody`, and with `load` where it is everybody.
    #[schema(value_type = Vec<Uuid>)]
    pub clerks: Vec<PersonId>,
    /// Passed over for the time being.
    pub paused: bool,
}

/// The rules that are to hold from now on.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RulesRequest {
    /// The version that the lead has seen.
    pub expected_version: u64,
    /// In their order; at most 50.
    pub rules: Vec<Rule>,
}

/// Saved.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RulesSaved {
    /// The version in force now.
    pub version: u64,
}

/// Rules to be tried.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleTrialRequest {
    /// In their order; at most 50.
    pub rules: Vec<Rule>,
}

/// Where the cases of the last 30 days would have gone. Counts only.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleTrialAnswer {
    /// Cases that were looked at.
    pub cases: u64,
    /// There were more; the newest ones were looked at.
    pub capped: bool,
    /// Who would have got any.
    pub desks: Vec<TrialDesk>,
    /// About how many the registrar would have been asked.
    pub register: u64,
    /// How many would have stayed in the list.
    pub nobody: u64,
}

/// What one clerk would have got.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TrialDesk {
    /// Who.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// How many.
    pub n: u64,
}

/// A sealed word to the registrar about what the unit's rules test, or a question about it.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleTestsRequest {
    /// age file for the registrar: a signed `desk-request`.
    pub file: B64u,
}

/// What a rule has done with a case; for staff only.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignedItem {
    /// Unix seconds.
    pub at: i64,
    /// In which unit.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// Who got it.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// For whom she stood in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub instead_of: Option<PersonId>,
    /// Where the rule stood in the list then, from 1.
    pub position: u64,
    /// What it went by.
    #[schema(value_type = String)]
    pub kind: RuleKind,
    /// Its matter.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub matter: Option<Matter>,
}

impl From<RuleList> for RulesAnswer {
    fn from(list: RuleList) -> Self {
        Self {
            version: list.version,
            rules: list.rules.into_iter().map(Rule::from).collect(),
        }
    }
}

impl From<model::Rule> for Rule {
    fn from(rule: model::Rule) -> Self {
        Self {
            id: rule.id,
            kind: rule.kind,
            matter: rule.matter,
            clerks: rule.clerks,
            paused: rule.paused,
        }
    }
}

impl From<Rule> for model::Rule {
    fn from(rule: Rule) -> Self {
        Self {
            id: rule.id,
            kind: rule.kind,
            matter: rule.matter,
            clerks: rule.clerks,
            paused: rule.paused,
        }
    }
}

impl From<RuleTrial> for RuleTrialAnswer {
    fn from(trial: RuleTrial) -> Self {
        let desk = |(pid, n)| TrialDesk { pid, n };
        Self {
            cases: trial.cases,
            capped: trial.capped,
            desks: trial.desks.into_iter().map(desk).collect(),
            register: trial.register,
            nobody: trial.nobody,
        }
    }
}

impl From<RuleAssignment> for AssignedItem {
    fn from(one: RuleAssignment) -> Self {
        Self {
            at: one.at.secs(),
            dept: one.dept,
            pid: one.pid,
            instead_of: one.instead_of,
            position: one.position,
            kind: one.kind,
            matter: one.matter,
        }
    }
}
