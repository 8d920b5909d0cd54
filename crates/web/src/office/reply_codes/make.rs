// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/reply-codes`: a clerk has made a code for a letter.

use actix_web::http::StatusCode;
use mailbox::ids::ThreadId;
use mailbox::service;

use crate::api::replies::ReplyCodeRequest;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    body: Body<ReplyCodeRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let made = body.value.checked()?;
    let ctx = app.ambient.ctx();
    let name = "make_reply_code";
    once(&app, key, name, StatusCode::CREATED, move |tx| {
        service::make_reply_code(tx, &ctx, actor, thread, &made)
    })
    .await
}
