// SPDX-License-Identifier: EUPL-1.2
//! Activation codes.

pub(crate) mod create;
