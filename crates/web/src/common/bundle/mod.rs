// SPDX-License-Identifier: EUPL-1.2
//! The own key bundle.

pub(crate) mod put;
pub(crate) mod show;
pub(crate) mod wire;
