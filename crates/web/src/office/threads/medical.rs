// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/medical`: papers for the Medical Service are asked for in this case, or no more.

use actix_web::http::StatusCode;
use mailbox::ids::ThreadId;
use mailbox::service;

use crate::api::threads::MedicalRequest;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    body: Body<MedicalRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let MedicalRequest { dept, asks } = body.value;
    let ctx = app.ambient.ctx();
    once(
        &app,
        key,
        "ask_medical",
        StatusCode::NO_CONTENT,
        move |tx| service::ask_medical(tx, &ctx, actor, thread, &dept, asks),
    )
    .await
}
