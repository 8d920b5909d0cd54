// SPDX-License-Identifier: EUPL-1.2
//! `POST phone-checks`: the person presses the button.

use actix_web::http::StatusCode;
use mailbox::model::PhoneCheckView;
use mailbox::service;

use crate::api::desk::PhoneCheck;
use crate::common::answer::{Answer, once};
use crate::extract::{Current, Once};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, key: Once) -> Answer {
    let pid = current.pid()?;
    let ctx = app.ambient.ctx();
    once(
        &app,
        key.without_body(),
        "open_phone_check",
        StatusCode::CREATED,
        move |tx| {
            let check = service::open_phone_check(tx, &ctx, pid)?;
            Ok(PhoneCheck::from(PhoneCheckView {
                check,
                keycard: None,
                statements: Vec::new(),
            }))
        },
    )
    .await
}
