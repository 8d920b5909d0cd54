// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/staged/{mid}/return`: the second employee gives a message back to its author.

use actix_web::http::StatusCode;
use mailbox::ids::{MessageId, ThreadId};
use mailbox::service;

use crate::common::answer::{Answer, once};
use crate::extract::{Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path((thread, mid)): Path<(ThreadId, MessageId)>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.without_body();
    let ctx = app.ambient.ctx();
    let name = "return_staged";
    once(&app, key, name, StatusCode::NO_CONTENT, move |tx| {
        service::return_staged(tx, &ctx, actor, thread, mid)
    })
    .await
}
