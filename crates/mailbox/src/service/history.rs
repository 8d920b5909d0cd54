// SPDX-License-Identifier: EUPL-1.2
//! Whoever was identified anew gets what was written before only from a unit's clerk, and after a letter only when
//! the old address had time to object (docs/PROTOCOL.md, section 5). Computed at access; no job is involved.

use protocol::statement::{Assurance, Bind, Member as EpochMember};
use protocol::{Hash, Signed};

use crate::clock::Timestamp;
use crate::error::{OrAbsent, StoreError};
use crate::ids::PersonId;
use crate::model::JsonText;
use crate::store::lanes::StoredEpoch;
use crate::store::tx::Tx;

/// What a person's new key was not given yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldHistory {
    /// Who.
    pub pid: PersonId,
    /// Epochs of lane `case` that name a key from before her new identification, and whose messages are withheld.
    pub epochs: Vec<u64>,
    /// Before then nobody may give them to her; none: at once.
    pub opens_at: Option<Timestamp>,
}

/// How the keys that a person has now came about: her newest identification, and the carryovers since.
pub(super) struct Identification {
    /// Keycards bound by it.
    pub(super) keycards: Vec<Hash>,
    /// She had other keys before.
    pub(super) anew: bool,
    /// Before then nobody may give her what older keys could read; none: at once.
    pub(super) opens_at: Option<Timestamp>,
}

/// The newest identification of a person.
///
/// A carryover continues the one before: otherwise whoever intercepted a letter would only have to change keys once
/// more.
pub(super) fn identification(tx: &mut Tx<'_>, pid: PersonId) -> Result<Identification, StoreError> {
    let person = tx.persons().lookup(pid)?.or_absent()?;
    let mut next = person.binding;
    let mut keycards = Vec::new();
    while let Some(sh) = next {
        let stored = tx.statements().lookup(sh)?.or_absent()?;
        let bind: Signed<Bind> = Signed::parse(stored.attested.stmt.envelope()?)
            .map_err(|e| StoreError::Internal(format!("stored binding: {e}")))?;
        let bind = bind.payload();
        keycards.push(bind.kc);
        if bind.assurance != Assurance::Carryover || bind.prev.is_none() {
            let anew = bind.prev.is_some();
            let wait = tx.history_policy().letter_wait();
            let noticed = (anew && bind.assurance == Assurance::Letter)
                .then(|| Timestamp::from_secs(bind.iat.0) + wait);
            return Ok(Identification {
                keycards,
                anew,
                opens_at: person.quarantine_until.max(noticed),
            });
        }
        next = bind.prev;
    }
    Err(StoreError::Absent)
}

/// The part of an epoch that names its members; it was checked as a whole when it was stored.
#[derive(serde::Deserialize)]
struct Members {
    members: Vec<EpochMember>,
}

/// The keycard by which an epoch names a person.
pub(super) fn keycard_in(epoch: &JsonText, pid: PersonId) -> Result<Option<Hash>, StoreError> {
    let envelope = epoch.envelope()?;
    let stmt: Members = serde_json::from_slice(envelope.payload())
        .map_err(|e| StoreError::Internal(format!("stored epoch: {e}")))?;
    Ok(stmt.members.into_iter().find_map(|member| match member {
        EpochMember::Person { pid: who, kc } if who == pid => Some(kc),
        EpochMember::Person { .. } | EpochMember::Dept { .. } => None,
    }))
}

/// What a person who may fetch from `from_idx` on was not given yet; none when that is nothing.
pub(super) fn held_history(
    tx: &mut Tx<'_>,
    pid: PersonId,
    from_idx: u64,
    epochs: &[StoredEpoch],
) -> Result<Option<HeldHistory>, StoreError> {
    if from_idx <= 1 {
        return Ok(None);
    }
    let identification = identification(tx, pid)?;
    if !identification.anew {
        return Ok(None);
    }
    let mut held = Vec::new();
    for epoch in epochs.iter().filter(|epoch| epoch.first_idx < from_idx) {
        let named = keycard_in(&epoch.stmt, pid)?;
        if named.is_some_and(|kc| !identification.keycards.contains(&kc)) {
            held.push(epoch.epoch);
        }
    }
    Ok((!held.is_empty()).then_some(HeldHistory {
        pid,
        epochs: held,
        opens_at: identification.opens_at,
    }))
}
