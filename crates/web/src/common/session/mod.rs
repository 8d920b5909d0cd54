// SPDX-License-Identifier: EUPL-1.2
//! Signing in and out.

pub(crate) mod begin;
pub(crate) mod decided;
pub(crate) mod device;
pub(crate) mod end;
pub(crate) mod extend;
pub(crate) mod passkey;
pub(crate) mod passkey_options;
pub(crate) mod password;
pub(crate) mod recovery;
pub(crate) mod recovery_status;
pub(crate) mod show;
