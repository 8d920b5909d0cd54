// SPDX-License-Identifier: EUPL-1.2
//! What every client begins with.

use std::collections::BTreeSet;

use super::offers::offered;
use crate::clock::Timestamp;
use crate::error::StoreError;
use crate::model::{AttestedText, JsonText, OfferedMatter, StatementKind};
use crate::store::tx::Tx;

/// Trust Documents, departments, revocation list, matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustView {
    /// Trust Documents, oldest first.
    pub td: Vec<AttestedText>,
    /// Newest epoch of each department that the asker may know of.
    pub depts: Vec<AttestedText>,
    /// Newest revocation list.
    pub revlist: Option<JsonText>,
    /// What insured persons choose from.
    pub matters: Vec<OfferedMatter>,
}

/// Keycards and certificates of the clerks who made some of these department epochs, each once: without them a
/// browser cannot verify such an epoch.
///
/// # Errors
/// When the database does not answer.
pub fn signers(tx: &mut Tx<'_>, epochs: &[AttestedText]) -> Result<Vec<AttestedText>, StoreError> {
    let mut clerks = BTreeSet::new();
    for epoch in epochs {
        let sh = epoch.stmt.envelope()?.sh();
        clerks.extend(tx.statements().lookup(sh)?.and_then(|s| s.by));
    }
    let mut out = Vec::new();
    for pid in clerks {
        for kind in [
            StatementKind::Keycard,
            StatementKind::Bind,
            StatementKind::Staff,
        ] {
            let found = tx.statements().find_by_subject(kind, &pid.to_string())?;
            out.extend(found.into_iter().map(|s| s.attested));
        }
    }
    Ok(out)
}

/// Reads it. Shielded units are named to the insurer's programs only (`whole`): whoever is answered by one is told with her route.
///
/// # Errors
/// When the database does not answer.
pub fn trust_view(tx: &mut Tx<'_>, whole: bool, now: Timestamp) -> Result<TrustView, StoreError> {
    let td = tx.statements().find_by_subject(StatementKind::Td, "")?;
    let mut depts = Vec::new();
    let shields = if whole {
        Vec::new()
    } else {
        tx.routes().shields()?
    };
    for unit in tx.units().list()? {
        if shields.contains(&unit.dept) {
            continue;
        }
        depts.extend(tx.statements().lookup(unit.epoch_sh)?.map(|s| s.attested));
    }
    let revlist = tx.statements().newest(StatementKind::Revlist, "")?;
    let levels = tx.levels();
    let matters = tx.matters().list()?.into_iter();
    let matters = matters.map(|m| levels.effective(m)).collect();
    // The insurer's programs know what the registrar said, and no words beside it.
    let matters = if whole {
        let plain = |matter| OfferedMatter {
            matter,
            words: None,
        };
        Vec::into_iter(matters).map(plain).collect()
    } else {
        offered(tx, matters, now)?
    };
    Ok(TrustView {
        td: td.into_iter().map(|s| s.attested).collect(),
        depts,
        revlist: revlist.map(|s| s.attested.stmt),
        matters,
    })
}
