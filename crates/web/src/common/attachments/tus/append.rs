// SPDX-License-Identifier: EUPL-1.2
//! `PATCH attachments/{aid}/upload`: the next bytes. What is answered is on the disk.

use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{HttpRequest, web};
use mailbox::blob::ChunkTerms;
use mailbox::ids::AttachmentId;

use super::headers::{answer, checksum, number};
use crate::common::answer::Answer;
use crate::common::attachments::upload::pumped;
use crate::error::Code;
use crate::extract::{Current, Path};
use crate::state::App;

/// What a chunk calls itself.
const KIND: &[u8] = b"application/offset+octet-stream";

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(aid): Path<AttachmentId>,
    request: HttpRequest,
    payload: web::Payload,
) -> Answer {
    let upload = super::upload(&request, &current, aid)?;
    let headers = request.headers();
    if headers
        .get(CONTENT_TYPE)
        .is_none_or(|kind| kind.as_bytes() != KIND)
    {
        return Err(Code::MediaType.into());
    }
    let terms = ChunkTerms {
        offset: number(headers, "upload-offset")?,
        announced: number(headers, "content-length")?,
        sha256: checksum(headers)?,
    };
    let ctx = app.ambient.ctx();
    let (pump, bytes) = pumped(&app, payload);
    let append = app.store.append_chunk(upload, terms, bytes, &ctx);
    // The store decides: when it refuses, the rest of the body is not read.
    let ((), progress) = tokio::join!(pump, append);
    Ok(answer(StatusCode::NO_CONTENT, &progress?))
}
