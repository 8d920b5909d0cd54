// SPDX-License-Identifier: EUPL-1.2
//! What an ID token whose signature holds has to say (OpenID Connect Core 1.0, 3.1.3.7), and a little more; the same for a logout
//! token (OpenID Connect Back-Channel Logout 1.0, 2.6).

use protocol::UnixTime;
use serde_json::{Map, Value};
use subtle::ConstantTimeEq;

use crate::fault::Fault;

/// Clocks of two computers may differ by so much, in seconds.
const SKEW: i64 = 60;
/// A request is answered within ten minutes; a token that is older belongs to another one.
const MAX_AGE: i64 = 600;
/// Longest text of one claim.
const MAX_TEXT: usize = 500;

/// What is expected.
pub(crate) struct Expected<'a> {
    pub(crate) issuer: &'a str,
    pub(crate) client: &'a str,
    pub(crate) nonce: &'a str,
    /// Seconds within which the person has to have been asked.
    pub(crate) max_age: i64,
    pub(crate) now: UnixTime,
}

/// What says that a token is one for leaving.
const LOGOUT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Somebody leaves, or was sent away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logout {
    /// Whose sessions end; none: only that of `sid`.
    pub sub: Option<String>,
    /// Which session at the provider ends; none: all of `sub`.
    pub sid: Option<String>,
    /// The token's own id: it counts once.
    pub jti: String,
    /// When the provider said so.
    pub iat: UnixTime,
}

impl Logout {
    /// After that the token is refused for its age, and nobody has to remember it.
    #[must_use]
    pub const fn over(&self) -> UnixTime {
        self.iat.plus(MAX_AGE + SKEW + 1)
    }
}

/// Checks everything that is no matter of the person.
pub(crate) fn check(claims: &Map<String, Value>, expected: &Expected<'_>) -> Result<(), Fault> {
    let now = expected.now.0;
    common(claims, expected.issuer, expected.client, now)?;
    if text(claims, "sub").is_none_or(str::is_empty) {
        return Err(Fault::SUBJECT);
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

/// Checks a logout token. It has no nonce, so that no ID token can be taken for one.
pub(crate) fn check_logout(
    claims: &Map<String, Value>,
    issuer: &str,
    client: &str,
    now: UnixTime,
) -> Result<Logout, Fault> {
    common(claims, issuer, client, now.0)?;
    let event = claims.get("events").and_then(|events| events.get(LOGOUT));
    if !event.is_some_and(Value::is_object) {
        return Err(Fault::EVENT);
    }
    if claims.contains_key("nonce") {
        return Err(Fault::WITH_NONCE);
    }
    let named = |name: &str| match claims.get(name) {
        None => Ok(None),
        Some(_) => match text(claims, name) {
            Some(text) if !text.is_empty() => Ok(Some(text.to_owned())),
            _ => Err(Fault::SUBJECT),
        },
    };
    let (sub, sid) = (named("sub")?, named("sid")?);
    if sub.is_none() && sid.is_none() {
        return Err(Fault::SUBJECT);
    }
    let jti = text(claims, "jti").filter(|jti| !jti.is_empty());
    Ok(Logout {
        sub,
        sid,
        jti: jti.ok_or(Fault::TOKEN_ID)?.to_owned(),
        iat: UnixTime(time(claims, "iat").ok_or(Fault::ISSUED_AT)?),
    })
}

/// From whom, for whom, and when.
fn common(claims: &Map<String, Value>, issuer: &str, client: &str, now: i64) -> Result<(), Fault> {
    if text(claims, "iss") != Some(issuer) {
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
    if audience != Some(client) {
        return Err(Fault::AUDIENCE);
    }
    if claims.contains_key("azp") && text(claims, "azp") != Some(client) {
        return Err(Fault::AUTHORIZED_PARTY);
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
    Ok(())
}

/// A claim that is a text, of bounded length.
pub(crate) fn text<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    let text = claims.get(name)?.as_str()?;
    (text.len() <= MAX_TEXT).then_some(text)
}

/// Whole seconds since 1970.
pub(crate) fn time(claims: &Map<String, Value>, name: &str) -> Option<i64> {
    claims.get(name)?.as_i64()
}
