// SPDX-License-Identifier: EUPL-1.2
//! Decisions that go by post: a clerk orders, a program of the insurer makes the letter. And what proves that one has arrived.

pub(crate) mod evidence;
pub(crate) mod list;
pub(crate) mod order;
pub(crate) mod printed;
pub(crate) mod result;
pub(crate) mod take;
