// SPDX-License-Identifier: EUPL-1.2
//! Keys of units.

pub(crate) mod entities;
pub(crate) mod grants;
pub(crate) mod shields;
