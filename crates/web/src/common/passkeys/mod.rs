// SPDX-License-Identifier: EUPL-1.2
//! Own passkeys.

pub(crate) mod list;
pub(crate) mod options;
pub(crate) mod register;
pub(crate) mod remove;
