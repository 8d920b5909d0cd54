// SPDX-License-Identifier: EUPL-1.2
//! Counts beside the work lists.

pub(crate) mod counts;
