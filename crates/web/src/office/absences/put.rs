// SPDX-License-Identifier: EUPL-1.2
//! `POST units/{dept}/absences`: somebody is away, perhaps with a deputy.

use actix_web::http::StatusCode;
use mailbox::Timestamp;
use mailbox::ids::Dept;
use mailbox::service::{self, NewAbsence};

use crate::api::work::{AbsenceAnswer, AbsenceRequest};
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(dept): Path<Dept>,
    body: Body<AbsenceRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let new = NewAbsence {
        pid: body.value.pid,
        from: Timestamp::from_secs(body.value.from),
        until: Timestamp::from_secs(body.value.until),
        deputy: body.value.deputy,
    };
    let ctx = app.ambient.ctx();
    once(&app, key, "put_absence", StatusCode::CREATED, move |tx| {
        let id = service::put_absence(tx, &ctx, actor, &dept, new)?;
        Ok(AbsenceAnswer { id })
    })
    .await
}
