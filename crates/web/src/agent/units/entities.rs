// SPDX-License-Identifier: EUPL-1.2
//! `POST units/entities`: which unit works for which legal entity.

use mailbox::ids::Dept;
use mailbox::model::Entity;
use mailbox::service;

use crate::api::hand_over::EntitiesRequest;
use crate::common::answer::{Answer, no_content};
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, body: Body<EntitiesRequest>) -> Answer {
    let items = body.value.items.into_iter();
    let all: Vec<(Dept, Entity)> = items.map(|item| (item.dept, item.entity.into())).collect();
    let ctx = app.ambient.ctx();
    app.store
        .transaction("put_entities", move |tx| {
            service::put_entities(tx, &ctx, &all)
        })
        .await?;
    Ok(no_content())
}
