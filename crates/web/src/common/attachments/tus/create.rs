// SPDX-License-Identifier: EUPL-1.2
//! `POST attachments/{aid}/upload`: begins an upload of so many bytes, or finds it again.

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, LOCATION};
use mailbox::ids::AttachmentId;

use super::headers::{answer, number};
use crate::common::answer::Answer;
use crate::error::Code;
use crate::extract::{Current, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(aid): Path<AttachmentId>,
    request: HttpRequest,
) -> Answer {
    let upload = super::upload(&request, &current, aid)?;
    let length = number(request.headers(), "upload-length")?;
    let max = app.config.limits.attachment;
    let ctx = app.ambient.ctx();
    let progress = app.store.create_upload(upload, length, max, &ctx).await?;
    let mut answer = answer(StatusCode::CREATED, &progress);
    let place = HeaderValue::from_str(request.path()).map_err(|_| Code::Internal)?;
    answer.headers_mut().insert(LOCATION, place);
    Ok(answer)
}
