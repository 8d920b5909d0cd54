// SPDX-License-Identifier: EUPL-1.2
//! What the registrar brings and fetches. Everything here may be repeated: ids, hashes and replacement make it idempotent.

pub(crate) mod activations;
pub(crate) mod contacts;
pub(crate) mod endings;
pub(crate) mod fresh;
pub(crate) mod matters;
pub(crate) mod person_profiles;
pub(crate) mod profiles;
pub(crate) mod routes;
pub(crate) mod staff;
pub(crate) mod statements;
pub(crate) mod units;
pub(crate) mod work;
