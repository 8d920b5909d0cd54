// SPDX-License-Identifier: EUPL-1.2
//! Declarations that need a form (§ 36a Abs. 2a Nr. 1 SGB I): somebody proves at an identity provider who she is, for one message that the
//! portal has accepted. The question is a `declare-start`; way back and answer are those of an identification, and the answer itself is the
//! proof: it names person and message, and the binder has signed it.

use serde::{Deserialize, Serialize};

use super::{OidcAnswer, OidcResult, Role, TrustDocument};
use crate::{
    StatementError,
    agefile::Recipient,
    dsse::{PublicKey, Signed, Statement},
    ids::{Org, PersonId, Provider, ThreadId, UnixTime},
    json::V1,
    oidc::Blind,
    tup::Hash,
};

/// Payload of `declare-start`; signed by the key that it names, which is made for this question only, sealed to department `registrar`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclareStart {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The provider, as the Trust Document names it.
    pub provider: Provider,
    /// Who declares.
    pub pid: PersonId,
    /// The thread in which.
    pub thread: ThreadId,
    /// What: SHA-256 of the stored file of the message, as its receipt names it.
    pub obj: Hash,
    /// The key that signs.
    pub sig: PublicKey,
    /// The recipient of answers.
    pub enc: Recipient,
    /// Hides all of it inside the nonce.
    pub r: Blind,
    /// When it was signed.
    pub iat: UnixTime,
}

impl std::fmt::Debug for DeclareStart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DeclareStart({})", self.provider)
    }
}

impl Statement for DeclareStart {
    const TYPE: &'static str = "application/vnd.sp1.declare-start+json";
}

impl Signed<DeclareStart> {
    /// Checks that the key it names has signed.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `weak-key`, `bad-signature`.
    pub fn verify(&self, org: &Org) -> Result<(), StatementError> {
        let start = self.payload();
        if start.org != *org {
            return Err(StatementError::WrongOrg);
        }
        start.sig.check()?;
        Ok(self.envelope().verify_by(&start.sig)?)
    }
}

/// Who has declared what, and how she has proven who she is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declared {
    /// Who.
    pub pid: PersonId,
    /// The thread.
    pub thread: ThreadId,
    /// SHA-256 of the stored file of the message.
    pub obj: Hash,
    /// `eid`, `gesundheitsid`, `egk-pin`.
    pub procedure: Provider,
}

impl Signed<OidcAnswer> {
    /// What it proves to everybody, whoever asked: the binder has signed that a message was declared. The time is its `iat`.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `wrong-previous` for an answer to another kind of question, `bad-signature`.
    pub fn declared(&self, td: &TrustDocument) -> Result<&Declared, StatementError> {
        let answer = self.payload();
        if answer.org != td.org {
            return Err(StatementError::WrongOrg);
        }
        let OidcResult::Declared(declared) = &answer.result else {
            return Err(StatementError::WrongPrevious);
        };
        td.verify_role(Role::Binder, self.envelope())?;
        Ok(declared)
    }
}
