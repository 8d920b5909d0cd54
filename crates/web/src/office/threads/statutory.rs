// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/statutory`: the statutory deadline of an application is started or ended.

use actix_web::http::StatusCode;
use mailbox::ids::ThreadId;
use mailbox::service;

use crate::api::work::StatutoryRequest;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    body: Body<StatutoryRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let request = body.value;
    let to = request.set.map(|set| (set.rule, set.received));
    let ctx = app.ambient.ctx();
    once(
        &app,
        key,
        "set_statutory",
        StatusCode::NO_CONTENT,
        move |tx| service::set_statutory(tx, &ctx, actor, thread, &request.dept, to),
    )
    .await
}
