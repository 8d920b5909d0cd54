// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/exclusions`: the insured person or staff keeps somebody out of the thread, by an epoch without him.

use actix_web::http::StatusCode;
use mailbox::ids::ThreadId;
use mailbox::service::{self, ReceiptSigner};

use super::wire;
use crate::api::threads::ExcludeRequest;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    body: Body<ExcludeRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let new = wire::new_epoch(body.value.epoch)?;
    let (ctx, org) = (app.ambient.ctx(), app.receipts.org().clone());
    let keys = app.store.keys().lookup(&[thread]).await?;
    once(&app, key, "exclude", StatusCode::NO_CONTENT, move |tx| {
        service::exclude(tx, &ctx, &org, &keys, actor, thread, &new)
    })
    .await
}
