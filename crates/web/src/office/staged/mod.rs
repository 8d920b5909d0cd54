// SPDX-License-Identifier: EUPL-1.2
//! Messages of staff that wait for a second employee or for their time.

pub(crate) mod keep;
pub(crate) mod list;
pub(crate) mod list_all;
pub(crate) mod release;
pub(crate) mod send_back;
pub(crate) mod wire;
pub(crate) mod withdraw;
