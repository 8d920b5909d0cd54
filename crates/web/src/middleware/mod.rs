// SPDX-License-Identifier: EUPL-1.2
//! What happens around every handler, outermost first: `trace`, `headers`, `gate`.

pub(crate) mod gate;
pub(crate) mod headers;
pub(crate) mod rate;
pub(crate) mod trace;
