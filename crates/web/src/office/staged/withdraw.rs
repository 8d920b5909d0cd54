// SPDX-License-Identifier: EUPL-1.2
//! `DELETE threads/{thread}/staged/{mid}`: its author takes a message back, or takes note of what became of it.

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
    let name = "withdraw_staged";
    once(&app, key, name, StatusCode::NO_CONTENT, move |tx| {
        service::withdraw_staged(tx, &ctx, actor, thread, mid)
    })
    .await
}
