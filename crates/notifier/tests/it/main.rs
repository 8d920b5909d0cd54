// SPDX-License-Identifier: EUPL-1.2
//! Tests of the notifier as a whole.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests may unwrap"
)]

mod architecture;
mod content;
mod dane;
mod dkim;
mod faults;
#[path = "../../../mailbox/tests/shared/migrated.rs"]
mod migrated;
mod phrases;
mod postfix;
mod pushes;
mod relays;
mod returns;
mod spam;
mod support;
mod thousands;
mod transport;
mod worker;
