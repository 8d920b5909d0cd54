// SPDX-License-Identifier: EUPL-1.2
//! Own units and their keys.

pub(crate) mod directory;
pub(crate) mod epoch;
pub(crate) mod grant;
pub(crate) mod list;
pub(crate) mod overview;
pub(crate) mod remove_member;
