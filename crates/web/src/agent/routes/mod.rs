// SPDX-License-Identifier: EUPL-1.2
//! Who answers a person whatever she chooses.

pub(crate) mod put;
