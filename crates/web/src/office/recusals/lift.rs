// SPDX-License-Identifier: EUPL-1.2
//! `DELETE threads/{thread}/recusals/{pid}`: whoever leads the unit takes a colleague's word back.

use actix_web::http::StatusCode;
use mailbox::ids::{PersonId, ThreadId};
use mailbox::service;

use crate::common::answer::{Answer, once};
use crate::extract::{Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path((thread, pid)): Path<(ThreadId, PersonId)>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    once(
        &app,
        key.without_body(),
        "lift_recusal",
        StatusCode::NO_CONTENT,
        move |tx| service::lift_recusal(tx, &ctx, actor, thread, pid),
    )
    .await
}
