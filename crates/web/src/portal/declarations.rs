// SPDX-License-Identifier: EUPL-1.2
//! `POST declarations`: the registrar's answer, that somebody has proven who she is for one message of hers.

use actix_web::http::StatusCode;
use mailbox::service;

use crate::api::announcement::DeclarationRequest;
use crate::common::answer::{Answer, once};
use crate::common::statement::statement;
use crate::extract::{Body, Current, Once};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    body: Body<DeclarationRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let answer = statement(body.value.stmt)?;
    let ctx = app.ambient.ctx();
    once(&app, key, "declare", StatusCode::NO_CONTENT, move |tx| {
        service::declare(tx, &ctx, actor, &answer)
    })
    .await
}
