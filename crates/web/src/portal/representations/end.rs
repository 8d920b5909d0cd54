// SPDX-License-Identifier: EUPL-1.2
//! `POST representations/end`: one of the two ends a representation; access ends with the answer.

use actix_web::http::StatusCode;
use mailbox::service;

use crate::api::representations::EndRequest;
use crate::common::answer::{Answer, once};
use crate::common::statement::statement;
use crate::extract::{Body, Current, Once};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    body: Body<EndRequest>,
    key: Once,
) -> Answer {
    let pid = current.pid()?;
    let key = key.with(body.hash);
    let end = statement(body.value.stmt)?;
    let ctx = app.ambient.ctx();
    once(
        &app,
        key,
        "end_representation",
        StatusCode::NO_CONTENT,
        move |tx| service::end_representation(tx, &ctx, pid, &end),
    )
    .await
}
