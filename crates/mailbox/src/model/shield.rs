// SPDX-License-Identifier: EUPL-1.2
//! Who answers a person whatever she chooses, and which clerk sees nothing of which thread. Reasons are codes: a text would stand here in
//! clear, and why a person is served by another unit is not known here at all.

use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::{Dept, PersonId};

/// What the registrar says of a person. It takes the place of everything it said before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRoute {
    /// Grows with everything that is said of the person.
    pub seq: i64,
    /// The unit that answers her in every matter; none: that of the matter.
    pub dept: Option<Dept>,
    /// Clerks who never see a thread about her.
    pub barred: Vec<PersonId>,
}

word_enum! {
    /// Why a thread does not exist for a clerk.
    BarrierKind {
        /// The registrar says so, and not why.
        Route = "route",
        /// She has said that she must not work on it.
        Recusal = "recusal",
    }
}

word_enum! {
    /// Why a clerk must not work on a thread, in her own word.
    RecusalReason {
        /// She is the person herself, or has a stake in it (§ 16 Abs. 1 Nr. 1 SGB X).
        Involved = "involved",
        /// The person is a relative (§ 16 Abs. 1 Nr. 2 SGB X).
        Relative = "relative",
        /// She, or a relative, acts for the person (§ 16 Abs. 1 Nr. 3 and 4 SGB X).
        ActsFor = "acts-for",
        /// She works for somebody who is a party (§ 16 Abs. 1 Nr. 5 SGB X).
        Employed = "employed",
        /// She has given an opinion or was active outside her office (§ 16 Abs. 1 Nr. 6 SGB X).
        Opinion = "opinion",
        /// There is reason to doubt her impartiality (§ 17 SGB X).
        Bias = "bias",
    }
}

/// That a clerk has recused herself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recusal {
    /// Who.
    pub pid: PersonId,
    /// Why.
    pub reason: RecusalReason,
    /// When.
    pub at: Timestamp,
}
