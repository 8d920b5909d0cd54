// SPDX-License-Identifier: EUPL-1.2
//! What a unit offers of its matters.

pub(crate) mod list;
pub(crate) mod put;
pub(crate) mod versions;
