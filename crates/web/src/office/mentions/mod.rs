// SPDX-License-Identifier: EUPL-1.2
//! Colleagues in notes.

pub(crate) mod list;
pub(crate) mod seen;
