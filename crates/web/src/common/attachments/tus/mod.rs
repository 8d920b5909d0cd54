// SPDX-License-Identifier: EUPL-1.2
//! Uploads that go on after a cut: tus 1.0.0 (<https://tus.io/protocols/resumable-upload>) with creation, checksum, expiration and
//! termination. The client names the attachment, so an upload's address is known before it is created. Decision and deviations:
//! docs/UPLOADS.md.

pub(crate) mod append;
pub(crate) mod cancel;
pub(crate) mod create;
mod headers;
pub(crate) mod progress;
