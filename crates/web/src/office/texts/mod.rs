// SPDX-License-Identifier: EUPL-1.2
//! Text modules of a unit.

pub(crate) mod list;
pub(crate) mod put;
pub(crate) mod versions;
