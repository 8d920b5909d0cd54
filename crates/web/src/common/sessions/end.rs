// SPDX-License-Identifier: EUPL-1.2
//! `DELETE sessions/{id}`: ends one of the own sessions.

use actix_web::http::StatusCode;
use mailbox::event::Event;
use mailbox::ids::SessionId;

use crate::common::answer::{Answer, once};
use crate::extract::{Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(id): Path<SessionId>,
    key: Once,
) -> Answer {
    let pid = current.pid()?;
    once(
        &app,
        key.without_body(),
        "end_session",
        StatusCode::NO_CONTENT,
        move |tx| {
            tx.sessions().delete_by_id(pid, id)?;
            tx.emit(Event::Session { pid });
            Ok(())
        },
    )
    .await
}
