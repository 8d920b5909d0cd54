// SPDX-License-Identifier: EUPL-1.2
//! Uploads that go on after a cut: tus 1.0.0 (<https://tus.io/protocols/resumable-upload>) with creation, checksum, expiration and
//! termination. The client names the attachment, so an upload's address is known before it is created. Decision and deviations:
//! docs/UPLOADS.md.

pub(crate) mod append;
pub(crate) mod cancel;
pub(crate) mod create;
mod headers;
pub(crate) mod progress;

use actix_web::HttpRequest;
use mailbox::blob::Upload;
use mailbox::ids::AttachmentId;

use crate::error::ApiError;
use crate::extract::Current;

/// Which upload a request is about: one of whoever asks, in the version that is spoken.
///
/// # Errors
/// [`crate::error::Code::TusVersion`]; a session that is nobody's.
fn upload(request: &HttpRequest, current: &Current, aid: AttachmentId) -> Result<Upload, ApiError> {
    headers::version(request.headers())?;
    let owner = current.pid()?;
    Ok(Upload { owner, aid })
}
