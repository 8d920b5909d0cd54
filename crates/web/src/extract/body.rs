// SPDX-License-Identifier: EUPL-1.2
//! JSON bodies: bounded in size and time, closed, and hashed for the idempotency key.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Query;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use bytes::BytesMut;
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::error::{ApiError, Code};
use crate::state::App;

/// A parsed body and the hash of its bytes.
pub(crate) struct Body<T> {
    /// What it says.
    pub value: T,
    /// SHA-256 of its bytes; the same request has the same hash.
    pub hash: [u8; 32],
}

/// Most bytes of the JSON body of this request.
#[derive(Clone, Copy)]
pub(crate) struct Longest(pub usize);

impl<T: DeserializeOwned + 'static> FromRequest for Body<T> {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let mut payload = payload.take();
        Box::pin(async move {
            let app = App::of(&request)?;
            let longest = request.extensions().get::<Longest>().copied();
            let limit = longest.map_or(app.config.limits.json, |Longest(bytes)| bytes);
            let bytes = bytes_of(&app, &request, &mut payload, "application/json", limit).await?;
            let value = serde_json::from_slice(&bytes).map_err(|error| fault(&error))?;
            Ok(Self {
                value,
                hash: Sha256::digest(&bytes).into(),
            })
        })
    }
}

/// The token in the form of the identity provider, still unread.
pub(crate) struct LogoutToken(pub String);

/// Longest form: 32 KiB.
const FORM: usize = 32 << 10;

#[derive(serde::Deserialize)]
struct LogoutForm {
    logout_token: String,
}

impl FromRequest for LogoutToken {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let mut payload = payload.take();
        Box::pin(async move {
            let app = App::of(&request)?;
            let kind = "application/x-www-form-urlencoded";
            let bytes = bytes_of(&app, &request, &mut payload, kind, FORM).await?;
            let text = std::str::from_utf8(&bytes).map_err(|_| Code::BadRequest)?;
            let form = Query::<LogoutForm>::from_query(text).map_err(|_| Code::BadRequest)?;
            Ok(Self(form.into_inner().logout_token))
        })
    }
}

async fn collect(payload: &mut Payload, limit: usize) -> Result<BytesMut, ApiError> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| ApiError::from(Code::BadRequest).detail("body cut off"))?;
        if bytes.len().saturating_add(chunk.len()) > limit {
            return Err(Code::TooLarge.into());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// Says where, not what: the text of serde quotes the request.
fn fault(error: &serde_json::Error) -> ApiError {
    let what = match error.classify() {
        serde_json::error::Category::Data => "unexpected member or value",
        serde_json::error::Category::Eof => "ends too early",
        serde_json::error::Category::Io | serde_json::error::Category::Syntax => "not JSON",
    };
    ApiError::from(Code::BadRequest).detail(format!(
        "line {} column {}: {what}",
        error.line(),
        error.column()
    ))
}

/// The whole body of a request, if it is of this kind, no longer than `limit` and here in time.
async fn bytes_of(
    app: &App,
    request: &HttpRequest,
    payload: &mut Payload,
    kind: &str,
    limit: usize,
) -> Result<BytesMut, ApiError> {
    if !is(request, kind) {
        return Err(Code::MediaType.into());
    }
    let patience = Duration::from_secs(app.config.limits.body_seconds);
    tokio::time::timeout(patience, collect(payload, limit))
        .await
        .map_err(|_| ApiError::from(Code::BadRequest).detail("body too slow"))?
}

fn is(request: &HttpRequest, wanted: &str) -> bool {
    request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case(wanted))
}
