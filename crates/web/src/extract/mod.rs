// SPDX-License-Identifier: EUPL-1.2
//! What handlers take out of a request. Everything here refuses with a problem document.

mod body;
mod path;
mod session;

pub(crate) use body::{Body, LogoutToken, Longest};
pub(crate) use path::{Path, Query, list};
pub(crate) use session::{Current, Key, Once};
