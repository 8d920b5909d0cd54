// SPDX-License-Identifier: EUPL-1.2
//! `POST statements`: keeps signed statements and lets them take effect on access.

use mailbox::service;

use crate::api::agent::StatementsRequest;
use crate::common::answer::{Answer, no_content};
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, body: Body<StatementsRequest>) -> Answer {
    let items = body.value.items;
    let ctx = app.ambient.ctx();
    app.store
        .transaction("accept_statements", move |tx| {
            items
                .iter()
                .try_for_each(|item| service::accept_statement(tx, &ctx, item))
        })
        .await?;
    Ok(no_content())
}
