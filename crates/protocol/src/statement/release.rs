// SPDX-License-Identifier: EUPL-1.2
//! `release`: a second employee has read exactly this sealed message and lets it go (four eyes, R-85).

use serde::{Deserialize, Serialize};

use super::{Author, Keycard, authored};
use crate::{
    StatementError,
    dsse::{Signed, Statement},
    ids::{MessageId, Org, ThreadId, UnixTime},
    json::V1,
    tup::Hash,
};

/// Payload of `release`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The thread; its lane is `case`.
    pub thread: ThreadId,
    /// The message.
    pub mid: MessageId,
    /// SHA-256 of the sealed file: not one byte of it changes afterwards.
    pub obj: Hash,
    /// Who releases it. Never its author, which is for whoever checks it to see.
    pub by: Author,
    /// When it was signed.
    pub iat: UnixTime,
}

impl Statement for Release {
    const TYPE: &'static str = "application/vnd.sp1.release+json";
}

impl Signed<Release> {
    /// Checks the signature by the keycard of whoever releases. Whether she may, and whether the message is that one, is for the
    /// caller.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `wrong-person`, `wrong-keycard`, `bad-signature`.
    pub fn verify(&self, keycard: &Signed<Keycard>) -> Result<(), StatementError> {
        let release = self.payload();
        authored(&release.org, &release.by, keycard, self.envelope())
    }
}
