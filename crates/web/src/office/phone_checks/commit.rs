// SPDX-License-Identifier: EUPL-1.2
//! `POST phone-checks`: a desk joins the check that a person has open, and commits to its draw.

use actix_web::http::StatusCode;
use mailbox::model::PhoneCheckView;
use mailbox::service;

use crate::api::desk::{PhoneCheck, PhoneStep};
use crate::common::answer::{Answer, once};
use crate::common::statement::statement;
use crate::extract::{Body, Current, Once};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    body: Body<PhoneStep>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let commit = statement(body.value.stmt)?;
    let ctx = app.ambient.ctx();
    once(
        &app,
        key,
        "commit_phone_check",
        StatusCode::CREATED,
        move |tx| {
            let check = service::commit_phone_check(tx, &ctx, actor, &commit)?;
            Ok(PhoneCheck::from(PhoneCheckView {
                check,
                keycard: None,
                statements: Vec::new(),
            }))
        },
    )
    .await
}
