// SPDX-License-Identifier: EUPL-1.2
//! Freshness statements.

pub(crate) mod put;
