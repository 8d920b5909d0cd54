// SPDX-License-Identifier: EUPL-1.2
//! `POST bulk/questions`: who has which insurance number, sealed to the registrar. Its answer comes where those to desks do.

use actix_web::http::StatusCode;
use mailbox::{Ciphertext, service};

use crate::api::activation::RequestAnswer;
use crate::api::bulk::BulkQuestion;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    body: Body<BulkQuestion>,
    key: Once,
) -> Answer {
    let key = key.with(body.hash);
    let dept = body.value.dept;
    let file = Ciphertext::small(body.value.file.0)?;
    let ctx = app.ambient.ctx();
    once(
        &app,
        key,
        "ask_recipients",
        StatusCode::ACCEPTED,
        move |tx| {
            let request = service::ask_recipients(tx, &ctx, &current.session, &dept, &file)?;
            Ok(RequestAnswer { request })
        },
    )
    .await
}
