// SPDX-License-Identifier: EUPL-1.2
//! The inbox.

pub(crate) mod inbox;
pub(crate) mod tray;
