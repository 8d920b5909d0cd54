// SPDX-License-Identifier: EUPL-1.2
//! The bridge over HTTP.
#![expect(clippy::unwrap_used, reason = "tests may panic")]

mod bridge;
