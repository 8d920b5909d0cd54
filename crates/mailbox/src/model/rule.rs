// SPDX-License-Identifier: EUPL-1.2
//! By which rules a unit gives out its new cases: one list a unit, in the order of its lead; the first rule that fits decides.

use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::{Dept, Matter, PersonId, RuleId, ThreadId};

/// Rules of a unit at most.
pub const MAX_RULES: usize = 50;
/// Clerks of a rule at most.
pub const MAX_CLERKS: usize = 50;

word_enum! {
    /// What a rule goes by.
    RuleKind {
        /// Whoever has an open case of the person gets her next one, too.
        Hands = "hands",
        /// The matter.
        Matter = "matter",
        /// What the register knows of the person. Only the registrar knows what is asked, and says whether it applies.
        Register = "register",
        /// Nothing: whoever has fewest open cases.
        Load = "load",
        /// Nothing: the case stays in the unit's list.
        Nobody = "nobody",
    }
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: RuleId,
    /// What it goes by.
    pub kind: RuleKind,
    /// With kind `matter`, and no other.
    pub matter: Option<Matter>,
    /// Among whom the load decides. With kind `load`, none means everybody who is there; kinds `hands` and `nobody` have none.
    pub clerks: Vec<PersonId>,
    /// It is passed over for the time being.
    pub paused: bool,
}

/// The rules of a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleList {
    /// From 1 without gaps; 0: nobody has written one.
    pub version: u64,
    /// In their order.
    pub rules: Vec<Rule>,
}

/// A case that waits for the registrar's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleQuestion {
    /// The case.
    pub thread: ThreadId,
    /// Whose rules ask.
    pub dept: Dept,
}

/// What a rule has done with a case. It says what the rule was then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleAssignment {
    /// When.
    pub at: Timestamp,
    /// In which unit.
    pub dept: Dept,
    /// Who got it.
    pub pid: PersonId,
    /// For whom she stood in.
    pub instead_of: Option<PersonId>,
    /// Where the rule stood in the list, from 1.
    pub position: u64,
    /// What it went by.
    pub kind: RuleKind,
    /// Its matter.
    pub matter: Option<Matter>,
}

/// Where the last cases of a unit would have gone. Counts only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleTrial {
    /// Cases that were looked at.
    pub cases: u64,
    /// There were more; the newest ones were looked at.
    pub capped: bool,
    /// Who would have got how many.
    pub desks: Vec<(PersonId, u64)>,
    /// About how many the registrar would have been asked.
    pub register: u64,
    /// How many would have stayed in the list.
    pub nobody: u64,
}
