// SPDX-License-Identifier: EUPL-1.2
//! What the server has about a person, for her own report (Art. 15 GDPR, R-100). What was written only her browser reads; it adds that.

pub use crate::db::copy::RecordPart;
use crate::db::copy::person;
use crate::error::{OrAbsent, StoreError};
use crate::ids::PersonId;
use crate::store::tx::Tx;

/// Every table that has something about her, the newest rows first. What is not given, and why, stands in docs/RETENTION.md.
///
/// # Errors
/// [`StoreError::Absent`] when there is no such person.
pub fn records(tx: &mut Tx<'_>, pid: PersonId) -> Result<Vec<RecordPart>, StoreError> {
    tx.persons().lookup(pid)?.or_absent()?;
    person::of_person(tx.conn, pid)
}
