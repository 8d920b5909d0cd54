// SPDX-License-Identifier: EUPL-1.2
//! `POST letters/{id}/take`: one run of a program makes this letter, and for a while nobody else.

use actix_web::http::StatusCode;
use mailbox::ids::LetterJobId;
use mailbox::service;

use crate::api::letters::{LetterTake, LetterTaken};
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(id): Path<LetterJobId>,
    body: Body<LetterTake>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let LetterTake { lease } = body.value;
    let ctx = app.ambient.ctx();
    once(&app, key, "take_letter", StatusCode::OK, move |tx| {
        service::take_letter(tx, &ctx, actor, id, lease).map(|(job, until)| LetterTaken {
            letter: job.into(),
            until: until.secs(),
        })
    })
    .await
}
