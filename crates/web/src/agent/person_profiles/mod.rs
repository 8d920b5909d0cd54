// SPDX-License-Identifier: EUPL-1.2
//! Profiles sealed to persons.

pub(crate) mod put;
