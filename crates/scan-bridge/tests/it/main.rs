// SPDX-License-Identifier: EUPL-1.2
//! The bridge over HTTP.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

mod bridge;
