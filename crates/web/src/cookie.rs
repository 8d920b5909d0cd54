// SPDX-License-Identifier: EUPL-1.2
//! The session cookie: name, attributes, and nothing else.

use std::time::Duration;

use actix_web::cookie::{Cookie, SameSite};

use crate::face::Face;

/// Name of the cookie. Cookies cross ports on localhost, so the two sides have names of their own (ruling 30).
pub(crate) const fn name(face: Face, secure: bool) -> &'static str {
    match (face, secure) {
        (Face::Office, true) => "__Host-sp-office",
        (Face::Office, false) => "sp-office",
        (_, true) => "__Host-sp-portal",
        (_, false) => "sp-portal",
    }
}

/// Sets the token. It is a session cookie: the server ends sessions, not the browser. Only at a device that others use too it goes by
/// itself after so many seconds: a browser that "continues where you left off" keeps the others.
pub(crate) fn set(
    face: Face,
    secure: bool,
    token: String,
    seconds: Option<u64>,
) -> Cookie<'static> {
    let mut cookie = plain(face, secure, token);
    // A span that does not fit would be no span: then the browser keeps it as any other.
    let age = seconds.and_then(|seconds| Duration::from_secs(seconds).try_into().ok());
    cookie.set_max_age::<Option<actix_web::cookie::time::Duration>>(age);
    cookie
}

fn plain(face: Face, secure: bool, token: String) -> Cookie<'static> {
    Cookie::build(name(face, secure), token)
        .path("/")
        .secure(secure)
        .http_only(true)
        .same_site(SameSite::Strict)
        .finish()
}

/// Removes it.
pub(crate) fn clear(face: Face, secure: bool) -> Cookie<'static> {
    let mut cookie = plain(face, secure, String::new());
    cookie.make_removal();
    cookie
}
