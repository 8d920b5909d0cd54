// SPDX-License-Identifier: EUPL-1.2
//! Identification by an identity provider: `oidc-start` and `oidc-finish` by a key that nobody knows yet, and the registrar's
//! `oidc-answer`. All of them travel sealed: the portal passes them on and reads none (ruling 17).

use serde::{Deserialize, Serialize};

use super::{Declared, Role, SlipCode, TrustDocument};
use crate::{
    StatementError,
    agefile::Recipient,
    dsse::{PublicKey, Signed, Statement},
    ids::{ActivationId, BirthDate, Org, Provider, UnixTime, WebUrl},
    json::V1,
    oidc::Blind,
    tup::Hash,
};

/// Payload of `oidc-start`; signed by the key that it names, sealed to department `registrar`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OidcStart {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The provider, as the Trust Document names it.
    pub provider: Provider,
    /// The key that signs, and will sign the keycard.
    pub sig: PublicKey,
    /// The recipient of answers, and of the keycard.
    pub enc: Recipient,
    /// Hides both inside the nonce.
    pub r: Blind,
    /// When it was signed.
    pub iat: UnixTime,
}

impl std::fmt::Debug for OidcStart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OidcStart({})", self.provider)
    }
}

impl Statement for OidcStart {
    const TYPE: &'static str = "application/vnd.sp1.oidc-start+json";
}

impl Signed<OidcStart> {
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

/// Payload of `oidc-finish`: what the provider gave the browser on its way back; signed by the key of the `oidc-start`, sealed
/// to department `registrar`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OidcFinish {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// `sh` of the `oidc-start`.
    pub start: Hash,
    /// Authorization code.
    pub code: String,
    /// The state that the registrar gave.
    pub state: String,
    /// Who says that it was the provider (RFC 9207).
    #[serde(deserialize_with = "crate::json::present")]
    pub iss: Option<String>,
    /// When it was signed.
    pub iat: UnixTime,
}

impl std::fmt::Debug for OidcFinish {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OidcFinish([REDACTED])")
    }
}

impl Statement for OidcFinish {
    const TYPE: &'static str = "application/vnd.sp1.oidc-finish+json";
}

impl Signed<OidcFinish> {
    /// Checks that it follows this start, by the same key.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `wrong-previous`, `bad-signature`.
    pub fn verify(&self, org: &Org, start: &Hash, sig: &PublicKey) -> Result<(), StatementError> {
        let finish = self.payload();
        if finish.org != *org {
            return Err(StatementError::WrongOrg);
        }
        if finish.start != *start {
            return Err(StatementError::WrongPrevious);
        }
        Ok(self.envelope().verify_by(sig)?)
    }
}

/// Payload of `oidc-answer`, signed by `binder`; sealed to `enc` of the `oidc-start`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OidcAnswer {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// `sh` of the statement that it answers.
    pub to: Hash,
    /// What comes of it.
    pub result: OidcResult,
    /// When it was signed.
    pub iat: UnixTime,
}

impl std::fmt::Debug for OidcAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OidcAnswer({}, [REDACTED])", self.to)
    }
}

impl Statement for OidcAnswer {
    const TYPE: &'static str = "application/vnd.sp1.oidc-answer+json";
}

impl Signed<OidcAnswer> {
    /// Checks the binder's signature and that it answers this statement.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `wrong-previous`, `bad-signature`.
    pub fn verify(&self, td: &TrustDocument, asked: &Hash) -> Result<(), StatementError> {
        let answer = self.payload();
        if answer.org != td.org {
            return Err(StatementError::WrongOrg);
        }
        if answer.to != *asked {
            return Err(StatementError::WrongPrevious);
        }
        Ok(td.verify_role(Role::Binder, self.envelope())?)
    }
}

/// What comes of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "kebab-case", deny_unknown_fields)]
pub enum OidcResult {
    /// Go there; whoever comes back with another state is somebody else.
    Redirect {
        /// Address of the provider with the request, or its name, in it.
        url: WebUrl,
        /// 32 random bytes as text.
        state: String,
    },
    /// The register knows the person: a code for this key and no other.
    Identified {
        /// The activation.
        aid: ActivationId,
        /// In groups.
        code: SlipCode,
        /// Fingerprint of the Trust Document, 8 groups of 4.
        fp: String,
        /// What the bind request says beside the code.
        dob: BirthDate,
        /// Until when it works.
        exp: UnixTime,
    },
    /// She has proven who she is, for this message.
    Declared(Declared),
    /// There is none.
    Refused {
        /// `unknown-provider`, `provider-failed`, `expired`, `used`, `not-proven`, `level-too-low`, `not-matched`, `busy`.
        reason: String,
    },
}
