// SPDX-License-Identifier: EUPL-1.2
//! `POST letter-requests`: somebody without an account asks for an activation letter. The server cannot read who; the answer is always the same.

use actix_web::http::StatusCode;
use mailbox::{Ciphertext, service};

use crate::api::activation::LetterRequest;
use crate::common::answer::{Answer, json};
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, body: Body<LetterRequest>) -> Answer {
    let file = Ciphertext::small(body.value.file.0)?;
    let ctx = app.ambient.ctx();
    app.store
        .transaction("ask_for_letter", move |tx| {
            service::ask_for_letter(tx, &ctx, &file)
        })
        .await?;
    json(StatusCode::ACCEPTED, &crate::api::Empty {})
}
