// SPDX-License-Identifier: EUPL-1.2
//! `DELETE threads/{thread}/mention`: the mentioned clerk has the case on her screen.

use actix_web::http::StatusCode;
use mailbox::ids::ThreadId;
use mailbox::service;

use crate::common::answer::{Answer, once};
use crate::extract::{Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    once(
        &app,
        key.without_body(),
        "mention_seen",
        StatusCode::NO_CONTENT,
        move |tx| service::mention_seen(tx, &ctx, actor, thread),
    )
    .await
}
