// SPDX-License-Identifier: EUPL-1.2
//! What an ID token whose signature holds has to say (OpenID Connect Core 1.0, 3.1.3.7), and a little more.

use protocol::UnixTime;
use serde_json::{Map, Value};
use subtle::ConstantTimeEq;

use super::fault::Fault;

/// Clocks of two computers may differ by so much, in seconds.
const SKEW: i64 = 60;
/// A request is answered within ten minutes; a token that is older belongs to another one.
const MAX_AGE: i64 = 600;
/// Longest text of one claim.
const MAX_TEXT: usize = 500;

/// What is expected.
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) client: &'a str,
    pub(super) nonce: &'a str,
    /// Seconds within which the person has to have been asked.
    pub(super) max_age: i64,
    pub(super) now: UnixTime,
}

/// Checks everything that is no matter of the person.
pub(super) fn check(claims: &Map<String, Value>, expected: &Expected<'_>) -> Result<(), Fault> {
    let now = expected.now.0;
    if text(claims, "iss") != Some(expected.issuer) {
        return Err(Fault::ISSUER);
    }
    // One audience: whom else it is for has not asked us, and could hand it on.
    let audience = match claims.get("aud") {
        Some(Value::String(one)) => Some(one.as_str()),
        Some(Value::Array(all)) => match all.as_slice() {
            [one] => one.as_str(),
            _ => None,
        },
        _ => None,
    };
    if audience != Some(expected.client) {
        return Err(Fault::AUDIENCE);
    }
    if claims.contains_key("azp") && text(claims, "azp") != Some(expected.client) {
        return Err(Fault::AUTHORIZED_PARTY);
    }
    if text(claims, "sub").is_none_or(str::is_empty) {
        return Err(Fault::SUBJECT);
    }
    if time(claims, "exp").is_none_or(|exp| exp <= now - SKEW) {
        return Err(Fault::EXPIRED);
    }
    let issued = time(claims, "iat").ok_or(Fault::ISSUED_AT)?;
    let begun =
        claims.get("nbf").is_none() || time(claims, "nbf").is_some_and(|begin| begin <= now + SKEW);
    if !begun || issued > now + SKEW || issued < now - MAX_AGE {
        return Err(Fault::ISSUED_AT);
    }
    let nonce = text(claims, "nonce").unwrap_or_default();
    if !bool::from(nonce.as_bytes().ct_eq(expected.nonce.as_bytes())) {
        return Err(Fault::NONCE);
    }
    let asked = time(claims, "auth_time").ok_or(Fault::AUTH_TIME)?;
    if asked > now + SKEW || asked < now - expected.max_age - SKEW {
        return Err(Fault::AUTH_TIME);
    }
    Ok(())
}

/// A claim that is a text, of bounded length.
pub(super) fn text<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    let text = claims.get(name)?.as_str()?;
    (text.len() <= MAX_TEXT).then_some(text)
}

/// Whole seconds since 1970.
fn time(claims: &Map<String, Value>, name: &str) -> Option<i64> {
    claims.get(name)?.as_i64()
}
