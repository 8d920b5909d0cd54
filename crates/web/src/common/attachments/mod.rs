// SPDX-License-Identifier: EUPL-1.2
//! Attachment bytes in and out, as streams.

pub(crate) mod download;
pub(crate) mod range;
pub(crate) mod tus;
pub(crate) mod upload;
