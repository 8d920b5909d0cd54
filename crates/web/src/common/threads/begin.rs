// SPDX-License-Identifier: EUPL-1.2
//! `POST threads`: epochs, grants and first message of a new thread.

use actix_web::http::StatusCode;
use mailbox::{model, service};

use super::wire;
use crate::api::threads::NewThreadRequest;
use crate::common::answer::{Answer, once};
use crate::config::Limits;
use crate::error::ApiError;
use crate::extract::{Body, Current, Once};
use crate::state::App;

/// What somebody begins, parsed.
pub(crate) fn new_thread(
    request: NewThreadRequest,
    limits: &Limits,
) -> Result<model::NewThread, ApiError> {
    Ok(model::NewThread {
        thread: request.thread,
        subject: request.subject,
        matter: request.matter,
        class: request.class,
        epochs: request
            .epochs
            .into_iter()
            .map(wire::new_epoch)
            .collect::<Result<_, ApiError>>()?,
        message: wire::new_message(request.message, limits)?,
    })
}

pub(crate) async fn handler(
    app: App,
    current: Current,
    body: Body<NewThreadRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let clearance = current.clearance(&app);
    let key = key.with(body.hash);
    let new = new_thread(body.value, &app.config.limits)?;
    let ctx = app.ambient.ctx();
    // Keys are durable before the grants that need them.
    let keys = app.store.keys().create(new.thread, &ctx).await?;
    let signer = app.receipts.clone();
    once(&app, key, "create_thread", StatusCode::CREATED, move |tx| {
        service::create_thread(tx, &ctx, &signer, &keys, actor, &clearance, &new)
            .map(wire::accepted)
    })
    .await
}
