// SPDX-License-Identifier: EUPL-1.2
//! Codes in paper letters, for one answer without an account.

pub(crate) mod make;
pub(crate) mod revoke;
