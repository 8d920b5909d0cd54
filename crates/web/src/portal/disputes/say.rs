// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/disputes`: something in it is wrong.

use actix_web::http::StatusCode;
use mailbox::ids::ThreadId;
use mailbox::service;

use crate::api::disputes::{DisputeAnswer, DisputeRequest};
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    body: Body<DisputeRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let DisputeRequest { about, said } = body.value;
    let ctx = app.ambient.ctx();
    once(&app, key, "dispute", StatusCode::CREATED, move |tx| {
        let id = service::dispute(tx, &ctx, actor, thread, about, said)?;
        Ok(DisputeAnswer { id })
    })
    .await
}
