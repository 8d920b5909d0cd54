// SPDX-License-Identifier: EUPL-1.2
//! "I am on the phone with you": the person's end.

pub(crate) mod answer;
pub(crate) mod close;
pub(crate) mod open;
