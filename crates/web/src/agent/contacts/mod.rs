// SPDX-License-Identifier: EUPL-1.2
//! Sealed addresses.

pub(crate) mod put;
