// SPDX-License-Identifier: EUPL-1.2
//! `POST attachments/{aid}/forwarding`: a sealed file was handed to the Medical Service as it is.

use actix_web::http::StatusCode;
use mailbox::ids::AttachmentId;
use mailbox::service;

use crate::api::office::ForwardingRequest;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(aid): Path<AttachmentId>,
    body: Body<ForwardingRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let clearance = current.clearance(&app);
    let key = key.with(body.hash);
    let dept = body.value.dept;
    let ctx = app.ambient.ctx();
    once(
        &app,
        key,
        "forward_attachment",
        StatusCode::NO_CONTENT,
        move |tx| service::forward_attachment(tx, &ctx, actor, &clearance, aid, &dept),
    )
    .await
}
