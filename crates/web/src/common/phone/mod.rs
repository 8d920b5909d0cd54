// SPDX-License-Identifier: EUPL-1.2
//! Phone checks, as both ends see them.

pub(crate) mod show;
