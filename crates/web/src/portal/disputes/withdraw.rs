// SPDX-License-Identifier: EUPL-1.2
//! `DELETE threads/{thread}/disputes/{id}`: she takes it back, or agrees to how it was settled.

use actix_web::http::StatusCode;
use mailbox::ids::{DisputeId, ThreadId};
use mailbox::service;

use crate::common::answer::{Answer, once};
use crate::extract::{Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path((thread, id)): Path<(ThreadId, DisputeId)>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    once(
        &app,
        key.without_body(),
        "withdraw_dispute",
        StatusCode::NO_CONTENT,
        move |tx| service::withdraw_dispute(tx, &ctx, actor, thread, id),
    )
    .await
}
