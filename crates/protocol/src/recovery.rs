// SPDX-License-Identifier: EUPL-1.2
//! The recovery sheet on a new device (sections 3 and 4).

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{
    ids::{BirthDate, Org, UnixTime},
    json::V1,
    tup::{Hash, h, hkdf32, tup},
};

/// `HKDF(R, H("sp1/rec/salt", org), TUP("sp1/rec/locator", org), 32)` of the 19 raw bytes.
pub fn locator(raw: &[u8; 19], org: &Org) -> Zeroizing<[u8; 32]> {
    let salt = h("sp1/rec/salt", &[org.as_bytes()]);
    let info = tup("sp1/rec/locator", &[org.as_bytes()]);
    hkdf32(raw, salt.as_bytes(), &info)
}

/// What the portal stores to find the person of a sheet.
pub fn locator_hash(locator: &[u8; 32]) -> Hash {
    h("sp1/rec/locator-hash", &[locator])
}

/// What a person says about herself and the registrar compares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    /// Birth date.
    pub dob: BirthDate,
}

/// Content of the `claims` file, sealed to department `registrar`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryClaims {
    /// 1.
    pub v: V1,
    /// `"claims"`.
    pub t: ClaimsTag,
    /// The organisation.
    pub org: Org,
    /// Hash of the locator, not the locator.
    pub locator: Hash,
    /// What the registrar compares.
    pub claims: Claims,
    /// When it was sealed.
    pub iat: UnixTime,
}

/// The text `claims`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimsTag {
    /// `"claims"`
    Claims,
}
