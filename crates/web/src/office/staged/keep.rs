// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/staged`: a message that is to be released, or to be sent later.

use actix_web::http::StatusCode;
use mailbox::ids::ThreadId;
use mailbox::service::ReceiptSigner;
use mailbox::{Timestamp, model, service};

use crate::api::staged::{StageReason, StageRequest, StagedAnswer};
use crate::common::answer::{Answer, once};
use crate::common::threads::wire;
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    body: Body<StageRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let clearance = current.clearance(&app);
    let key = key.with(body.hash);
    let request = body.value;
    let new = model::NewStaged {
        epoch: request.epoch.map(wire::new_epoch).transpose()?,
        message: wire::new_message(request.message, &app.config.limits)?,
        reason: match request.reason {
            StageReason::Release => model::StageReason::Release,
            StageReason::Later => model::StageReason::Later,
        },
        asked: request.asked,
        due_at: request.at.map(Timestamp::from_secs),
    };
    let ctx = app.ambient.ctx();
    let keys = app.store.keys().lookup(&[thread]).await?;
    let org = app.receipts.org().clone();
    once(&app, key, "stage_message", StatusCode::CREATED, move |tx| {
        service::stage_message(tx, &ctx, &org, &keys, actor, &clearance, thread, &new).map(|at| {
            StagedAnswer {
                staged_at: at.secs(),
            }
        })
    })
    .await
}
