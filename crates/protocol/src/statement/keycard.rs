// SPDX-License-Identifier: EUPL-1.2
//! `keycard`: one person's signature key and age recipient. `kc = sh(keycard)` names them everywhere.

use serde::{Deserialize, Serialize};

use crate::{
    StatementError,
    agefile::Recipient,
    dsse::{PublicKey, Signed, Statement},
    ids::{Org, PersonId, UnixTime},
    json::V1,
    tup::Hash,
};

/// Whose keycard it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeycardKind {
    /// Insured person.
    Insured,
    /// Representative.
    Rep,
    /// Employee.
    Staff,
    /// Program of the insurer.
    Agent,
}

/// Payload of `keycard`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keycard {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The person.
    pub pid: PersonId,
    /// Whose keycard it is.
    pub kind: KeycardKind,
    /// From 1.
    pub seq: u64,
    /// Signature key.
    pub sig: PublicKey,
    /// age recipient.
    pub enc: Recipient,
    /// When it was made.
    pub iat: UnixTime,
    /// `kc` of the keycard before; null for the first.
    pub prev: Option<Hash>,
}

impl Statement for Keycard {
    const TYPE: &'static str = "application/vnd.sp1.keycard+json";
}

impl Signed<Keycard> {
    /// Checks a keycard by itself: key, organisation, person, own signature.
    ///
    /// A keycard counts only together with a binding.
    ///
    /// # Errors
    /// In this order: `weak-key`, `wrong-org`, `wrong-person`, `sequence-gap`, `wrong-previous`,
    /// `bad-signature`.
    pub fn verify(&self, org: &Org, pid: PersonId) -> Result<(), StatementError> {
        let card = self.payload();
        card.sig.check()?;
        if card.org != *org {
            return Err(StatementError::WrongOrg);
        }
        if card.pid != pid {
            return Err(StatementError::WrongPerson);
        }
        if card.seq == 0 {
            return Err(StatementError::SequenceGap);
        }
        if (card.seq == 1) != card.prev.is_none() {
            return Err(StatementError::WrongPrevious);
        }
        Ok(self.envelope().verify_by(&card.sig)?)
    }

    /// Checks that this keycard succeeds `previous` and was signed by its key as well; only then may a
    /// carryover bind it.
    ///
    /// # Errors
    /// `wrong-person`, `sequence-gap`, `wrong-previous`, `bad-signature`.
    pub fn verify_succession(&self, previous: &Self) -> Result<(), StatementError> {
        let (card, old) = (self.payload(), previous.payload());
        if (&card.org, card.pid) != (&old.org, old.pid) {
            return Err(StatementError::WrongPerson);
        }
        if Some(card.seq) != old.seq.checked_add(1) {
            return Err(StatementError::SequenceGap);
        }
        if card.prev != Some(previous.sh()) {
            return Err(StatementError::WrongPrevious);
        }
        Ok(self.envelope().verify_by(&old.sig)?)
    }
}
