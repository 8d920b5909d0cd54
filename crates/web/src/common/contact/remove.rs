// SPDX-License-Identifier: EUPL-1.2
//! `DELETE contact`: no address any more, and so no notifications.

use actix_web::http::StatusCode;
use mailbox::service;

use crate::common::answer::{Answer, once};
use crate::extract::{Current, Once};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, key: Once) -> Answer {
    let (pid, here) = (current.pid()?, current.session.new.id);
    let ctx = app.ambient.ctx();
    once(
        &app,
        key.without_body(),
        "remove_contact",
        StatusCode::NO_CONTENT,
        move |tx| service::remove_contact(tx, &ctx, pid, here),
    )
    .await
}
