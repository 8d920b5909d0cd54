// SPDX-License-Identifier: EUPL-1.2
//! `PUT units/{dept}/matters`: a unit's words about its matters in place of those that the lead has seen.

use actix_web::http::StatusCode;
use mailbox::ids::Dept;
use mailbox::model::MatterWords;
use mailbox::service;

use crate::api::offers::{OfferRequest, OfferSaved};
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(dept): Path<Dept>,
    body: Body<OfferRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let before = body.value.expected_version;
    let words: Vec<MatterWords> = body.value.items.into_iter().map(Into::into).collect();
    let ctx = app.ambient.ctx();
    once(&app, key, "put_unit_matters", StatusCode::OK, move |tx| {
        let version = service::put_unit_matters(tx, &ctx, actor, &dept, before, &words)?;
        Ok(OfferSaved { version })
    })
    .await
}
