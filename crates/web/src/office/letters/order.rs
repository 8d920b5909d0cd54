// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/letters`: a decision goes by post.

use actix_web::http::StatusCode;
use mailbox::ids::ThreadId;
use mailbox::service;

use crate::api::letters::{LetterOrder, LetterOrdered};
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    body: Body<LetterOrder>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let LetterOrder { mid, pid } = body.value;
    let ctx = app.ambient.ctx();
    once(&app, key, "order_letter", StatusCode::CREATED, move |tx| {
        service::order_letter(tx, &ctx, actor, thread, (mid, pid))
            .map(|letter| LetterOrdered { letter })
    })
    .await
}
