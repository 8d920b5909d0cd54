// SPDX-License-Identifier: EUPL-1.2
//! What everybody may know.

pub(crate) mod config;
pub(crate) mod show;
