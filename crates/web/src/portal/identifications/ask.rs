// SPDX-License-Identifier: EUPL-1.2
//! `POST identifications`: a key that nobody knows yet asks the registrar to have somebody identified, or brings what the provider gave.

use actix_web::http::StatusCode;
use mailbox::{Ciphertext, service};

use crate::api::activation::{IdentificationRequest, RequestAnswer};
use crate::common::answer::{Answer, json};
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, body: Body<IdentificationRequest>) -> Answer {
    let file = Ciphertext::small(body.value.file.0)?;
    let ctx = app.ambient.ctx();
    let request = app
        .store
        .transaction("ask_identification", move |tx| {
            service::ask_identification(tx, &ctx, &file)
        })
        .await?;
    json(StatusCode::ACCEPTED, &RequestAnswer { request })
}
