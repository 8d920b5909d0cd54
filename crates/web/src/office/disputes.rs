// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/disputes/{id}/settlement`: the unit has looked into what a person disputes, and answered.

use actix_web::http::StatusCode;
use mailbox::ids::{DisputeId, ThreadId};
use mailbox::service;

use crate::api::disputes::SettlementRequest;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn settle(
    app: App,
    current: Current,
    Path((thread, id)): Path<(ThreadId, DisputeId)>,
    body: Body<SettlementRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let SettlementRequest { dept, outcome } = body.value;
    let ctx = app.ambient.ctx();
    let name = "settle_dispute";
    once(&app, key, name, StatusCode::NO_CONTENT, move |tx| {
        service::settle_dispute(tx, &ctx, actor, (thread, id), &dept, outcome)
    })
    .await
}
