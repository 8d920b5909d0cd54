// SPDX-License-Identifier: EUPL-1.2
//! `[store.escalation]`: when a case goes to the lead of its unit, in working days.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::policy::DeadlinePolicy;
use crate::clock::Timestamp;
use crate::error::StoreError;
use crate::ids::Dept;
use crate::model::{Clocks, WorkState};

/// When cases escalate.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EscalationPolicy {
    /// Working days after which an answer is owed and nobody has claimed the case.
    pub unclaimed_days: u8,
    /// Working days after a deadline is past, whoever has the case.
    pub overdue_days: u8,
    /// The same for single units.
    pub units: BTreeMap<Dept, UnitEscalation>,
}

/// What differs in one unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct UnitEscalation {
    /// As above.
    pub unclaimed_days: Option<u8>,
    /// As above.
    pub overdue_days: Option<u8>,
    /// Nothing escalates there.
    pub never: bool,
}

impl Default for EscalationPolicy {
    fn default() -> Self {
        Self {
            unclaimed_days: 2,
            overdue_days: 1,
            units: BTreeMap::new(),
        }
    }
}

impl EscalationPolicy {
    /// From when on a case is its lead's matter; none: as it stands it never is.
    ///
    /// # Errors
    /// [`StoreError::Invalid`] `bad-day` for moments that no calendar has.
    pub fn at(
        &self,
        days: &DeadlinePolicy,
        dept: &Dept,
        (state, claimed): (WorkState, bool),
        clocks: &Clocks,
    ) -> Result<Option<Timestamp>, StoreError> {
        let own = self.units.get(dept).copied().unwrap_or_default();
        if own.never || state == WorkState::Done {
            return Ok(None);
        }
        let unclaimed = clocks
            .owed_since
            .filter(|_| !claimed)
            .map(|since| days.after(since, own.unclaimed_days.unwrap_or(self.unclaimed_days)))
            .transpose()?;
        let overdue = clocks
            .late_at()
            .map(|late| days.after(late, own.overdue_days.unwrap_or(self.overdue_days)))
            .transpose()?;
        Ok(unclaimed.into_iter().chain(overdue).min())
    }
}
