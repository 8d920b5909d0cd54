// SPDX-License-Identifier: EUPL-1.2
//! Acting for somebody.

pub(crate) mod acts;
pub(crate) mod end;
pub(crate) mod grant;
pub(crate) mod invite;
pub(crate) mod list;
pub(crate) mod lookup;
pub(crate) mod status;
