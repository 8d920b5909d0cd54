// SPDX-License-Identifier: EUPL-1.2
//! What the program makes of mails, without a server.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

mod answers;
mod nasty;
mod reading;
