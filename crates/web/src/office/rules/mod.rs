// SPDX-License-Identifier: EUPL-1.2
//! Who gets the new cases of a unit.

pub(crate) mod list;
pub(crate) mod put;
pub(crate) mod tests;
pub(crate) mod trial;
