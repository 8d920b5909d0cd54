// SPDX-License-Identifier: EUPL-1.2
//! Somebody who has no account answers with the code of a letter, once.

pub(crate) mod give;
pub(crate) mod lookup;
pub(crate) mod upload;
