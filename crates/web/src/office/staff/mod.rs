// SPDX-License-Identifier: EUPL-1.2
//! Colleagues.

pub(crate) mod list;
