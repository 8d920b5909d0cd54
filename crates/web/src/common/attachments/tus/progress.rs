// SPDX-License-Identifier: EUPL-1.2
//! `HEAD attachments/{aid}/upload`: where to go on.

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use mailbox::ids::AttachmentId;

use super::headers::answer;
use crate::common::answer::Answer;
use crate::extract::{Current, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(aid): Path<AttachmentId>,
    request: HttpRequest,
) -> Answer {
    let upload = super::upload(&request, &current, aid)?;
    let ctx = app.ambient.ctx();
    let progress = app.store.upload_progress(upload, &ctx).await?;
    Ok(answer(StatusCode::OK, &progress))
}
