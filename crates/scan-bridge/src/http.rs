// SPDX-License-Identifier: EUPL-1.2
//! `POST /scan` for one page: that of the back office, by somebody who has the pairing code. Nothing is logged but that it listens.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::{AUTHORIZATION, HeaderMap, HeaderValue, ORIGIN};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use serde::Serialize;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::clamd::{Clamd, Verdict};
use crate::config::{Config, ConfigError};

/// A browser asks again before each file after this; the question is cheap.
const PREFLIGHT: &str = "600";

struct Bridge {
    origin: HeaderValue,
    code: [u8; 32],
    clamd: Clamd,
    max: usize,
    patience: Duration,
}

#[derive(Serialize)]
struct Said {
    #[serde(flatten)]
    verdict: Verdict,
    /// Version of the signatures; none when the scanner does not say.
    signatures: Option<String>,
}

/// It runs.
pub struct Server {
    /// Where.
    pub address: SocketAddr,
    /// Ends when it is stopped.
    pub running: actix_web::dev::Server,
}

/// Begins to listen.
///
/// # Errors
/// When the configuration cannot be right.
pub fn serve(config: &Config) -> Result<Server, ServeError> {
    config.check()?;
    let bridge = web::Data::new(Bridge {
        origin: HeaderValue::from_str(&config.origin).map_err(|_| ConfigError::Origin)?,
        code: Sha256::digest(config.code()?.as_bytes()).into(),
        clamd: config.clamd.parse()?,
        max: config.max_bytes(),
        patience: Duration::from_secs(config.seconds),
    });
    let listener = TcpListener::bind(config.listen)?;
    let address = listener.local_addr()?;
    let running = HttpServer::new(move || {
        App::new()
            .app_data(bridge.clone())
            // One byte more than is scanned, so that what is larger gets a verdict and not a broken connection.
            .app_data(web::PayloadConfig::new(bridge.max.saturating_add(1)))
            .route(
                "/scan",
                web::method(actix_web::http::Method::OPTIONS).to(preflight),
            )
            .route("/scan", web::post().to(scan))
            .default_service(web::to(|| async { HttpResponse::NotFound().finish() }))
    })
    .workers(1)
    .listen(listener)?
    .run();
    Ok(Server { address, running })
}

/// Why it does not begin.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The listener.
    #[error("cannot listen: {0}")]
    Listen(#[from] io::Error),
}

/// Whether the back office asks. A page of anybody else gets no header that would let it read, and no scan.
fn is_office(bridge: &Bridge, headers: &HeaderMap) -> bool {
    headers.get(ORIGIN) == Some(&bridge.origin)
}

fn has_code(bridge: &Bridge, headers: &HeaderMap) -> bool {
    let code = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.as_bytes().strip_prefix(b"Bearer "));
    // Hashes of equal length are compared in constant time, so that nothing tells how much was right.
    code.is_some_and(|code| Sha256::digest(code).as_slice().ct_eq(&bridge.code).into())
}

fn answer(bridge: &Bridge, status: StatusCode) -> actix_web::HttpResponseBuilder {
    let mut answer = HttpResponse::build(status);
    answer
        .insert_header(("access-control-allow-origin", bridge.origin.clone()))
        .insert_header(("vary", "origin"))
        .insert_header(("cache-control", "no-store"))
        .insert_header(("x-content-type-options", "nosniff"))
        // The office's page takes nothing in that does not say it may be taken.
        .insert_header(("cross-origin-resource-policy", "cross-origin"));
    answer
}

async fn preflight(bridge: web::Data<Bridge>, request: HttpRequest) -> HttpResponse {
    if !is_office(&bridge, request.headers()) {
        return HttpResponse::Forbidden().finish();
    }
    answer(&bridge, StatusCode::NO_CONTENT)
        .insert_header(("access-control-allow-methods", "POST"))
        .insert_header((
            "access-control-allow-headers",
            "authorization, content-type",
        ))
        // Browsers ask whether a page of a network may speak with this machine.
        .insert_header(("access-control-allow-private-network", "true"))
        .insert_header(("access-control-max-age", PREFLIGHT))
        .finish()
}

async fn scan(
    bridge: web::Data<Bridge>,
    request: HttpRequest,
    body: Result<web::Bytes, actix_web::Error>,
) -> HttpResponse {
    if !is_office(&bridge, request.headers()) {
        return HttpResponse::Forbidden().finish();
    }
    if !has_code(&bridge, request.headers()) {
        return answer(&bridge, StatusCode::UNAUTHORIZED).finish();
    }
    let verdict = match body {
        Ok(bytes) if bytes.len() <= bridge.max => bridge.clamd.scan(&bytes, bridge.patience).await,
        Ok(_) => Verdict::TooLarge,
        Err(error) if error.as_response_error().status_code() == StatusCode::PAYLOAD_TOO_LARGE => {
            Verdict::TooLarge
        }
        Err(_) => return answer(&bridge, StatusCode::BAD_REQUEST).finish(),
    };
    let signatures = match verdict {
        Verdict::Unavailable => None,
        _ => bridge.clamd.signatures(bridge.patience).await,
    };
    answer(&bridge, StatusCode::OK).json(Said {
        verdict,
        signatures,
    })
}
