// SPDX-License-Identifier: EUPL-1.2
//! One log event and one measurement per request: route pattern, status, time, ids. Never a path, query, address or body.

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage};
use mailbox::ids::SessionId;
use tracing::Instrument;

use crate::state::App;

/// Id of the asking session, for the log line.
#[derive(Clone, Copy)]
pub(crate) struct Asker(pub SessionId);

/// Gives the request an id, runs it inside a span, writes one line and counts.
pub(crate) async fn trace(
    app: App,
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let started = Instant::now();
    let id = mailbox::chance::uuid_v4(app.ambient.ctx().chance());
    let method = request.method().clone();
    let route = request
        .match_pattern()
        .unwrap_or_else(|| "other".to_owned());
    let span = tracing::info_span!("request", id = %id, face = %app.face, method = %method, route);
    let mut answer = next.call(request).instrument(span.clone()).await?;
    let status = answer.status().as_u16();
    let taken = started.elapsed();
    span.in_scope(|| {
        let session = answer
            .request()
            .extensions()
            .get::<Asker>()
            .map(|asker| asker.0.to_string());
        let ms = u64::try_from(taken.as_millis()).unwrap_or(u64::MAX);
        if status >= 500 {
            tracing::error!(status, ms, session, "request failed");
        } else {
            tracing::info!(status, ms, session, "request");
        }
    });
    let labels = [
        ("face", app.face.name().to_owned()),
        ("method", method.to_string()),
        ("route", route),
        ("status", status.to_string()),
    ];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_seconds", &labels).record(taken.as_secs_f64());
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        answer
            .headers_mut()
            .insert(HeaderName::from_static("x-request-id"), value);
    }
    Ok(answer)
}
