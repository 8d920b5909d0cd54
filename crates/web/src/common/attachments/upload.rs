// SPDX-License-Identifier: EUPL-1.2
//! `PUT attachments/{aid}`: streams an age file into the blob store. The header is judged as soon as it is complete.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_LENGTH;
use actix_web::{HttpRequest, web};
use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use mailbox::StoreError;
use mailbox::blob::PutLimits;
use mailbox::ids::{AttachmentId, PersonId};
use tokio::sync::mpsc;

use crate::api::threads::AttachmentItem;
use crate::common::answer::{Answer, json};
use crate::error::Code;
use crate::extract::{Current, Path};
use crate::state::App;

/// Pieces between the connection and the disk. One has up to 128 KiB (what actix-http reads at once), and every upload
/// under way may hold them all.
const WINDOW: usize = 1;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(aid): Path<AttachmentId>,
    request: HttpRequest,
    payload: web::Payload,
) -> Answer {
    receive(&app, current.pid()?, aid, &request, payload).await
}

/// Takes a file in for whoever it belongs to.
///
/// # Errors
/// `length-required`, and whatever the store refuses.
pub(crate) async fn receive(
    app: &App,
    owner: PersonId,
    aid: AttachmentId,
    request: &HttpRequest,
    payload: web::Payload,
) -> Answer {
    let announced = request
        .headers()
        .get(CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse().ok())
        .ok_or(Code::LengthRequired)?;
    let limits = PutLimits {
        max: app.config.limits.attachment,
        announced: Some(announced),
    };
    let (pump, bytes) = pumped(app, payload);
    let ctx = app.ambient.ctx();
    let upload = app.store.upload_attachment(owner, aid, bytes, limits, &ctx);
    // The upload decides: when it refuses, the rest of the body is not read.
    let ((), uploaded) = tokio::join!(pump, upload);
    let stored = uploaded?.stored;
    let answer = AttachmentItem {
        aid,
        size: stored.size,
        sha256: stored.sha256,
    };
    json(StatusCode::CREATED, &answer)
}

/// The body as a stream for the store, and what moves it there; both have to be driven.
pub(super) fn pumped(
    app: &App,
    payload: web::Payload,
) -> (
    impl Future<Output = ()>,
    impl Stream<Item = Result<Bytes, StoreError>> + Send,
) {
    let (sender, receiver) = mpsc::channel(WINDOW);
    let patience = Duration::from_secs(app.config.limits.body_seconds);
    let bytes = futures_util::stream::unfold(receiver, |mut receiver| async {
        receiver.recv().await.map(|piece| (piece, receiver))
    });
    (pump(payload, sender, patience), bytes)
}

/// Moves the body from the connection, which belongs to this thread, to the store, which may work on any.
async fn pump(
    mut payload: web::Payload,
    sender: mpsc::Sender<Result<Bytes, StoreError>>,
    patience: Duration,
) {
    loop {
        let piece = match tokio::time::timeout(patience, payload.next()).await {
            Ok(None) => return,
            Ok(Some(Ok(piece))) => Ok(piece),
            // Broken off or too slow: the store throws away what it has.
            Ok(Some(Err(_))) | Err(_) => Err(StoreError::Invalid("truncated")),
        };
        let broken = piece.is_err();
        if sender.send(piece).await.is_err() || broken {
            return;
        }
    }
}
