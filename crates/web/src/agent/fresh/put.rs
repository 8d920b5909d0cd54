// SPDX-License-Identifier: EUPL-1.2
//! `POST fresh`: that bindings are current.

use mailbox::service;
use protocol::Signed;
use protocol::statement::Fresh;

use crate::api::agent::FreshRequest;
use crate::common::answer::{Answer, no_content};
use crate::common::statement::statement;
use crate::error::ApiError;
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, body: Body<FreshRequest>) -> Answer {
    let items = body
        .value
        .items
        .into_iter()
        .map(statement)
        .collect::<Result<Vec<Signed<Fresh>>, ApiError>>()?;
    let ctx = app.ambient.ctx();
    app.store
        .transaction("put_fresh", move |tx| service::put_fresh(tx, &ctx, &items))
        .await?;
    Ok(no_content())
}
