// SPDX-License-Identifier: EUPL-1.2
//! `POST contact/code`: another code to the address that waits, or the first one to the address that the insurer knows.

use actix_web::http::StatusCode;
use mailbox::service;

use crate::api::contact::ContactAnswer;
use crate::common::answer::{Answer, once};
use crate::extract::{Current, Once};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, key: Once) -> Answer {
    let pid = current.pid()?;
    let ctx = app.ambient.ctx();
    once(
        &app,
        key.without_body(),
        "resend_contact_code",
        StatusCode::ACCEPTED,
        move |tx| {
            service::resend_contact_code(tx, &ctx, pid)?;
            let view = service::contact_view(tx, &ctx, pid)?;
            Ok(ContactAnswer::of(view, tx.policy()))
        },
    )
    .await
}
