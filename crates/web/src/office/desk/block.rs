// SPDX-License-Identifier: EUPL-1.2
//! `POST desk/persons/{pid}/block`: every session of somebody ends with the answer.

use actix_web::http::StatusCode;
use mailbox::ids::PersonId;
use mailbox::service;

use crate::api::desk::BlockRequest;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(pid): Path<PersonId>,
    body: Body<BlockRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let (key, dept) = (key.with(body.hash), body.value.dept);
    let ctx = app.ambient.ctx();
    once(&app, key, "desk_block", StatusCode::NO_CONTENT, move |tx| {
        service::desk_block(tx, &ctx, actor, &dept, pid)
    })
    .await
}
