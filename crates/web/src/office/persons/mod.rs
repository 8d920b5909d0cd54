// SPDX-License-Identifier: EUPL-1.2
//! Persons of readable threads.

pub(crate) mod show;
