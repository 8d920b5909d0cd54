// SPDX-License-Identifier: EUPL-1.2
//! Questions to the registrar.

pub(crate) mod answer;
pub(crate) mod lease;
