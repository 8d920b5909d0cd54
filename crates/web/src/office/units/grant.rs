// SPDX-License-Identifier: EUPL-1.2
//! `POST units/{dept}/grants`: the unit's key, sealed to a colleague.

use actix_web::http::StatusCode;
use mailbox::ids::Dept;
use mailbox::model::NewUnitGrant;
use mailbox::{Ciphertext, service};

use crate::api::office::UnitGrantRequest;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(dept): Path<Dept>,
    body: Body<UnitGrantRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let grant = NewUnitGrant {
        dept,
        epoch: body.value.epoch,
        pid: body.value.pid,
        file: Ciphertext::grant(body.value.file.0)?,
    };
    let ctx = app.ambient.ctx();
    once(&app, key, "grant_unit", StatusCode::NO_CONTENT, move |tx| {
        service::add_unit_grants(tx, &ctx, actor, std::slice::from_ref(&grant))
    })
    .await
}
