// SPDX-License-Identifier: EUPL-1.2
//! All staff with their keys, and their accounts at the identity provider.

pub(crate) mod accounts;
pub(crate) mod list;
