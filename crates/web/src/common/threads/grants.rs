// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/grants`: any member seals a thread key to another member once more.

use actix_web::http::StatusCode;
use mailbox::ids::ThreadId;
use mailbox::service;

use super::wire;
use crate::api::threads::GrantsRequest;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    body: Body<GrantsRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let lane = body.value.lane;
    let grants = wire::grants(body.value.grants)?;
    let ctx = app.ambient.ctx();
    let keys = app.store.keys().lookup(&[thread]).await?;
    once(&app, key, "add_grants", StatusCode::NO_CONTENT, move |tx| {
        service::add_grants(tx, &ctx, &keys, actor, thread, lane, &grants)
    })
    .await
}
