// SPDX-License-Identifier: EUPL-1.2
//! `POST units/shields`: which units nobody outside knows of.

use mailbox::service;

use crate::api::shield::ShieldsRequest;
use crate::common::answer::{Answer, no_content};
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, body: Body<ShieldsRequest>) -> Answer {
    let all = body.value.items;
    let ctx = app.ambient.ctx();
    app.store
        .transaction("put_shields", move |tx| {
            service::put_shields(tx, &ctx, &all)
        })
        .await?;
    Ok(no_content())
}
