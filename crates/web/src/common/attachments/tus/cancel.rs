// SPDX-License-Identifier: EUPL-1.2
//! `DELETE attachments/{aid}/upload`: the person does not want to send this file.

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use mailbox::ids::AttachmentId;

use super::headers::plain;
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
    app.store.cancel_upload(upload, &ctx).await?;
    Ok(plain(StatusCode::NO_CONTENT).finish())
}
