// SPDX-License-Identifier: EUPL-1.2
//! What a person says is wrong in a thread.

pub(crate) mod say;
pub(crate) mod withdraw;
