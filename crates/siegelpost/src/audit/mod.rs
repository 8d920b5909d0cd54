// SPDX-License-Identifier: EUPL-1.2
//! The chain of audit entries: sealing beside the listeners, export for auditors, and the check that needs nothing but files.

pub mod export;
pub mod line;
pub mod sealer;
pub mod verify;
