// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/read`: everything up to an index has been looked at.

use actix_web::http::StatusCode;
use mailbox::ids::ThreadId;
use mailbox::service;

use crate::api::threads::ReadRequest;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    body: Body<ReadRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let idx = body.value.idx;
    let level = current.session.new.level;
    let ctx = app.ambient.ctx();
    once(&app, key, "mark_read", StatusCode::NO_CONTENT, move |tx| {
        service::mark_read(tx, &ctx, actor, thread, idx, level)
    })
    .await
}
