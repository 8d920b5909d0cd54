// SPDX-License-Identifier: EUPL-1.2
//! `POST units/{dept}/members/{pid}/remove`: access ends at once; the registrar is asked to revoke the certificate.

use actix_web::http::StatusCode;
use mailbox::ids::{Dept, PersonId};
use mailbox::service;

use crate::common::answer::{Answer, once};
use crate::extract::{Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path((dept, pid)): Path<(Dept, PersonId)>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    once(
        &app,
        key.without_body(),
        "remove_member",
        StatusCode::NO_CONTENT,
        move |tx| service::remove_member(tx, &ctx, actor, &dept, pid).map(drop),
    )
    .await
}
