// SPDX-License-Identifier: EUPL-1.2
//! Security headers on every answer; protocol.md 11 and rulings 1 and 32.

use std::time::UNIX_EPOCH;

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    CONTENT_SECURITY_POLICY, DATE, HeaderMap, HeaderName, HeaderValue, HttpDate, TryIntoHeaderValue,
};
use actix_web::middleware::Next;
use mailbox::Timestamp;

use crate::face::Face;
use crate::state::App;

/// What kind of file an answer is; anything unmarked is data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    /// The application.
    App,
    /// The attachment viewer, framed by the application and without an origin of its own.
    Viewer,
    /// Reading without a connection: of this portal, and without it.
    Offline,
    /// The service worker: it asks this host for what a page asked it for, and for the page without a connection.
    Keeper,
    /// A script: as a worker it has the policy of its own answer, not of its page.
    Script,
}

/// No inline script or style, no foreign host, Trusted Types with the one policy that makes the workers.
const CSP_APP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; \
worker-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; \
require-trusted-types-for 'script'; trusted-types sp1-loader";
/// The part of it that [`policy`] widens.
const CONNECT: &str = "connect-src 'self'";
/// No origin, no network, no style and no picture from anywhere: the file comes by message. Its page narrows the scripts to its own
/// one by hash (build-viewer.mjs). Scans are decoded by WebAssembly, in a worker made of that script's own text.
const CSP_VIEWER: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; connect-src 'none'; form-action 'none'; base-uri 'none'; \
frame-ancestors 'self'; sandbox allow-scripts; require-trusted-types-for 'script'; trusted-types sp1-viewer";
/// The page without a connection opens what is kept on the device, and can reach nobody with it. The service worker answers with the same
/// words (`frontend/src/push/shell.ts`).
const CSP_OFFLINE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'none'; \
worker-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; \
require-trusted-types-for 'script'; trusted-types sp1-loader";
/// The crypto worker holds all keys: it loads its own chunks and talks to nobody but its page. No `sandbox`: that would take its
/// origin, and with it IndexedDB and WebCrypto.
const CSP_SCRIPT: &str = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
require-trusted-types-for 'script'; trusted-types 'none'";
/// A service worker that passes requests on has to make them. It holds no key, sees no text, and reaches no other host.
const CSP_KEEPER: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
require-trusted-types-for 'script'; trusted-types 'none'";
const CSP_DATA: &str =
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/// The camera reads the code of the letter; nothing else is needed.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(self), display-capture=(), encrypted-media=(), \
fullscreen=(self), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), \
publickey-credentials-create=(self), publickey-credentials-get=(self), serial=(), usb=(), xr-spatial-tracking=()";

/// Adds what the handler has not set itself.
///
/// `Integrity-Policy` is not sent: Chromium 156 then refuses every dynamically imported chunk, because an import carries no
/// integrity without an inline import map. Static imports are covered by `modulepreload` with integrity.
pub(crate) async fn headers(
    app: App,
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    // What a page may do is said with the page: to a script, a font or a picture it means nothing, and it is the longest head of all.
    let part = request.path().starts_with("/assets/");
    let mut answer = next.call(request).await?;
    let page = answer.response().extensions().get::<Page>().copied();
    let secure = app.secure;
    let date = date(app.ambient.now());
    let map = answer.headers_mut();
    let csp = match page {
        Some(Page::App) => policy(app.face, app.config.office_scanner.as_deref()),
        Some(Page::Viewer) => HeaderValue::from_static(CSP_VIEWER),
        Some(Page::Offline) => HeaderValue::from_static(CSP_OFFLINE),
        Some(Page::Keeper) => HeaderValue::from_static(CSP_KEEPER),
        Some(Page::Script) => HeaderValue::from_static(CSP_SCRIPT),
        None => HeaderValue::from_static(CSP_DATA),
    };
    map.insert(CONTENT_SECURITY_POLICY, csp);
    set(map, "x-content-type-options", "nosniff");
    set(map, "referrer-policy", "no-referrer");
    set(map, "cross-origin-opener-policy", "same-origin");
    set(map, "cross-origin-embedder-policy", "require-corp");
    set(map, "cross-origin-resource-policy", "same-origin");
    // The viewer has no origin to be kept apart by; browsers give each such frame a place of its own.
    let viewer = page == Some(Page::Viewer);
    set(
        map,
        "origin-agent-cluster",
        if viewer { "?0" } else { "?1" },
    );
    if !part || page == Some(Page::App) {
        set(map, "permissions-policy", PERMISSIONS);
    }
    set(map, "x-permitted-cross-domain-policies", "none");
    if !viewer {
        set(map, "x-frame-options", "DENY");
    }
    if secure {
        set(
            map,
            "strict-transport-security",
            "max-age=63072000; includeSubDomains; preload",
        );
    }
    if !map.contains_key("cache-control") {
        set(map, "cache-control", "no-store");
    }
    if let Some(date) = date {
        map.insert(DATE, date);
    }
    Ok(answer)
}

/// The application's policy. The office's page may speak with one host more, the way to the insurer's virus scanner: there, what it
/// has decrypted goes to be looked at, and nothing of it comes to this server.
fn policy(face: Face, scanner: Option<&str>) -> HeaderValue {
    let wider = scanner
        .filter(|_| face == Face::Office)
        .map(|scanner| CSP_APP.replace(CONNECT, &format!("{CONNECT} {scanner}")));
    // The configuration was checked: it is a word of a header.
    wider
        .and_then(|text| HeaderValue::from_str(&text).ok())
        .unwrap_or(HeaderValue::from_static(CSP_APP))
}

/// The clock that everything here is stamped by, not the library's: browsers put theirs right by it (RFC 9110, 6.6.1).
fn date(now: Timestamp) -> Option<HeaderValue> {
    let at = UNIX_EPOCH + now.since(Timestamp::from_micros(0));
    HttpDate::from(at).try_into_value().ok()
}

fn set(map: &mut HeaderMap, name: &'static str, value: &'static str) {
    map.insert(
        HeaderName::from_static(name),
        HeaderValue::from_static(value),
    );
}

#[cfg(test)]
mod tests {
    use super::{CSP_APP, policy};
    use crate::face::Face;

    #[test]
    fn only_the_office_may_speak_with_the_scanner_and_with_nobody_else() {
        let scanner = "http://127.0.0.1:8790";
        assert_eq!(policy(Face::Portal, Some(scanner)), CSP_APP);
        assert_eq!(policy(Face::Office, None), CSP_APP);
        let office = policy(Face::Office, Some(scanner));
        let office = office.to_str().unwrap();
        assert!(office.contains("; connect-src 'self' http://127.0.0.1:8790; "));
        assert_eq!(office.replace(" http://127.0.0.1:8790", ""), CSP_APP);
    }
}
