// SPDX-License-Identifier: EUPL-1.2
//! Keycards and certificates of the clerks who signed department epochs: without them a browser cannot verify such an epoch.

use mailbox::model::{AttestedText, StatementKind};
use mailbox::{StoreError, Tx};
use protocol::Signed;
use protocol::statement::Keycard;

/// Keycard and certificates of every clerk who signed one of these epochs, each once.
///
/// Epochs of two administrators carry two signatures; only those with one are looked into.
pub(crate) fn signers(
    tx: &mut Tx<'_>,
    epochs: &[AttestedText],
) -> Result<Vec<AttestedText>, StoreError> {
    let mut unknown = Vec::new();
    for epoch in epochs {
        let envelope = epoch.stmt.envelope()?;
        if let [_] = envelope.signatures() {
            unknown.push(envelope);
        }
    }
    let mut out: Vec<AttestedText> = Vec::new();
    if unknown.is_empty() {
        return Ok(out);
    }
    for pid in tx.persons().bound_staff()? {
        let subject = pid.to_string();
        for card in tx.statements().find_by_subject(StatementKind::Keycard, &subject)? {
            let parsed: Signed<Keycard> = Signed::parse(card.attested.stmt.envelope()?)
                .map_err(|error| StoreError::Internal(format!("stored keycard: {error}")))?;
            let key = parsed.payload().sig;
            if unknown.iter().any(|epoch| epoch.verify_by(&key).is_ok()) {
                out.push(card.attested);
                let certs = tx.statements().find_by_subject(StatementKind::Staff, &subject)?;
                out.extend(certs.into_iter().map(|cert| cert.attested));
            }
        }
    }
    out.dedup();
    Ok(out)
}
