// SPDX-License-Identifier: EUPL-1.2
//! `POST letters/{id}/printed`: a letter is the print shop's, made of the decision with this hash.

use actix_web::http::StatusCode;
use mailbox::ids::LetterJobId;
use mailbox::service;

use crate::api::letters::LetterPrinted;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(id): Path<LetterJobId>,
    body: Body<LetterPrinted>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let LetterPrinted { lease, document } = body.value;
    let ctx = app.ambient.ctx();
    let name = "letter_printed";
    once(&app, key, name, StatusCode::NO_CONTENT, move |tx| {
        service::letter_printed(tx, &ctx, actor, id, (lease, document))
    })
    .await
}
