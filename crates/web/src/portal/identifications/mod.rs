// SPDX-License-Identifier: EUPL-1.2
//! Identification by a provider: sealed both ways.

pub(crate) mod ask;
pub(crate) mod reply;
