// SPDX-License-Identifier: EUPL-1.2
//! What programs write to many people at once.

pub(crate) mod ask;
pub(crate) mod begin;
pub(crate) mod recipients;
