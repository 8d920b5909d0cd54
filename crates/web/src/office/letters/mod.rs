// SPDX-License-Identifier: EUPL-1.2
//! Decisions that go by post: a clerk orders, a program of the insurer makes the letter.

pub(crate) mod list;
pub(crate) mod order;
pub(crate) mod printed;
pub(crate) mod result;
pub(crate) mod take;
