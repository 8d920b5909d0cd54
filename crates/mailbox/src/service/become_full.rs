// SPDX-License-Identifier: EUPL-1.2
//! A session that has waited for the registrar may do everything from now on.

use protocol::Hash;

use crate::clock::Timestamp;
use crate::error::{OrAbsent, StoreError};
use crate::model::{PersonState, SessionChange};
use crate::store::tx::Tx;

/// Gives the session its new state and token, unless the person is blocked.
///
/// # Errors
/// [`StoreError::Forbidden`] when she is; [`crate::Conflict::State`] when the old token is gone.
pub fn become_full(
    tx: &mut Tx<'_>,
    old: Hash,
    change: &SessionChange,
    now: Timestamp,
) -> Result<(), StoreError> {
    let pid = change.pid.or_absent()?;
    let person = tx.persons().access(pid, now)?.or_absent()?;
    if person.state != PersonState::Active {
        return Err(StoreError::Forbidden);
    }
    tx.sessions().rotate(old, change, now)
}
