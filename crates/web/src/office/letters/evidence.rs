// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/evidence`: the evidence of a decision as a file.

use actix_web::http::StatusCode;
use mailbox::ids::ThreadId;
use mailbox::service;

use crate::api::letters::{EvidenceAsk, EvidenceFile};
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    body: Body<EvidenceAsk>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let what = (thread, body.value.mid);
    let signer = app.receipts.clone();
    let ctx = app.ambient.ctx();
    once(&app, key, "evidence_of", StatusCode::OK, move |tx| {
        let lines = service::evidence_of(tx, &ctx, &signer, actor, what)?;
        EvidenceFile::of(&lines)
    })
    .await
}
