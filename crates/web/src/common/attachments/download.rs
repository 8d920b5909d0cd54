// SPDX-License-Identifier: EUPL-1.2
//! `GET attachments/{aid}`: bytes of an attached file in a readable thread, whole or one range.

use actix_web::body::SizedStream;
use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_RANGES, CONTENT_DISPOSITION, CONTENT_RANGE, CONTENT_TYPE, HeaderName, HeaderValue, RANGE,
};
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use futures_util::StreamExt;
use mailbox::ids::AttachmentId;
use mailbox::service;

use super::range::{Wanted, parse};
use crate::api::openings::ReasonQuery;
use crate::common::answer::Answer;
use crate::common::threads::opening;
use crate::error::{ApiError, Code};
use crate::extract::{Current, Path, Query};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(aid): Path<AttachmentId>,
    Query(query): Query<ReasonQuery>,
    request: HttpRequest,
) -> Answer {
    let actor = current.actor()?;
    let clearance = current.clearance(&app);
    let ctx = app.ambient.ctx();
    let found = app
        .store
        .read("read_attachment", move |tx| {
            service::readable_attachment(tx, &ctx, actor, &clearance, aid)
        })
        .await?;
    opening::attachment(&app, &current, aid, query.reason.as_deref()).await?;
    let total = found.size;
    let header = request
        .headers()
        .get(RANGE)
        .and_then(|value| value.to_str().ok());
    let (status, range) = match parse(header, total) {
        Wanted::Whole => (StatusCode::OK, None),
        Wanted::Part(range) => (StatusCode::PARTIAL_CONTENT, Some(range)),
        Wanted::Outside => return outside(total),
    };
    let length = range
        .as_ref()
        .map_or(total, |range| range.end.saturating_sub(range.start));
    let (_, stream) = app.store.blobs().get(&found.blob, range.clone()).await?;
    let mut response = HttpResponse::build(status);
    response
        .insert_header((CONTENT_TYPE, "application/octet-stream"))
        .insert_header((CONTENT_DISPOSITION, "attachment"))
        .insert_header((ACCEPT_RANGES, "bytes"));
    if let Some(range) = range {
        let last = range.end.saturating_sub(1);
        response.insert_header((
            CONTENT_RANGE,
            format!("bytes {}-{last}/{total}", range.start),
        ));
    }
    let stream = stream.map(|piece| piece.map_err(ApiError::from));
    Ok(response.body(SizedStream::new(length, stream)))
}

/// 416 with the length that would have been right.
fn outside(total: u64) -> Answer {
    let mut response = ApiError::from(Code::Range).error_response();
    let name = HeaderName::from_static("content-range");
    let value = HeaderValue::from_str(&format!("bytes */{total}")).map_err(|_| Code::Internal)?;
    response.headers_mut().insert(name, value);
    Ok(response)
}
