// SPDX-License-Identifier: EUPL-1.2
//! `POST desk/requests`: a sealed question for the registrar.

use actix_web::http::StatusCode;
use mailbox::{Ciphertext, service};

use crate::api::activation::RequestAnswer;
use crate::api::desk::DeskRequest;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    body: Body<DeskRequest>,
    key: Once,
) -> Answer {
    let key = key.with(body.hash);
    let dept = body.value.dept;
    let file = Ciphertext::small(body.value.file.0)?;
    let ctx = app.ambient.ctx();
    once(&app, key, "ask_desk", StatusCode::ACCEPTED, move |tx| {
        let request = service::ask_desk(tx, &ctx, &current.session, &dept, &file)?;
        Ok(RequestAnswer { request })
    })
    .await
}
