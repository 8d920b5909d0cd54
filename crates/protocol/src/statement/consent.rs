// SPDX-License-Identifier: EUPL-1.2
//! `consent`: a person wants decisions to be announced in the portal, or does not want it any longer (§ 37 Abs. 2a SGB X).

use serde::{Deserialize, Serialize};

use super::{Author, Keycard, authored};
use crate::{
    StatementError,
    dsse::{Signed, Statement},
    ids::{Org, UnixTime},
    json::{JsonError, V1},
};

/// Bytes of the words at most.
pub const MAX_CONSENT_TEXT: usize = 4_000;

/// Payload of `consent`. It holds the words themselves: years later it must be beyond doubt what was agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The person, for herself.
    pub by: Author,
    /// Given, or taken back.
    pub given: bool,
    /// Version of the words, from 1.
    pub version: u64,
    /// Language of the words (BCP 47).
    pub lang: String,
    /// The words that stood on the screen; at most [`MAX_CONSENT_TEXT`] bytes.
    pub text: String,
    /// When it was signed.
    pub iat: UnixTime,
}

impl Statement for Consent {
    const TYPE: &'static str = "application/vnd.sp1.consent+json";

    fn check(&self) -> Result<(), JsonError> {
        let text = (1..=MAX_CONSENT_TEXT).contains(&self.text.len());
        let lang = (1..=35).contains(&self.lang.len())
            && self
                .lang
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if text && lang && self.version >= 1 {
            Ok(())
        } else {
            Err(JsonError::WrongMembers)
        }
    }
}

impl Signed<Consent> {
    /// Checks the signature by the person's keycard.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `wrong-person`, `wrong-keycard`, `bad-signature`.
    pub fn verify(&self, keycard: &Signed<Keycard>) -> Result<(), StatementError> {
        let consent = self.payload();
        authored(&consent.org, &consent.by, keycard, self.envelope())
    }
}
