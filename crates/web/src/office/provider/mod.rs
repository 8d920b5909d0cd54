// SPDX-License-Identifier: EUPL-1.2
//! Staff sign in at the insurer's identity provider too: first there, then with the own key here, and both have to be the
//! same employee's. The web server is a relying party for staff only; insured persons are the registrar's (docs/ARCHITECTURE.md).

pub(crate) mod begin;
pub(crate) mod finish;
pub(crate) mod leave;
pub(crate) mod logout;
mod party;

pub(crate) use self::party::{StaffIdp, refused};
