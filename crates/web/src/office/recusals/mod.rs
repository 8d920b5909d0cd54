// SPDX-License-Identifier: EUPL-1.2
//! Clerks who must not work on a case.

pub(crate) mod lift;
pub(crate) mod put;
