// SPDX-License-Identifier: EUPL-1.2
//! `POST letters/{id}/result`: what became of a letter.

use actix_web::http::StatusCode;
use mailbox::ids::LetterJobId;
use mailbox::model::LetterResult;
use mailbox::service;

use crate::api::letters::LetterOutcome;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(id): Path<LetterJobId>,
    body: Body<LetterOutcome>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let result = LetterResult::from(body.value);
    let ctx = app.ambient.ctx();
    let name = "letter_result";
    once(&app, key, name, StatusCode::NO_CONTENT, move |tx| {
        service::letter_result(tx, &ctx, actor, id, result)
    })
    .await
}
