// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/holds`: nothing of this case is deleted while it is held.

use actix_web::http::StatusCode;
use mailbox::ids::ThreadId;
use mailbox::service;

use crate::api::retention::{HoldAnswer, HoldRequest};
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    body: Body<HoldRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let HoldRequest { dept, reason } = body.value;
    let ctx = app.ambient.ctx();
    once(&app, key, "set_hold", StatusCode::CREATED, move |tx| {
        let id = service::set_hold(tx, &ctx, actor, thread, &dept, reason)?;
        Ok(HoldAnswer { id })
    })
    .await
}
