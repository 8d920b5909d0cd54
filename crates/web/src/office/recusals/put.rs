// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/recusals`: the asking clerk must not work on the case. From the answer on it does not exist for her.

use actix_web::http::StatusCode;
use mailbox::ids::ThreadId;
use mailbox::service;

use crate::api::shield::RecusalRequest;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    body: Body<RecusalRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let reason = body.value.reason.into();
    let ctx = app.ambient.ctx();
    once(&app, key, "recuse", StatusCode::NO_CONTENT, move |tx| {
        service::recuse(tx, &ctx, actor, thread, reason)
    })
    .await
}
