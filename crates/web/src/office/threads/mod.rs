// SPDX-License-Identifier: EUPL-1.2
//! Work lists.

pub(crate) mod hand_over;
pub(crate) mod state;
pub(crate) mod worklist;
