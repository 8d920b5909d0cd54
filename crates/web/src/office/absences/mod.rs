// SPDX-License-Identifier: EUPL-1.2
//! Who is away, and who stands in.

pub(crate) mod end;
pub(crate) mod list;
pub(crate) mod put;
