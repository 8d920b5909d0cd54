// SPDX-License-Identifier: EUPL-1.2
//! What only the portal has.

pub(crate) mod access;
pub(crate) mod consent;
pub(crate) mod declarations;
pub(crate) mod disputes;
pub(crate) mod drafts;
pub(crate) mod identifications;
pub(crate) mod letter_requests;
pub(crate) mod mail_check;
pub(crate) mod phone_checks;
pub(crate) mod push;
pub(crate) mod records;
pub(crate) mod replies;
pub(crate) mod representations;
pub(crate) mod route;
pub(crate) mod threads;
