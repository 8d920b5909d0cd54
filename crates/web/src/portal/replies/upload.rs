// SPDX-License-Identifier: EUPL-1.2
//! `PUT replies/{id}/files/{aid}`: one file of an answer. Whoever uploads shows the locator of her code in a header.

use actix_web::http::header::HeaderName;
use actix_web::{HttpRequest, web};
use mailbox::ids::{AttachmentId, ReplyCodeId};
use mailbox::service;
use protocol::Hash;
use protocol::reply_code::locator_hash;

use crate::common::answer::Answer;
use crate::common::attachments::upload::receive;
use crate::error::Code;
use crate::extract::Path;
use crate::state::App;

/// Carries the locator: not in the address, which is logged.
const LOCATOR: HeaderName = HeaderName::from_static("siegelpost-reply");

pub(crate) async fn handler(
    app: App,
    Path((id, aid)): Path<(ReplyCodeId, AttachmentId)>,
    request: HttpRequest,
    payload: web::Payload,
) -> Answer {
    let shown = request.headers().get(LOCATOR);
    let shown = shown.and_then(|value| value.to_str().ok()?.parse::<Hash>().ok());
    let locator = shown.ok_or(Code::NotFound)?;
    let hash = locator_hash(locator.as_bytes());
    let ctx = app.ambient.ctx();
    let owner = app
        .store
        .read("reply_owner", move |tx| {
            service::reply_owner(tx, &ctx, (id, hash))
        })
        .await?;
    receive(&app, owner, aid, &request, payload).await
}
