// SPDX-License-Identifier: EUPL-1.2
//! A clerk asks about a unit: it is hers, or it does not exist for her.

use mailbox::clock::Timestamp;
use mailbox::ids::{Dept, PersonId};
use mailbox::model::MemberOfUnit;
use mailbox::{OrAbsent, StoreError, Tx};
use protocol::statement::Right;

/// The clerk's membership.
///
/// # Errors
/// [`StoreError::Absent`] when she is not in the unit, which looks like a unit that does not exist.
pub(crate) fn of_unit(
    tx: &mut Tx<'_>,
    dept: &Dept,
    pid: PersonId,
    now: Timestamp,
) -> Result<MemberOfUnit, StoreError> {
    tx.units().member(dept, pid, now)?.or_absent()
}

/// The clerk's membership, if it holds the right.
///
/// # Errors
/// [`StoreError::Absent`] as above, [`StoreError::Forbidden`] without the right.
pub(crate) fn with_right(
    tx: &mut Tx<'_>,
    dept: &Dept,
    pid: PersonId,
    right: Right,
    now: Timestamp,
) -> Result<(), StoreError> {
    let member = of_unit(tx, dept, pid, now)?;
    if member.rights.contains(&right) {
        Ok(())
    } else {
        Err(StoreError::Forbidden)
    }
}
