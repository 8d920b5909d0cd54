// SPDX-License-Identifier: EUPL-1.2
//! Enforces the route table before a handler runs: rate, origin, size, session state, token, idempotency key. What has no row has no answer.

use std::net::IpAddr;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    AUTHORIZATION, CONTENT_ENCODING, CONTENT_LENGTH, HeaderMap, ORIGIN, TRANSFER_ENCODING,
};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, ResponseError};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::trace::Asker;
use crate::cookie;
use crate::error::{ApiError, Code};
use crate::extract::{Current, Key, Longest};
use crate::face::Face;
use crate::routes::{BodyKind, Need, Row};
use crate::state::App;

/// What a route without body tolerates: the `{}` of a careful client.
const NO_BODY: u64 = 16;

/// A form with one token.
const FORM: u64 = 32 << 10;

/// Lets a request through to its handler, or answers with a refusal.
pub(crate) async fn gate<B: MessageBody>(
    app: App,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    match admit(&app, &request).await {
        Ok(()) => next
            .call(request)
            .await
            .map(ServiceResponse::map_into_left_body),
        Err(error) => {
            let response = error.error_response().map_into_right_body();
            Ok(request.into_response(response))
        }
    }
}

async fn admit(app: &App, request: &ServiceRequest) -> Result<(), ApiError> {
    if !request.path().starts_with("/api/") {
        return Ok(());
    }
    let row = row(app, request)?;
    let address = address(app, request);
    app.rates.address(row.class, address).map_err(too_many)?;
    same_site(app, request, row)?;
    size(app, request, row)?;
    match row.need {
        // What the provider posts is checked by its signature.
        Need::Nobody | Need::Provider => {}
        Need::Agent => agent(app, request.headers())?,
        Need::Session(states) | Need::SessionIfAny(states) => {
            let Some(cookie) = request.cookie(cookie::name(app.face, app.secure)) else {
                return match row.need {
                    Need::SessionIfAny(_) => Ok(()),
                    _ => Err(Code::NoSession.into()),
                };
            };
            let token = cookie.value().to_owned();
            let current = Current::load(app, &token, row.active).await?;
            request
                .extensions_mut()
                .insert(Asker(current.session.new.id));
            app.rates
                .session(row.class, current.session.new.id)
                .map_err(too_many)?;
            if !states.contains(&current.session.new.state) {
                return Err(Code::SessionState.into());
            }
            request.extensions_mut().insert(current);
        }
    }
    if row.keyed {
        let key = Key::read(request.headers())?;
        request.extensions_mut().insert(key);
    }
    Ok(())
}

fn row<'a>(app: &'a App, request: &ServiceRequest) -> Result<&'a Row, ApiError> {
    let pattern = request.match_pattern().ok_or(Code::NotFound)?;
    let key = (request.method().clone(), pattern);
    if let Some(row) = app.rows.get(&key) {
        return Ok(row);
    }
    let known = app.rows.keys().any(|(_, pattern)| *pattern == key.1);
    Err(if known {
        Code::MethodNotAllowed
    } else {
        Code::NotFound
    }
    .into())
}

fn too_many(seconds: u64) -> ApiError {
    ApiError::from(Code::TooMany).retry_after(seconds)
}

/// The peer, or what a trusted proxy says of it.
fn address(app: &App, request: &ServiceRequest) -> IpAddr {
    let peer = request
        .peer_addr()
        .map_or(IpAddr::from([0, 0, 0, 0]), |peer| peer.ip());
    if !app.config.trusted_proxies.contains(&peer.to_canonical()) {
        return peer;
    }
    // The last entry is the one the trusted proxy has added itself.
    request
        .headers()
        .get_all("x-forwarded-for")
        .last()
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.rsplit(',').next())
        .and_then(|value| value.trim().parse().ok())
        .unwrap_or(peer)
}

/// Unsafe requests come from a page of this very listener and say so twice; nothing of a browser reaches the agent face
/// or what the identity provider posts.
fn same_site(app: &App, request: &ServiceRequest, row: &Row) -> Result<(), ApiError> {
    let headers = request.headers();
    let site = headers.get("sec-fetch-site").map(|value| value.as_bytes());
    if app.face == Face::Agent || row.need == Need::Provider {
        let browser = site.is_some() || headers.contains_key(ORIGIN);
        return if browser {
            Err(Code::CrossSite.into())
        } else {
            Ok(())
        };
    }
    if site.is_some_and(|site| !matches!(site, b"same-origin" | b"none")) {
        return Err(Code::CrossSite.into());
    }
    if row.method.is_safe() {
        return Ok(());
    }
    let own = headers
        .get(ORIGIN)
        .is_some_and(|value| value.as_bytes() == app.origin.as_bytes());
    let marked = headers
        .get("x-siegelpost")
        .is_some_and(|value| value.as_bytes() == b"1");
    if own && marked {
        Ok(())
    } else {
        Err(Code::CrossSite.into())
    }
}

/// Refuses by header what would be refused by size, before a byte is read. Compressed bodies are not taken at all.
fn size(app: &App, request: &ServiceRequest, row: &Row) -> Result<(), ApiError> {
    let headers = request.headers();
    if headers.contains_key(CONTENT_ENCODING) {
        return Err(Code::MediaType.into());
    }
    let length = match headers.get(CONTENT_LENGTH) {
        Some(value) => {
            let text = value
                .to_str()
                .ok()
                .and_then(|text| text.parse::<u64>().ok());
            Some(text.ok_or(Code::BadRequest)?)
        }
        None => None,
    };
    let limit = match row.body {
        BodyKind::None => NO_BODY,
        BodyKind::Json => json(request, app.config.limits.json),
        BodyKind::Keys => json(request, app.config.limits.unit_keys),
        BodyKind::Form => FORM,
        BodyKind::File | BodyKind::Chunk if length.is_none() => {
            return Err(Code::LengthRequired.into());
        }
        BodyKind::File | BodyKind::Chunk => app.config.limits.attachment,
    };
    if length.is_some_and(|length| length > limit) {
        return Err(Code::TooLarge.into());
    }
    if row.body == BodyKind::None && headers.contains_key(TRANSFER_ENCODING) {
        return Err(Code::TooLarge.into());
    }
    Ok(())
}

/// The same limit holds while the body is read, for those that say no length or a wrong one.
fn json(request: &ServiceRequest, limit: usize) -> u64 {
    request.extensions_mut().insert(Longest(limit));
    u64::try_from(limit).unwrap_or(u64::MAX)
}

fn agent(app: &App, headers: &HeaderMap) -> Result<(), ApiError> {
    let token = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.as_bytes().strip_prefix(b"Bearer "))
        .ok_or(Code::NoSession)?;
    let expected = app.agent_token.ok_or(Code::NoSession)?;
    // Hashes of equal length are compared in constant time, so that nothing tells how much was right.
    let right: bool = Sha256::digest(token).as_slice().ct_eq(&expected).into();
    if right {
        Ok(())
    } else {
        Err(Code::NoSession.into())
    }
}
