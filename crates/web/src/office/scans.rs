// SPDX-License-Identifier: EUPL-1.2
//! `POST attachments/{aid}/scan`: what the scanner of the insurer's network said of a file, for the record.

use actix_web::http::StatusCode;
use mailbox::ids::AttachmentId;
use mailbox::service;

use crate::api::scans::ScanRequest;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(aid): Path<AttachmentId>,
    body: Body<ScanRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let clearance = current.clearance(&app);
    let key = key.with(body.hash);
    let request = body.value;
    let ctx = app.ambient.ctx();
    once(&app, key, "note_scan", StatusCode::NO_CONTENT, move |tx| {
        let verdict = request.verdict.into();
        let signatures = request
            .signatures
            .as_ref()
            .map(|version| version.0.as_str());
        service::note_scan(tx, &ctx, actor, &clearance, aid, verdict, signatures)
    })
    .await
}
