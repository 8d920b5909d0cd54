// SPDX-License-Identifier: EUPL-1.2
//! The built front end, out of the binary. Names with a hash are immutable, pages are never stored. Beside a file that is worth it lies
//! its brotli form (`build.mjs`), which goes to every browser that says it reads one. The start page is filled in here, so it is packed
//! here (gzip); it says the same to everybody. No answer with anything of a person is ever compressed: its length would tell (BREACH).

use std::borrow::Cow;
use std::io::Write;
use std::path::Path;

use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, AcceptEncoding, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE,
    ETAG, Encoding, Header, HeaderValue, IF_NONE_MATCH, VARY,
};
use actix_web::{HttpRequest, HttpResponse};
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_embed::{EmbeddedFile, RustEmbed};
use serde_json::json;

use crate::error::{ApiError, Code};
use crate::face::Face;
use crate::middleware::headers::Page;
use crate::pages;
use crate::state::App;

#[derive(RustEmbed)]
#[folder = "$OUT_DIR/dist"]
struct Dist;

/// The viewer has no origin, so its script is another's to it. It holds nothing that is not public.
const VIEWER: &str = "assets/viewer-";

/// Ends the name of a file's brotli form (RFC 7932).
const BROTLI: &str = ".br";

/// The web app manifest of the portal.
const MANIFEST: &str = "/app.webmanifest";
/// What may be shared: the kinds that are taken (`frontend/src/mailbox/file-kind.ts`).
const SHARED_KINDS: [&str; 6] = [
    "application/pdf",
    "image/jpeg",
    "image/png",
    "image/webp",
    "image/heic",
    "image/tiff",
];
/// The service worker for signs, shared files and the page without a connection.
const PUSH_WORKER: &str = "push-worker.js";

const NOT_FOUND: &str = "<!doctype html>\n<html lang=\"de\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Nicht gefunden</title></head>\n\
<body><main><h1>Diese Seite gibt es nicht</h1><p>Bitte prüfen Sie die Adresse. Ihre Nachrichten sind davon nicht betroffen.</p><p><a href=\"/\">Zur Startseite</a></p>\
<div lang=\"en\"><h2>There is no such page</h2><p>Please check the address. Your messages are not affected.</p><p><a href=\"/\">To the start page</a></p></div></main></body>\n</html>\n";

/// Everything that is no API route: the page of this side, an asset, or "not found".
pub(crate) async fn serve(request: HttpRequest, app: App) -> Result<HttpResponse, ApiError> {
    let path = request.path();
    if path.starts_with("/api/") || app.face == Face::Agent {
        return Err(Code::NotFound.into());
    }
    if !matches!(
        *request.method(),
        actix_web::http::Method::GET | actix_web::http::Method::HEAD
    ) {
        return Err(Code::MethodNotAllowed.into());
    }
    Ok(match find(app.face, path) {
        Some(Found::Page(file)) => {
            let text = String::from_utf8_lossy(&file.data);
            let filled = pages::fill(&text, &app.config.brand, &app.config.pages).into_bytes();
            start(&request, filled)?
        }
        Some(Found::Viewer(file)) => page(StatusCode::OK, file.data, Page::Viewer),
        Some(Found::Offline(file)) => page(StatusCode::OK, file.data, Page::Offline),
        Some(Found::Asset(name, file)) => asset(&request, name, file),
        None if app.face == Face::Portal && path == MANIFEST => {
            manifest(&app.config.brand.name, request.query_string() == "share")
        }
        None => page(
            StatusCode::NOT_FOUND,
            Cow::Borrowed(NOT_FOUND.as_bytes()),
            Page::App,
        ),
    })
}

enum Found<'a> {
    Page(EmbeddedFile),
    Viewer(EmbeddedFile),
    Offline(EmbeddedFile),
    Asset(&'a str, EmbeddedFile),
}

/// The application is one page: its own addresses stand behind the `#` and never come here.
fn find(face: Face, path: &str) -> Option<Found<'_>> {
    let name = path.strip_prefix('/')?;
    match name {
        "" => Dist::get(&format!("{face}.html")).map(Found::Page),
        "viewer" => Dist::get("viewer.html").map(Found::Viewer),
        // For insured persons; staff keeps nothing of this kind.
        "offline" if face == Face::Portal => Dist::get("offline.html").map(Found::Offline),
        // Pages are reached by their address only, and each side has its own.
        _ if name.ends_with(".html") => None,
        // A form of another file, not one of its own.
        _ if name.ends_with(BROTLI) => None,
        // Signs are for insured persons; the office has no worker that stays.
        PUSH_WORKER if face != Face::Portal => None,
        _ => Dist::get(name).map(|file| Found::Asset(name, file)),
    }
}

/// The web app manifest (W3C): what the installed portal is called, and its pictures. The name is the insurer's, so that it is written here.
/// `share`: a service worker controls the page, so that files of other apps can be handed to it; without one they would come to us in
/// the clear (ruling 34), and are refused unread.
fn manifest(brand: &str, share: bool) -> HttpResponse {
    let icon = |file: &str, size: u32, purpose: &str| {
        let sizes = format!("{size}x{size}");
        json!({ "src": file, "sizes": sizes, "type": "image/png", "purpose": purpose })
    };
    let mut body = json!({
        "id": "/",
        "name": format!("{brand} Postfach"),
        "short_name": "Postfach",
        "lang": "de",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#004f50",
        "icons": [
            icon("/icon-192.png", 192, "any"),
            icon("/icon-512.png", 512, "any"),
            icon("/icon-maskable.png", 512, "maskable"),
        ],
    });
    if share && let Some(members) = body.as_object_mut() {
        let files = json!([{ "name": "files", "accept": SHARED_KINDS }]);
        let target = json!({
            "action": "/share",
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": { "files": files },
        });
        members.insert("share_target".to_owned(), target);
    }
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/manifest+json"))
        .insert_header((CACHE_CONTROL, "no-cache"))
        .body(body.to_string())
}

/// The page of this side, packed for whom reads gzip: every browser does.
fn start(request: &HttpRequest, filled: Vec<u8>) -> Result<HttpResponse, ApiError> {
    let packed = reads(request, Encoding::gzip());
    let body = if packed { gzip(&filled)? } else { filled };
    let mut response = page(StatusCode::OK, Cow::Owned(body), Page::App);
    let headers = response.headers_mut();
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if packed {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    Ok(response)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>, ApiError> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .map_err(|_| Code::Internal.into())
}

fn page(status: StatusCode, body: Cow<'static, [u8]>, kind: Page) -> HttpResponse {
    let mut response = HttpResponse::build(status)
        .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(owned(body));
    response.extensions_mut().insert(kind);
    response
}

fn asset(request: &HttpRequest, name: &str, file: EmbeddedFile) -> HttpResponse {
    let short = Dist::get(&format!("{name}{BROTLI}"));
    let chosen = short.is_some() && reads(request, Encoding::brotli());
    // Each form has a tag of its own (RFC 9110, section 8.8.3).
    let form = if chosen { "-br" } else { "" };
    let tag = format!("\"{}{form}\"", hex(file.metadata.sha256_hash()));
    let known = request
        .headers()
        .get(IF_NONE_MATCH)
        .is_some_and(|value| value.as_bytes() == tag.as_bytes());
    let cache = if is_hashed(name) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut builder = HttpResponse::build(if known {
        StatusCode::NOT_MODIFIED
    } else {
        StatusCode::OK
    });
    builder
        .insert_header((CACHE_CONTROL, cache))
        .insert_header((ETAG, tag));
    if short.is_some() {
        builder.insert_header((VARY, "accept-encoding"));
    }
    if name.starts_with(VIEWER) {
        builder.insert_header((ACCESS_CONTROL_ALLOW_ORIGIN, "*"));
    }
    let script = Path::new(name).extension().is_some_and(|end| end == "js");
    let mark = script.then_some(if name == PUSH_WORKER {
        Page::Keeper
    } else {
        Page::Script
    });
    if known {
        // The headers of a 304 replace the stored ones: the policy must be the same.
        return marked(builder.finish(), mark);
    }
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let text = matches!(
        (kind.type_().as_str(), kind.subtype().as_str()),
        ("text", _) | (_, "javascript" | "json")
    );
    let kind = if text {
        format!("{kind}; charset=utf-8")
    } else {
        kind.to_string()
    };
    let data = match short {
        Some(short) if chosen => {
            builder.insert_header((CONTENT_ENCODING, "br"));
            short.data
        }
        _ => file.data,
    };
    marked(
        builder
            .insert_header((CONTENT_TYPE, kind))
            .body(owned(data)),
        mark,
    )
}

/// Whether the browser takes this form, and would not rather have the file as it is.
fn reads(request: &HttpRequest, form: Encoding) -> bool {
    let forms = [form.clone(), Encoding::identity()];
    AcceptEncoding::parse(request)
        .ok()
        .and_then(|accepts| accepts.negotiate(forms.iter()))
        .is_some_and(|chosen| chosen == form)
}

fn marked(mut response: HttpResponse, mark: Option<Page>) -> HttpResponse {
    if let Some(mark) = mark {
        response.extensions_mut().insert(mark);
    }
    response
}

fn owned(data: Cow<'static, [u8]>) -> bytes::Bytes {
    match data {
        Cow::Borrowed(data) => bytes::Bytes::from_static(data),
        Cow::Owned(data) => bytes::Bytes::from(data),
    }
}

/// Whether the name changes with the content: `assets/<name>-<hash>.<ext>`.
fn is_hashed(name: &str) -> bool {
    let Some(stem) = name
        .strip_prefix("assets/")
        .and_then(|n| n.split('.').next())
    else {
        return false;
    };
    stem.rsplit_once('-')
        .is_some_and(|(_, hash)| hash.len() >= 8 && hash.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn hex(hash: [u8; 32]) -> String {
    use std::fmt::Write;
    hash.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::{is_hashed, reads};
    use actix_web::http::header::Encoding;
    use actix_web::test::TestRequest;

    #[test]
    fn only_names_with_a_hash_are_immutable() {
        assert!(is_hashed("assets/main-QK2V7XBA.js"));
        assert!(is_hashed("assets/portal-0a1b2c3d4e.css"));
        assert!(!is_hashed("assets/logo.svg"));
        assert!(!is_hashed("manifest.json"));
        assert!(!is_hashed("portal-0a1b2c3d4e.css"));
    }

    #[test]
    fn brotli_goes_to_whom_reads_it() {
        let asks = |words: &'static str| {
            let request = TestRequest::default().insert_header(("accept-encoding", words));
            reads(&request.to_http_request(), Encoding::brotli())
        };
        assert!(asks("gzip, deflate, br, zstd"));
        assert!(asks("br"));
        assert!(asks("br;q=0.5, identity;q=0.1"));
        assert!(!asks("gzip, deflate"));
        assert!(!asks("br;q=0, gzip"));
        assert!(!asks("identity, br;q=0.5"));
        let silent = TestRequest::default().to_http_request();
        assert!(!reads(&silent, Encoding::brotli()));
    }
}
