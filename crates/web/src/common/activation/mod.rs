// SPDX-License-Identifier: EUPL-1.2
//! From the letter to an open inbox.

pub(crate) mod complete;
pub(crate) mod lookup;
pub(crate) mod status;
