// SPDX-License-Identifier: EUPL-1.2
//! Legal holds on threads.

pub(crate) mod lift;
pub(crate) mod set;
