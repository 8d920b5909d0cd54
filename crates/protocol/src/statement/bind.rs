// SPDX-License-Identifier: EUPL-1.2
//! `bind`: the registrar says that a keycard is a person's.

use serde::{Deserialize, Serialize};

use super::{Keycard, PersonRole, Role, TrustDocument};
use crate::{
    StatementError,
    dsse::{Signed, Statement},
    ids::{Org, PersonId, UnixTime},
    json::V1,
    tup::Hash,
};

/// How the person was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BindMethod {
    /// By letter.
    Letter,
    /// At a counter.
    Branch,
    /// As an employee.
    Staff,
    /// By a code after a former one.
    Reissue,
    /// By electronic identity.
    Eid,
    /// By the former key.
    Carryover,
}

/// How sure the registrar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Assurance {
    /// A letter was redeemed.
    Letter,
    /// Somebody saw a document.
    Branch,
    /// An electronic identity.
    Eid,
    /// Handed over to an employee.
    Staff,
    /// The former key signed.
    Carryover,
}

/// Payload of `bind`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bind {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The person.
    pub pid: PersonId,
    /// Number of the person's bindings, from 1 without gaps.
    pub seq: u64,
    /// `sh` of the keycard.
    pub kc: Hash,
    /// `sh` of the binding before; null for the first.
    pub prev: Option<Hash>,
    /// How the person was recognised.
    pub method: BindMethod,
    /// `kc` of the employee who identified the person, at a counter.
    pub by: Option<Hash>,
    /// How sure the registrar is.
    pub assurance: Assurance,
    /// What the person is.
    pub role: PersonRole,
    /// From when the binding holds; the one before ends then.
    pub nbf: UnixTime,
    /// When it was signed.
    pub iat: UnixTime,
}

impl Statement for Bind {
    const TYPE: &'static str = "application/vnd.sp1.bind+json";
}

impl Signed<Bind> {
    /// Checks the binder's signature, the keycard and the place after `previous` (`None` for the
    /// first binding).
    ///
    /// # Errors
    /// In this order: `wrong-org`, `bad-signature`, `wrong-keycard`, those of
    /// [`Signed::<Keycard>::verify`], `wrong-person`, `sequence-gap`, `wrong-previous`.
    pub fn verify(
        &self,
        td: &TrustDocument,
        keycard: &Signed<Keycard>,
        previous: Option<&Self>,
    ) -> Result<(), StatementError> {
        let bind = self.payload();
        if bind.org != td.org {
            return Err(StatementError::WrongOrg);
        }
        td.verify_role(Role::Binder, self.envelope())?;
        if bind.kc != keycard.sh() {
            return Err(StatementError::WrongKeycard);
        }
        keycard.verify(&bind.org, bind.pid)?;
        if previous.is_some_and(|previous| previous.payload().pid != bind.pid) {
            return Err(StatementError::WrongPerson);
        }
        let before = previous.map_or(0, |previous| previous.payload().seq);
        if Some(bind.seq) != before.checked_add(1) {
            return Err(StatementError::SequenceGap);
        }
        if bind.prev != previous.map(Signed::sh) {
            return Err(StatementError::WrongPrevious);
        }
        Ok(())
    }
}
