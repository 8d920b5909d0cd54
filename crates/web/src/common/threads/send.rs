// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/messages`: a message, and before it the new epoch that it may need.

use actix_web::http::StatusCode;
use mailbox::ids::ThreadId;
use mailbox::{model, service};

use super::wire;
use crate::api::threads::SendRequest;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    body: Body<SendRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let clearance = current.clearance(&app);
    let key = key.with(body.hash);
    let mentions = body.value.mentions;
    let new = model::Receiving {
        epoch: body.value.epoch.map(wire::new_epoch).transpose()?,
        message: wire::new_message(body.value.message, &app.config.limits)?,
    };
    let ctx = app.ambient.ctx();
    let keys = app.store.keys().lookup(&[thread]).await?;
    let signer = app.receipts.clone();
    once(&app, key, "send_message", StatusCode::CREATED, move |tx| {
        let accepted =
            service::send_message(tx, &ctx, &signer, &keys, actor, &clearance, thread, &new)?;
        service::mention(tx, &ctx, &new.message.header, &mentions)?;
        Ok(wire::accepted(accepted))
    })
    .await
}
