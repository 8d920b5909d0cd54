// SPDX-License-Identifier: EUPL-1.2
//! A new key that the old one vouches for, and freshness of bindings.

pub(crate) mod carryover;
pub(crate) mod fresh;
pub(crate) mod status;
