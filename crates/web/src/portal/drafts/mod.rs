// SPDX-License-Identifier: EUPL-1.2
//! Drafts, sealed to the person who writes them.

pub(crate) mod list;
pub(crate) mod put;
pub(crate) mod remove;
pub(crate) mod show;
