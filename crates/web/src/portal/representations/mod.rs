// SPDX-License-Identifier: EUPL-1.2
//! Acting for somebody.

pub(crate) mod end;
pub(crate) mod list;
