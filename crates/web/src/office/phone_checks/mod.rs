// SPDX-License-Identifier: EUPL-1.2
//! "I am on the phone with you": the desk's end.

pub(crate) mod commit;
pub(crate) mod reveal;
