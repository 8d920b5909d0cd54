// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/hand-over`: a unit hands a thread on, with everything that the next one needs to read it.

use actix_web::http::StatusCode;
use mailbox::Ciphertext;
use mailbox::ids::ThreadId;
use mailbox::model::{HandOver, NewGrant};
use mailbox::service::{self, ReceiptSigner};

use crate::api::hand_over::{HandOverRequest, HistoryGrant};
use crate::common::answer::{Answer, once};
use crate::common::threads::wire;
use crate::error::ApiError;
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    body: Body<HandOverRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let new = hand_over(body.value)?;
    let (ctx, org) = (app.ambient.ctx(), app.receipts.org().clone());
    let keys = app.store.keys().lookup(&[thread]).await?;
    once(&app, key, "hand_over", StatusCode::NO_CONTENT, move |tx| {
        service::hand_over(tx, &ctx, &org, &keys, actor, thread, &new)
    })
    .await
}

fn hand_over(request: HandOverRequest) -> Result<HandOver, ApiError> {
    let epochs = request.epochs.into_iter().map(wire::new_epoch);
    let history = request.history.into_iter().map(|one: HistoryGrant| {
        let grant = NewGrant {
            epoch: one.epoch,
            member: one.member,
            file: Ciphertext::grant(one.file.0)?,
        };
        Ok((one.lane, grant))
    });
    Ok(HandOver {
        from: request.from,
        to: request.to,
        stays: request.stays,
        notes: request.notes,
        reason: request.reason.into(),
        across: request.across.map(Into::into),
        epochs: epochs.collect::<Result<_, ApiError>>()?,
        history: history.collect::<Result<_, ApiError>>()?,
        gaps: request
            .gaps
            .into_iter()
            .map(|gap| (gap.lane, gap.epoch))
            .collect(),
    })
}
