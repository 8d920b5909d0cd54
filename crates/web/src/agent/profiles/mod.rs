// SPDX-License-Identifier: EUPL-1.2
//! Sealed profiles.

pub(crate) mod put;
