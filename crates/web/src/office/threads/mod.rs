// SPDX-License-Identifier: EUPL-1.2
//! Work lists.

pub(crate) mod hand_over;
pub(crate) mod here;
pub(crate) mod medical;
pub(crate) mod present;
pub(crate) mod resubmission;
pub(crate) mod state;
pub(crate) mod statutory;
pub(crate) mod worklist;
