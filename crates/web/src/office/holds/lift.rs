// SPDX-License-Identifier: EUPL-1.2
//! `DELETE threads/{thread}/holds/{id}`: another employee, who leads a unit of the case, lifts a hold.

use actix_web::http::StatusCode;
use mailbox::ids::{LegalHoldId, ThreadId};
use mailbox::service;

use crate::common::answer::{Answer, once};
use crate::extract::{Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path((thread, id)): Path<(ThreadId, LegalHoldId)>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    once(
        &app,
        key.without_body(),
        "lift_hold",
        StatusCode::NO_CONTENT,
        move |tx| service::lift_hold(tx, &ctx, actor, thread, id),
    )
    .await
}
