// SPDX-License-Identifier: EUPL-1.2
//! Threads, as both sides use them.

pub(crate) mod begin;
pub(crate) mod exclude;
pub(crate) mod grants;
pub(crate) mod heads;
pub(crate) mod messages;
pub(crate) mod opening;
pub(crate) mod openings;
pub(crate) mod read;
pub(crate) mod row;
pub(crate) mod send;
pub(crate) mod show;
pub(crate) mod wire;
