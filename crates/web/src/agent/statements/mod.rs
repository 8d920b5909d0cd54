// SPDX-License-Identifier: EUPL-1.2
//! Signed statements.

pub(crate) mod put;
