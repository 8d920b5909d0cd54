// SPDX-License-Identifier: EUPL-1.2
//! Who is away, and who stands in.

use crate::clock::Timestamp;
use crate::ids::{AbsenceId, Dept, PersonId};

/// A clerk is away from a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Its id.
    pub id: AbsenceId,
    /// In which unit.
    pub dept: Dept,
    /// Who is away.
    pub pid: PersonId,
    /// From then on.
    pub from: Timestamp,
    /// Until then; from that moment on she is there again.
    pub until: Timestamp,
    /// Who was named to stand in.
    pub deputy: Option<PersonId>,
    /// Who entered it.
    pub set_by: PersonId,
}

/// Who stands in for somebody who is away, after all deputies who are away themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandIn {
    /// She does.
    Colleague(PersonId),
    /// Nobody was named, or whoever was named belongs to the unit no more.
    Nobody,
    /// The deputies stand in for each other and all are away.
    Circle,
}
