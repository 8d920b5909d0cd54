// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/reply-codes/{id}/revocation`: a clerk takes a code back.

use actix_web::http::StatusCode;
use mailbox::ids::{ReplyCodeId, ThreadId};
use mailbox::service;

use crate::api::replies::ReplyCodeRevocation;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path((thread, id)): Path<(ThreadId, ReplyCodeId)>,
    body: Body<ReplyCodeRevocation>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let ReplyCodeRevocation { dept } = body.value;
    let ctx = app.ambient.ctx();
    let name = "revoke_reply_code";
    once(&app, key, name, StatusCode::NO_CONTENT, move |tx| {
        service::revoke_reply_code(tx, &ctx, actor, thread, (id, &dept))
    })
    .await
}
