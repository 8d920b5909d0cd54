// SPDX-License-Identifier: EUPL-1.2
//! Own sessions on all devices.

pub(crate) mod end;
pub(crate) mod list;
