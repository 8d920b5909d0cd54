// SPDX-License-Identifier: EUPL-1.2
//! Ends of accounts.

pub(crate) mod put;
