// SPDX-License-Identifier: EUPL-1.2
//! The evidence of one decision as a file: `admin evidence` writes it, `audit verify-evidence` checks it and
//! says in words what it proves, with nothing but files.

pub mod export;
pub mod proof;
pub mod verify;
