// SPDX-License-Identifier: EUPL-1.2
//! The desk.

pub(crate) mod access;
pub(crate) mod ask;
pub(crate) mod block;
pub(crate) mod reply;
