// SPDX-License-Identifier: EUPL-1.2
//! `POST phone-checks/{id}/answer`: the person answers the desk's commitment with her draw.

use actix_web::http::StatusCode;
use mailbox::ids::PhoneCheckId;
use mailbox::service;

use crate::api::desk::PhoneStep;
use crate::common::answer::{Answer, once};
use crate::common::statement::statement;
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(id): Path<PhoneCheckId>,
    body: Body<PhoneStep>,
    key: Once,
) -> Answer {
    let pid = current.pid()?;
    let key = key.with(body.hash);
    let answer = statement(body.value.stmt)?;
    let ctx = app.ambient.ctx();
    once(
        &app,
        key,
        "answer_phone_check",
        StatusCode::NO_CONTENT,
        move |tx| service::answer_phone_check(tx, &ctx, pid, id, &answer),
    )
    .await
}
