// SPDX-License-Identifier: EUPL-1.2
//! What changed: a stream, and polling where streams do not pass.

pub(crate) mod poll;
pub(crate) mod stream;
pub(crate) mod topics;
