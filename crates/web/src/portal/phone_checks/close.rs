// SPDX-License-Identifier: EUPL-1.2
//! `DELETE phone-checks/{id}`: the person ends it.

use actix_web::http::StatusCode;
use mailbox::ids::PhoneCheckId;
use mailbox::service;

use crate::common::answer::{Answer, once};
use crate::extract::{Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(id): Path<PhoneCheckId>,
    key: Once,
) -> Answer {
    let pid = current.pid()?;
    let ctx = app.ambient.ctx();
    once(
        &app,
        key.without_body(),
        "close_phone_check",
        StatusCode::NO_CONTENT,
        move |tx| service::close_phone_check(tx, &ctx, pid, id),
    )
    .await
}
