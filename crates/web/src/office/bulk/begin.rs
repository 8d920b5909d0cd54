// SPDX-License-Identifier: EUPL-1.2
//! `POST bulk/threads`: a program writes to one of many, or is told that it goes by letter.

use actix_web::http::StatusCode;
use mailbox::model::BulkOutcome;
use mailbox::service;

use crate::api::bulk::BulkAnswer;
use crate::api::threads::NewThreadRequest;
use crate::common::answer::{Answer, once};
use crate::common::threads::{begin, wire};
use crate::extract::{Body, Current, Once};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    body: Body<NewThreadRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let clearance = current.clearance(&app);
    let key = key.with(body.hash);
    let new = begin::new_thread(body.value, &app.config.limits)?;
    let ctx = app.ambient.ctx();
    // Keys are durable before the grants that need them.
    let keys = app.store.keys().create(new.thread, &ctx).await?;
    let signer = app.receipts.clone();
    once(&app, key, "begin_bulk", StatusCode::OK, move |tx| {
        let became = service::begin_bulk(tx, &ctx, &signer, &keys, actor, &clearance, &new)?;
        Ok(match became {
            BulkOutcome::Sent(accepted) => BulkAnswer {
                sent: Some(wire::accepted(accepted)),
                letter: None,
            },
            BulkOutcome::Letter(why) => BulkAnswer {
                sent: None,
                letter: Some(why.as_str().to_owned()),
            },
        })
    })
    .await
}
