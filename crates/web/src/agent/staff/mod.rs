// SPDX-License-Identifier: EUPL-1.2
//! All staff with their keys.

pub(crate) mod list;
