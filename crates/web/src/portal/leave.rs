// SPDX-License-Identifier: EUPL-1.2
//! `POST access/leave`: the person leaves the portal. All sessions are dead with the answer, this one too.

use actix_web::http::StatusCode;
use mailbox::service;

use crate::common::answer::{Answer, once};
use crate::cookie;
use crate::error::Code;
use crate::extract::{Current, Once};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, key: Once) -> Answer {
    let (pid, here) = (current.pid()?, current.session.new.id);
    let ctx = app.ambient.ctx();
    let mut response = once(
        &app,
        key.without_body(),
        "leave_portal",
        StatusCode::NO_CONTENT,
        move |tx| service::leave_portal(tx, &ctx, pid, here),
    )
    .await?;
    response
        .add_cookie(&cookie::clear(app.face, app.secure))
        .map_err(|_| Code::Internal)?;
    Ok(response)
}
