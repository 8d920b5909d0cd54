// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/resubmission`: a Wiedervorlage is set or taken away.

use actix_web::http::StatusCode;
use mailbox::ids::ThreadId;
use mailbox::service;

use crate::api::work::ResubmissionRequest;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    body: Body<ResubmissionRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let request = body.value;
    let to = request.set.map(|set| (set.day, set.reason));
    let ctx = app.ambient.ctx();
    once(
        &app,
        key,
        "set_resubmission",
        StatusCode::NO_CONTENT,
        move |tx| service::set_resubmission(tx, &ctx, actor, thread, &request.dept, to),
    )
    .await
}
