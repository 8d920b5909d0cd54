// SPDX-License-Identifier: EUPL-1.2
//! `POST units/{dept}/absences/{id}/end`: somebody is back earlier, or does not go.

use actix_web::http::StatusCode;
use mailbox::ids::{AbsenceId, Dept};
use mailbox::service;

use crate::common::answer::{Answer, once};
use crate::extract::{Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path((dept, id)): Path<(Dept, AbsenceId)>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    once(
        &app,
        key.without_body(),
        "end_absence",
        StatusCode::NO_CONTENT,
        move |tx| service::end_absence(tx, &ctx, actor, &dept, id),
    )
    .await
}
