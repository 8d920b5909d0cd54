// SPDX-License-Identifier: EUPL-1.2
//! What insured persons choose from.

pub(crate) mod put;
