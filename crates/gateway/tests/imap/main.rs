// SPDX-License-Identifier: EUPL-1.2
//! Mails from a mailbox on a mail server: one of the tests, which dies, lies, says garbage or nothing at any point, and a real Dovecot.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

mod dovecot;
mod faults;
mod garbage;
mod protection;
mod server;
mod support;
mod waiting;
