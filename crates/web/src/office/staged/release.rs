// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/staged/{mid}/release`: a second employee lets a message go.

use actix_web::http::StatusCode;
use mailbox::ids::{MessageId, ThreadId};
use mailbox::service;

use crate::api::staged::ReleaseRequest;
use crate::common::answer::{Answer, once};
use crate::common::statement::statement;
use crate::common::threads::wire;
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path((thread, mid)): Path<(ThreadId, MessageId)>,
    body: Body<ReleaseRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let clearance = current.clearance(&app);
    let key = key.with(body.hash);
    let release = statement(body.value.stmt)?;
    let ctx = app.ambient.ctx();
    let signer = app.receipts.clone();
    let name = "release_message";
    once(&app, key, name, StatusCode::CREATED, move |tx| {
        service::release_message(tx, &ctx, &signer, actor, &clearance, thread, mid, &release)
            .map(wire::accepted)
    })
    .await
}
