// SPDX-License-Identifier: EUPL-1.2
//! `POST units/{dept}/epochs`: a new key for the unit, e.g. after somebody left it.

use actix_web::http::StatusCode;
use mailbox::Ciphertext;
use mailbox::ids::Dept;
use mailbox::model::NewUnitGrant;
use mailbox::service::{self, RotateUnit};
use protocol::statement::DeptEpoch;

use crate::api::Empty;
use crate::api::office::UnitEpochRequest;
use crate::common::answer::{Answer, once};
use crate::common::statement::statement;
use crate::error::ApiError;
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(dept): Path<Dept>,
    body: Body<UnitEpochRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let request = body.value;
    let epoch = statement::<DeptEpoch>(request.stmt.stmt.clone())?
        .payload()
        .epoch;
    let grants = request
        .grants
        .into_iter()
        .map(|grant| {
            let file = Ciphertext::grant(grant.file.0)?;
            Ok(NewUnitGrant {
                dept: dept.clone(),
                epoch,
                pid: grant.pid,
                file,
            })
        })
        .collect::<Result<_, ApiError>>()?;
    let new = RotateUnit {
        dept,
        stmt: request.stmt,
        grants,
        link: Ciphertext::grant(request.link.0)?,
    };
    let ctx = app.ambient.ctx();
    once(&app, key, "rotate_unit", StatusCode::CREATED, move |tx| {
        service::rotate_unit(tx, &ctx, actor, &new).map(|()| Empty {})
    })
    .await
}
