// SPDX-License-Identifier: EUPL-1.2
//! `DELETE sessions/{id}`: ends one of the own sessions.

use actix_web::http::StatusCode;
use mailbox::ids::SessionId;
use mailbox::service;

use crate::common::answer::{Answer, once};
use crate::extract::{Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(id): Path<SessionId>,
    key: Once,
) -> Answer {
    let (pid, here) = (current.pid()?, current.session.new.id);
    let ctx = app.ambient.ctx();
    once(
        &app,
        key.without_body(),
        "end_session",
        StatusCode::NO_CONTENT,
        move |tx| service::end_session(tx, &ctx, pid, here, id),
    )
    .await
}
